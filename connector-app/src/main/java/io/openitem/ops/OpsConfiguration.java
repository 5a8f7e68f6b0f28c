package io.openitem.ops;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.Outcome;
import io.openitem.domain.SapBookedDocument;
import io.openitem.portal.Downloads;
import io.openitem.posting.DeskRules;
import io.openitem.posting.PostingResolution;
import io.openitem.posting.PostingRetry;
import io.openitem.processor.Processors;
import io.openitem.store.ConservationStore;
import io.openitem.store.PostingCounts;
import io.openitem.store.PostingDesk;
import io.openitem.store.PostingReader;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The back office's operations, health and metrics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpsSettings.class)
public class OpsConfiguration {

  @Bean
  PostingAnswer postingAnswer(
      PostingReader postings, PostingDesk desk, DeskRules rules, Clock clock) {
    return new PostingAnswer(postings, desk, rules, clock);
  }

  @Bean
  ListPostings listPostings(PostingReader postings, Clock clock) {
    return new ListPostings(postings, clock);
  }

  @Bean
  GetPosting getPosting(PostingAnswer answers) {
    return new GetPosting(answers);
  }

  @Bean
  RetryPosting retryPosting(PostingRetry retry, PostingAnswer answers) {
    return new RetryPosting(retry, answers);
  }

  @Bean
  ResolvePosting resolvePosting(
      PostingDesk desk,
      DeskRules rules,
      PostingResolution resolution,
      PostingAnswer answers,
      Clock clock) {
    return new ResolvePosting(desk, rules, resolution, answers, clock);
  }

  /** Micrometer finds it by itself. */
  @Bean
  PostingGauges postingGauges(PostingCounts counts, OpsSettings settings, Clock clock) {
    return new PostingGauges(counts, settings, clock);
  }

  /** The health component {@code postings}, by its name. */
  @Bean
  PostingsHealthIndicator postingsHealthIndicator(PostingGauges gauges, OpsSettings settings) {
    return new PostingsHealthIndicator(gauges, settings);
  }

  @Bean
  @SuppressWarnings("unchecked") // The contract of the route find-sap-documents.
  ConservationCheck conservationCheck(
      ConservationStore store,
      Processors processors,
      CamelContext camel,
      OpsSettings settings,
      Clock clock) {
    ProducerTemplate routes = camel.createProducerTemplate();
    return new ConservationCheck(
        store,
        processors,
        question ->
            (Outcome<List<SapBookedDocument>>)
                routes.requestBody("direct:find-sap-documents", question),
        settings,
        clock);
  }

  @Bean
  GetReconciliation getReconciliation(
      ConservationStore store,
      ConservationCheck check,
      CompanyCodes companyCodes,
      OpsSettings settings,
      Downloads downloads,
      Clock clock) {
    return new GetReconciliation(
        new DayBooks(store, check, companyCodes, settings, clock), downloads, clock);
  }

  /** The health component {@code conservation}, by its name. */
  @Bean
  ConservationHealthIndicator conservationHealthIndicator(ConservationStore store) {
    return new ConservationHealthIndicator(store);
  }
}
