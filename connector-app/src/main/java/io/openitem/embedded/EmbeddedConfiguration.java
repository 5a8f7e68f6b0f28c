package io.openitem.embedded;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the embedded engines where nothing else is configured: PostgreSQL unless {@code
 * spring.datasource.url} is given, Artemis unless {@code openitem.broker.url} is given.
 */
@Configuration(proxyBeanMethods = false)
public class EmbeddedConfiguration {

  /** PostgreSQL, where no {@code spring.datasource.url} is given. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(
      name = "spring.datasource.url",
      havingValue = "embedded",
      matchIfMissing = true)
  public static class Database {

    /** The server, and a file with its URL for whoever wants to look inside. */
    @Bean
    EmbeddedDatabase embeddedDatabase(@Value("${openitem.data}") Path data) throws IOException {
      EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("postgres"));
      Files.writeString(data.resolve("postgres.url"), database.jdbcUrl() + "\n");
      return database;
    }

    /** The pool of connections to it. */
    @Bean
    HikariDataSource dataSource(
        EmbeddedDatabase database,
        @Value("${spring.datasource.hikari.maximum-pool-size}") int poolMax) {
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl(database.jdbcUrl());
      pool.setPoolName("openitem");
      pool.setMaximumPoolSize(poolMax);
      return pool;
    }
  }

  /** Artemis, where no {@code openitem.broker.url} is given. */
  @Bean
  @ConditionalOnProperty(
      name = "openitem.broker.url",
      havingValue = EmbeddedBroker.URL,
      matchIfMissing = true)
  EmbeddedBroker embeddedBroker(@Value("${openitem.data}") Path data) {
    return EmbeddedBroker.start(data.resolve("artemis"));
  }

  /** What the embedded broker does, for whoever watches; others bring their own figures. */
  @Bean
  @ConditionalOnProperty(
      name = "openitem.broker.url",
      havingValue = EmbeddedBroker.URL,
      matchIfMissing = true)
  MeterBinder embeddedBrokerMeters(EmbeddedBroker broker) {
    return registry -> {
      FunctionCounter.builder("openitem.broker.cycles", broker, EmbeddedBroker::cycles)
          .description("Messages sent, received and acknowledged")
          .register(registry);
      Gauge.builder("openitem.broker.waiting", broker, EmbeddedBroker::waiting)
          .description("Messages that wait in all queues")
          .register(registry);
    };
  }
}
