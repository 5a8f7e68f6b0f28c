package io.openitem.payment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.Ids;
import io.openitem.posting.PostingPlanner;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import io.openitem.store.PaymentEvents;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.support.TransactionTemplate;

/** From a request to captured money: the bean steps of the routes, named as their classes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
public class PaymentConfiguration {

  @Bean
  Processors processors(List<Processor> processors) {
    return new Processors(processors);
  }

  /** Everything of this package, put together once. */
  @Bean
  PaymentParts paymentParts(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      CompanyCodes companyCodes,
      Processors processors,
      PaymentEvents events,
      PostingPlanner planner,
      PaymentSettings settings,
      Ids ids,
      Clock clock) {
    JsonMapper json = JsonMapper.builder().build();
    return new PaymentParts(
        jdbc, transactions, companyCodes, processors, events, planner, settings, json, ids, clock);
  }

  /** The threads that ask about payments; never more than the followers need. */
  @Bean
  ThreadPoolTaskExecutor chargeFollowers(PaymentSettings settings) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("charge-follower-");
    executor.setCorePoolSize(settings.followersMax());
    executor.setMaxPoolSize(settings.followersMax());
    executor.setQueueCapacity(settings.followersMax());
    executor.setAllowCoreThreadTimeOut(true);
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.setAwaitTerminationSeconds(20);
    return executor;
  }

  @Bean
  CreatePayment createPayment(PaymentParts parts) {
    return parts.createPayment();
  }

  @Bean
  QuotePayment quotePayment(PaymentParts parts) {
    return parts.quotePayment();
  }

  @Bean
  CancelPayment cancelPayment(PaymentParts parts) {
    return parts.cancelPayment();
  }

  @Bean
  ListPaymentMethods listPaymentMethods(PaymentParts parts) {
    return parts.listPaymentMethods();
  }

  @Bean
  ReceiveWebhook receiveWebhook(PaymentParts parts) {
    return parts.receiveWebhook();
  }

  @Bean
  ApplyWebhooks applyWebhooks(PaymentParts parts) {
    return parts.applyWebhooks();
  }

  @Bean
  ChargeWaker chargeWaker(PaymentParts parts, Executor chargeFollowers) {
    return parts.chargeWaker(chargeFollowers);
  }
}
