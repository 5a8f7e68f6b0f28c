package io.openitem.portal.users;

import io.openitem.customizing.CustomizingConfiguration;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.RouteFiles;
import io.openitem.domain.Ids;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.OperationsConfiguration;
import io.openitem.portal.PortalConfiguration;
import io.openitem.portal.PortalJson;
import io.openitem.portal.contract.Contract;
import io.openitem.portal.mail.MailConfiguration;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sap.SapAuth;
import io.openitem.sap.SapConnections;
import io.openitem.sap.Secret;
import io.openitem.sap.odata.SapODataComponent;
import io.openitem.store.ReadModelConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A connector as far as users need it: the real front, door, routes and steps; operations that have
 * nothing to do with users answer with an empty object.
 */
final class UserReplica implements AutoCloseable {

  private static final Set<String> OPERATIONS =
      Set.of(
          "registerUser",
          "activateUser",
          "login",
          "logout",
          "requestPasswordReset",
          "resetPassword",
          "inviteUser",
          "listUsers",
          "removeUser",
          "getMailSettings",
          "setMailSettings",
          "listAccounts",
          "listInvoices");

  private final ServletWebServerApplicationContext context;

  private UserReplica(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  /** Starts on a free port, at this time, with settings such as {@code a.b=c}. */
  static UserReplica start(Clock clock, List<String> settings) {
    return new UserReplica(
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(App.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock))
                .properties(
                    "server.port=0",
                    "server.address=127.0.0.1",
                    "spring.config.name=users-test",
                    "spring.main.banner-mode=off",
                    "logging.level.root=warn",
                    "logging.level.io.openitem=info",
                    "spring.datasource.hikari.maximum-pool-size=8",
                    "openitem.registration.look-every-millis=50",
                    "openitem.registration.first-back-off=100ms",
                    "openitem.mail.look-every-millis=50",
                    "openitem.mail.first-back-off=100ms",
                    "openitem.users.hash-memory=7168",
                    "openitem.users.hash-iterations=1")
                .properties(settings.toArray(String[]::new))
                .run());
  }

  /** Where it is reached. */
  String url() {
    return "http://127.0.0.1:" + context.getWebServer().getPort();
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @Import({
    PortalConfiguration.class,
    OperationsConfiguration.class,
    ReadModelConfiguration.class,
    CustomizingConfiguration.class,
    UserConfiguration.class,
    UserOperations.class,
    MailConfiguration.class
  })
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    CamelAutoConfiguration.class
  })
  static class App {

    @Bean
    Ids ids(Clock clock) {
      return new Ids(clock);
    }

    @Bean
    DeployedFiles deployedFiles(@Value("${openitem.overrides:}") String overrides) {
      return overrides.isEmpty()
          ? DeployedFiles.packaged()
          : DeployedFiles.withOverrides(Path.of(overrides));
    }

    @Bean
    SapConnections sapConnections(@Value("${test.sap}") URI sap, Clock clock) {
      return new SapConnections(
          Map.of(
              "s4",
              io.openitem.sap.SapSystem.at(
                  sap,
                  new SapAuth.Basic(SapSystem.USER, Secret.of("value:" + SapSystem.PASSWORD)))),
          clock);
    }

    @Bean
    CamelContextConfiguration userRoutes(DeployedFiles files, SapConnections connections) {
      return new CamelContextConfiguration() {
        @Override
        public void beforeApplicationStart(CamelContext camel) {
          camel.addComponent("sap-odata", new SapODataComponent(connections));
          camel.getShutdownStrategy().setTimeout(5);
          RouteFiles routes = new RouteFiles(files);
          OPERATIONS.forEach(operation -> routes.load(camel, operation));
          routes.load(camel, "checkRegistrations", "sendMails", "tidyUsers");
        }

        @Override
        public void afterApplicationStart(CamelContext camel) {
          // Nothing is loaded once Camel runs.
        }
      };
    }

    @Bean
    RouteBuilder others(List<Contract> contracts) {
      return new RouteBuilder() {
        @Override
        public void configure() {
          contracts.stream()
              .flatMap(contract -> contract.operations().stream())
              .filter(operation -> !OPERATIONS.contains(operation.id()))
              .forEach(
                  operation ->
                      from("direct:" + operation.id())
                          .routeId(operation.id())
                          .routeGroup("portal")
                          .process(
                              exchange -> {
                                exchange.getMessage().getBody(OperationRequest.class);
                                exchange
                                    .getMessage()
                                    .setBody(
                                        OperationResponse.ok(
                                            PortalJson.mapper().createObjectNode()));
                              }));
        }
      };
    }
  }
}
