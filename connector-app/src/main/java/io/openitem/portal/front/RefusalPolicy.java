package io.openitem.portal.front;

import io.openitem.domain.ProblemException;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.spi.CamelContextCustomizer;

/**
 * The policy of all routes towards refusals: they end the route and are the caller's to read, no
 * fault that the log has to tell of. Everything else is logged and goes up to the front.
 */
public final class RefusalPolicy implements CamelContextCustomizer {

  @Override
  public void configure(CamelContext camel) {
    try {
      camel.addRoutesConfigurations(
          new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
              routeConfiguration()
                  .onException(ProblemException.class)
                  .logExhausted(false)
                  .logStackTrace(false);
            }
          });
    } catch (Exception e) {
      throw new IllegalStateException("the routes' policy cannot be set", e);
    }
  }
}
