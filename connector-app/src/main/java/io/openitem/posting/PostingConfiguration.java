package io.openitem.posting;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.ClosedPeriod;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Ids;
import io.openitem.store.Doorbell;
import io.openitem.store.Lanes;
import io.openitem.store.Outbox;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PostedPayments;
import io.openitem.store.PostingActions;
import io.openitem.store.PostingAttempts;
import io.openitem.store.PostingDesk;
import io.openitem.store.PostingPlans;
import io.openitem.store.PostingWatch;
import io.openitem.store.Postings;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

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

  @Bean
  ReversalPlanner reversalPlanner(
      PostingPlans plans,
      Outbox outbox,
      PaymentEvents events,
      Ids ids,
      Clock clock,
      PostingSettings settings) {
    return new ReversalPlanner(plans, outbox, events, ids, clock, settings);
  }

  @Bean
  ClosedPeriods closedPeriods(CompanyCodes companyCodes, PostingSettings settings) {
    // Of a company code that left customizing, nobody says that it may be moved.
    return new ClosedPeriods(
        code ->
            companyCodes
                .find(code)
                .map(CompanyCodeCustomizing::closedPeriod)
                .orElse(ClosedPeriod.PARK),
        settings);
  }

  @Bean
  PostingDecisions postingDecisions(PostingSettings settings, ClosedPeriods closedPeriods) {
    return new PostingDecisions(settings, closedPeriods);
  }

  @Bean
  PostingClaims postingClaims(
      TransactionTemplate transactions,
      Lanes lanes,
      PaymentEvents events,
      Ids ids,
      Clock clock,
      PostingSettings settings) {
    return new PostingClaims(transactions, lanes, events, ids, clock, settings);
  }

  @Bean
  PostingNews postingNews(PostedPayments payments, PaymentEvents events) {
    return new PostingNews(payments, events);
  }

  @Bean
  PostingRecorder postingRecorder(
      TransactionTemplate transactions,
      PostingDecisions decisions,
      Lanes lanes,
      Postings postings,
      PostingAttempts attempts,
      PostingNews news,
      PostingWaker waker,
      Clock clock,
      PostingSettings settings) {
    return new PostingRecorder(
        transactions, decisions, lanes, postings, attempts, news, waker, clock, settings);
  }

  @Bean
  DeskRules deskRules(PostingSettings settings) {
    return new DeskRules(settings);
  }

  @Bean
  PostingRetry postingRetry(
      TransactionTemplate transactions,
      PostingDesk desk,
      PostingActions actions,
      Outbox outbox,
      DeskRules rules,
      Ids ids,
      Clock clock,
      PostingSettings settings) {
    return new PostingRetry(transactions, desk, actions, outbox, rules, ids, clock, settings);
  }

  @Bean
  PostingResolution postingResolution(
      TransactionTemplate transactions,
      PostingDesk desk,
      Postings postings,
      PostingAttempts attempts,
      PostingActions actions,
      Lanes lanes,
      PostingNews news,
      DeskRules rules,
      Ids ids,
      Clock clock,
      PostingSettings settings) {
    return new PostingResolution(
        transactions, desk, postings, attempts, actions, lanes, news, rules, ids, clock, settings);
  }

  @Bean
  PostingSteps postingSteps(
      PostingClaims claims, PostingRecorder recorder, Clock clock, PostingSettings settings) {
    return new PostingSteps(claims, recorder, clock, settings);
  }

  /** Rung when a posting becomes due. */
  @Bean
  Doorbell postingDoorbell(Clock clock) {
    return new Doorbell(clock);
  }

  @Bean
  PostingWaker postingWaker(
      TransactionTemplate transactions,
      PostingWatch watch,
      Lanes lanes,
      PostingNews news,
      Doorbell postingDoorbell,
      Clock clock,
      PostingSettings settings) {
    return new PostingWaker(transactions, watch, lanes, news, postingDoorbell, clock, settings);
  }

  @Bean
  PostingLoops postingLoops(
      TransactionTemplate transactions,
      Outbox outbox,
      ConnectionFactory connections,
      Doorbell outboxDoorbell,
      PostingWaker postingWaker,
      Doorbell postingDoorbell,
      PostingSettings settings) {
    BrokerSender sender = new BrokerSender(connections);
    OutboxRelay relay = new OutboxRelay(transactions, outbox, sender, settings.relayBatchRowsMax());
    return new PostingLoops(relay, sender, outboxDoorbell, postingWaker, postingDoorbell, settings);
  }
}
