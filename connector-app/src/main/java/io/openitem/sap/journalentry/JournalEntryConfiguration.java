package io.openitem.sap.journalentry;

import io.openitem.customizing.CompanyCodes;
import io.openitem.mapping.Mappings;
import io.openitem.sap.SapConnections;
import io.openitem.sap.document.AnswerTable;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of the journal entry routes. */
@Configuration(proxyBeanMethods = false)
public class JournalEntryConfiguration {

  @Bean
  JournalEntrySender journalEntrySender(
      SapConnections connections,
      Mappings mappings,
      AnswerTable answerTable,
      @Value("${openitem.posting.call-time-limit:30s}") Duration callTimeLimit) {
    return new JournalEntrySender(connections, mappings, answerTable, callTimeLimit);
  }

  @Bean
  JournalEntrySteps journalEntrySteps(
      CompanyCodes companyCodes, JournalEntrySender sender, Clock clock) {
    return new JournalEntrySteps(companyCodes, sender, clock);
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
