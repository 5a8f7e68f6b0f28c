package io.openitem.customizing;

import io.openitem.deployment.DeployedFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The customizing in effect. */
@Configuration(proxyBeanMethods = false)
public class CustomizingConfiguration {

  @Bean
  CompanyCodes companyCodes(DeployedFiles files) {
    return CompanyCodes.read(files);
  }

  @Bean
  PortalCustomizing portalCustomizing(DeployedFiles files) {
    return PortalCustomizing.read(files);
  }

  @Bean
  Organisations organisations(DeployedFiles files) {
    return Organisations.read(files);
  }
}
