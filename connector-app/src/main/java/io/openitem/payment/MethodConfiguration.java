package io.openitem.payment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openitem.domain.Ids;
import io.openitem.processor.Processors;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The bean steps that change an organisation's methods, named as their classes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MethodSettings.class)
public class MethodConfiguration {

  @Bean
  MethodParts methodParts(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Processors processors,
      MethodSettings settings,
      Ids ids,
      Clock clock) {
    JsonMapper json = JsonMapper.builder().build();
    return new MethodParts(jdbc, transactions, processors, settings, json, ids, clock);
  }

  @Bean
  AddPaymentMethod addPaymentMethod(MethodParts parts) {
    return parts.addPaymentMethod();
  }

  @Bean
  RemovePaymentMethod removePaymentMethod(MethodParts parts) {
    return parts.removePaymentMethod();
  }

  @Bean
  SetDefaultPaymentMethod setDefaultPaymentMethod(MethodParts parts) {
    return parts.setDefaultPaymentMethod();
  }
}
