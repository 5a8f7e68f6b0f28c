package io.openitem.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What callers may read. */
@Configuration(proxyBeanMethods = false)
public class ReadModelConfiguration {

  @Bean
  AccountReader accountReader(JdbcClient jdbc) {
    return new AccountReader(jdbc);
  }

  @Bean
  InvoiceReader invoiceReader(JdbcClient jdbc) {
    return new InvoiceReader(jdbc);
  }

  @Bean
  StatementReader statementReader(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new StatementReader(jdbc, transactions);
  }

  @Bean
  BillingPdfs billingPdfs(JdbcClient jdbc) {
    return new BillingPdfs(jdbc);
  }

  @Bean
  PaymentReader paymentReader(JdbcClient jdbc, ObjectMapper json) {
    return new PaymentReader(jdbc, json);
  }

  @Bean
  PaymentHistory paymentHistory(JdbcClient jdbc, ObjectMapper json) {
    return new PaymentHistory(jdbc, json);
  }

  @Bean
  PostingReader postingReader(JdbcClient jdbc, ObjectMapper json) {
    return new PostingReader(jdbc, json);
  }

  @Bean
  PostingCounts postingCounts(JdbcClient jdbc) {
    return new PostingCounts(jdbc);
  }
}
