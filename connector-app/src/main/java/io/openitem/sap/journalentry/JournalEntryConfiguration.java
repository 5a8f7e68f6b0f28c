package io.openitem.sap.journalentry;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.mapping.Mappings;
import io.openitem.sap.SapConnections;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of the journal entry routes. */
@Configuration(proxyBeanMethods = false)
public class JournalEntryConfiguration {

  /**
   * The sender.
   *
   * @throws IllegalArgumentException when customizing names a SAP system that is not configured
   */
  @Bean
  JournalEntrySender journalEntrySender(
      SapConnections connections,
      Mappings mappings,
      DeployedFiles files,
      CompanyCodes companyCodes,
      @Value("${openitem.posting.call-time-limit:30s}") Duration callTimeLimit) {
    companyCodes.all().forEach(customizing -> connections.to(customizing.sapSystem()));
    return new JournalEntrySender(connections, mappings, AnswerTable.read(files), callTimeLimit);
  }

  @Bean
  JournalEntrySteps journalEntrySteps(
      CompanyCodes companyCodes, Mappings mappings, JournalEntrySender sender, Clock clock) {
    return new JournalEntrySteps(companyCodes, mappings, sender, clock);
  }

  @Bean
  JournalEntryQuestions journalEntryQuestions(CompanyCodes companyCodes) {
    return new JournalEntryQuestions(companyCodes);
  }

  @Bean
  DocumentQuestions documentQuestions(CompanyCodes companyCodes) {
    return new DocumentQuestions(companyCodes);
  }

  @Bean
  BooksQuestions booksQuestions(CompanyCodes companyCodes) {
    return new BooksQuestions(companyCodes);
  }
}
