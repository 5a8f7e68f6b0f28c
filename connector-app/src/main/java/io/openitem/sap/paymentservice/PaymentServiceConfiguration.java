package io.openitem.sap.paymentservice;

import io.openitem.customizing.CompanyCodes;
import io.openitem.sap.document.AnswerTable;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of the payment service's routes. */
@Configuration(proxyBeanMethods = false)
public class PaymentServiceConfiguration {

  @Bean
  PaymentServiceSteps paymentServiceSteps(
      CompanyCodes companyCodes,
      AnswerTable answerTable,
      Clock clock,
      @Value("${openitem.posting.call-time-limit:30s}") Duration callTimeLimit) {
    return new PaymentServiceSteps(companyCodes, answerTable, clock, callTimeLimit);
  }
}
