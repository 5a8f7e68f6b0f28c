package io.openitem.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Ids;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox, the history of payments and the posting sets. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

  /** Rung when a commit has left something to send. */
  @Bean
  Doorbell outboxDoorbell(Clock clock) {
    return new Doorbell(clock);
  }

  @Bean
  Outbox outbox(JdbcClient jdbc, Clock clock, Doorbell outboxDoorbell) {
    return new Outbox(jdbc, clock, outboxDoorbell);
  }

  @Bean
  PaymentEvents paymentEvents(
      JdbcClient jdbc, Clock clock, Ids ids, ObjectMapper json, Outbox outbox) {
    return new PaymentEvents(jdbc, clock, ids, json, outbox);
  }

  @Bean
  PostingContentJson postingContentJson(ObjectMapper json) {
    return new PostingContentJson(json);
  }

  @Bean
  PostingPlans postingPlans(JdbcClient jdbc, PostingContentJson contents) {
    return new PostingPlans(jdbc, contents);
  }

  @Bean
  PaymentPostings paymentPostings(JdbcClient jdbc, PostingContentJson contents) {
    return new PaymentPostings(jdbc, contents);
  }

  @Bean
  PostingAttempts postingAttempts(JdbcClient jdbc, ObjectMapper json) {
    return new PostingAttempts(jdbc, json);
  }

  @Bean
  Lanes lanes(
      JdbcClient jdbc, PostingAttempts attempts, PostingContentJson contents, Outbox outbox) {
    return new Lanes(jdbc, attempts, contents, outbox);
  }

  @Bean
  Postings postings(JdbcClient jdbc) {
    return new Postings(jdbc);
  }

  @Bean
  PostedPayments postedPayments(JdbcClient jdbc) {
    return new PostedPayments(jdbc);
  }

  @Bean
  PostingWatch postingWatch(JdbcClient jdbc, PostingAttempts attempts, Outbox outbox) {
    return new PostingWatch(jdbc, attempts, outbox);
  }

  @Bean
  PostingDesk postingDesk(JdbcClient jdbc, PostingContentJson contents) {
    return new PostingDesk(jdbc, contents);
  }

  @Bean
  PostingActions postingActions(JdbcClient jdbc, ObjectMapper json) {
    return new PostingActions(jdbc, json);
  }

  @Bean
  ConservationStore conservationStore(JdbcClient jdbc) {
    return new ConservationStore(jdbc);
  }
}
