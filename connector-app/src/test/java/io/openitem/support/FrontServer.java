package io.openitem.support;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.PortalConfiguration;
import io.openitem.portal.PortalJson;
import io.openitem.portal.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
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

/** The real front on a real Tomcat on a free port, with stand-ins for the routes behind it. */
public final class FrontServer implements AutoCloseable {

  private final ServletWebServerApplicationContext context;
  private final StandIns standIns;
  private final HttpClient http = HttpClient.newHttpClient();

  private FrontServer(ServletWebServerApplicationContext context) {
    this.context = context;
    this.standIns = context.getBean(StandIns.class);
  }

  /** Starts for tokens of this issuer, with further properties such as {@code a.b=c}. */
  public static FrontServer start(String issuer, String... properties) {
    return new FrontServer(
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(App.class)
                .properties(
                    "server.port=0",
                    "server.address=127.0.0.1",
                    "spring.config.name=front-test",
                    "spring.main.banner-mode=off",
                    "logging.level.root=warn",
                    "openitem.identity.issuer=" + issuer)
                .properties(properties)
                .run());
  }

  /** What an operation answers from now on. */
  public void answer(String operationId, Function<OperationRequest, OperationResponse> answer) {
    standIns.answers.put(operationId, answer);
  }

  /** Every request that got through to an operation. */
  public List<OperationRequest> calls() {
    return standIns.calls;
  }

  /** Its port. */
  public int port() {
    return context.getWebServer().getPort();
  }

  /** Sends a request; an empty body sends none. */
  public HttpResponse<String> send(
      String method, String path, String body, UnaryOperator<HttpRequest.Builder> more)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port(), path)))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return http.send(more.apply(request).build(), BodyHandlers.ofString());
  }

  /** Reads with a token. */
  public HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    return send("GET", path, "", request -> request.header("Authorization", "Bearer " + token));
  }

  @Override
  public void close() {
    context.close();
  }

  /** What stands in for the routes. */
  static final class StandIns {
    private final Map<String, Function<OperationRequest, OperationResponse>> answers =
        new ConcurrentHashMap<>();
    private final List<OperationRequest> calls = new CopyOnWriteArrayList<>();

    private OperationResponse call(OperationRequest request) {
      calls.add(request);
      return answers
          .getOrDefault(
              request.operationId(),
              any -> OperationResponse.ok(PortalJson.mapper().createObjectNode()))
          .apply(request);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PortalConfiguration.class)
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
    CamelAutoConfiguration.class
  })
  static class App {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    StandIns standIns() {
      return new StandIns();
    }

    @Bean
    RouteBuilder routes(StandIns standIns, List<Contract> contracts) {
      return new RouteBuilder() {
        @Override
        public void configure() {
          for (Contract contract : contracts) {
            contract
                .operations()
                .forEach(
                    operation ->
                        from("direct:" + operation.id())
                            .routeId(operation.id())
                            .routeGroup("portal")
                            .process(
                                exchange ->
                                    exchange
                                        .getMessage()
                                        .setBody(
                                            standIns.call(
                                                exchange
                                                    .getMessage()
                                                    .getBody(OperationRequest.class)))));
          }
        }
      };
    }
  }
}
