package io.openitem.sap.odata;

import io.openitem.sap.SapConnections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the component known to Camel by its scheme. */
@Configuration(proxyBeanMethods = false)
public class SapODataConfiguration {

  /**
   * The component {@code sap-odata:}.
   *
   * @param connections the connections to the systems of the settings
   * @return the component
   */
  @Bean("sap-odata")
  public SapODataComponent sapODataComponent(SapConnections connections) {
    return new SapODataComponent(connections);
  }
}
