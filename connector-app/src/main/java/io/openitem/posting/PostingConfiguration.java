package io.openitem.posting;

import io.openitem.domain.Ids;
import io.openitem.store.Outbox;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PostingPlans;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The posting mechanism. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostingSettings.class)
public class PostingConfiguration {

  @Bean
  PostingPlanner postingPlanner(
      PostingPlans plans,
      Outbox outbox,
      PaymentEvents events,
      Ids ids,
      Clock clock,
      PostingSettings settings) {
    return new PostingPlanner(plans, outbox, events, ids, clock, settings);
  }
}
