package io.openitem.portal;

import io.openitem.portal.contract.Contract;
import io.openitem.portal.front.CamelHandOver;
import io.openitem.portal.front.ContainerConfiguration;
import io.openitem.portal.front.FrontMapping;
import io.openitem.portal.front.FrontSettings;
import io.openitem.portal.front.HandOver;
import io.openitem.portal.front.ProblemWriter;
import io.openitem.portal.front.RefusalPolicy;
import io.openitem.portal.front.RouteCheck;
import io.openitem.portal.identity.IdentityConfiguration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/** Binds the contracts to HTTP. Needs a {@link java.time.Clock} and a {@link CamelContext}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrontSettings.class)
@PropertySource("classpath:portal/front.properties")
@Import({IdentityConfiguration.class, ContainerConfiguration.class})
public class PortalConfiguration {

  /** What portals and the back office call. */
  @Bean
  public Contract apiContract() {
    return Contract.load(Contract.API);
  }

  /** What processors call. */
  @Bean
  public Contract webhookContract() {
    return Contract.load(Contract.WEBHOOKS);
  }

  /** Writes problem documents. */
  @Bean
  public ProblemWriter problemWriter(FrontSettings settings) {
    return new ProblemWriter(settings);
  }

  /** What all routes do with refusals. */
  @Bean
  public RefusalPolicy refusalPolicy() {
    return new RefusalPolicy();
  }

  /** Hands over to the routes. */
  @Bean
  public HandOver handOver(CamelContext camel) {
    return new CamelHandOver(camel);
  }

  /** Binds every path and method of the contracts. */
  @Bean
  public FrontMapping frontMapping(
      Contract apiContract,
      Contract webhookContract,
      HandOver handOver,
      ProblemWriter problems,
      FrontSettings settings) {
    return new FrontMapping(List.of(apiContract, webhookContract), handOver, problems, settings);
  }

  /** Refuses the start when contract and routes differ. */
  @Bean
  public CamelContextConfiguration routeCheck(List<Contract> contracts) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext camel) {
        try {
          camel.addStartupListener(new RouteCheck(camel, contracts));
        } catch (Exception e) {
          throw new IllegalStateException("the routes cannot be checked", e);
        }
      }

      @Override
      public void afterApplicationStart(CamelContext camel) {
        // The startup listener runs before the connector counts as started; nothing is left here.
      }
    };
  }
}
