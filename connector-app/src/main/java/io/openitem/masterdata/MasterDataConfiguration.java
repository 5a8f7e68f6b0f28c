package io.openitem.masterdata;

import io.openitem.customizing.CompanyCodes;
import io.openitem.customizing.PortalCustomizing;
import io.openitem.store.AccountReader;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step that shows master data. */
@Configuration(proxyBeanMethods = false)
public class MasterDataConfiguration {

  @Bean
  GetAccount getAccount(
      AccountReader accounts,
      CompanyCodes companyCodes,
      PortalCustomizing customizing,
      Clock clock) {
    return new GetAccount(accounts, companyCodes, customizing, clock);
  }
}
