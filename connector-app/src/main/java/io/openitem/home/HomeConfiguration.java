package io.openitem.home;

import io.openitem.customizing.CompanyCodes;
import io.openitem.customizing.PortalCustomizing;
import io.openitem.payment.ListPaymentMethods;
import io.openitem.store.AccountReader;
import io.openitem.store.HomeReader;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step of the portal's home. */
@Configuration(proxyBeanMethods = false)
public class HomeConfiguration {

  @Bean
  GetHome getHome(
      AccountReader accounts,
      HomeReader figures,
      ListPaymentMethods methods,
      CompanyCodes companyCodes,
      PortalCustomizing customizing,
      Clock clock) {
    return new GetHome(accounts, figures, methods, companyCodes, customizing, clock);
  }
}
