package io.openitem;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The connector: everything below this package, wired by one configuration class a folder. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {

  /** The time, in UTC; business days are worked out in each company code's own zone. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Identifiers. */
  @Bean
  io.openitem.domain.Ids ids(Clock clock) {
    return new io.openitem.domain.Ids(clock);
  }
}
