package io.openitem.sap;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the connections of the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SapSettings.class)
public class SapConfiguration {

  /**
   * The connections to all SAP systems.
   *
   * @param settings {@code openitem.sap}
   * @param clock the application's clock
   * @return the connections, closed with the application
   */
  @Bean
  public SapConnections sapConnections(SapSettings settings, Clock clock) {
    return SapConnections.of(settings, clock);
  }
}
