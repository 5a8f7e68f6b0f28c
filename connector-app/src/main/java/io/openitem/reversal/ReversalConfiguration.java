package io.openitem.reversal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.Ids;
import io.openitem.payment.PaymentSettings;
import io.openitem.posting.ReversalPlanner;
import io.openitem.processor.Processors;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PaymentPostings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that moves again: the bean steps of the routes, named as their classes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReversalSettings.class)
public class ReversalConfiguration {

  /** Everything of this package, put together once. */
  @Bean
  ReversalParts reversalParts(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      CompanyCodes companyCodes,
      Processors processors,
      PaymentEvents events,
      PaymentPostings postings,
      ReversalPlanner planner,
      PaymentSettings settings,
      Ids ids,
      Clock clock) {
    return new ReversalParts(
        jdbc,
        transactions,
        companyCodes,
        processors,
        events,
        postings,
        planner,
        settings,
        JsonMapper.builder().build(),
        ids,
        clock);
  }

  @Bean
  RefundPayment refundPayment(ReversalParts parts) {
    return parts.refundPayment();
  }

  @Bean
  ApplyReversals applyReversals(ReversalParts parts) {
    return parts.applyReversals();
  }

  @Bean
  ReversalFollower reversalFollower(ReversalParts parts) {
    return parts.reversalFollower();
  }

  @Bean
  SweepMovements sweepMovements(ReversalParts parts, ReversalSettings settings) {
    return parts.sweepMovements(settings);
  }
}
