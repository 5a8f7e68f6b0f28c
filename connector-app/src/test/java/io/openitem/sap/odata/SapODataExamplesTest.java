package io.openitem.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.sap.SapAuth;
import io.openitem.sap.SapConnections;
import io.openitem.sap.SapSystem;
import io.openitem.sap.Secret;
import io.openitem.sap.WireServer;
import io.openitem.sap.WireServer.End;
import io.openitem.sap.WireServer.Reply;
import io.openitem.sap.WireServer.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reference page's YAML examples, loaded from the page and run. */
class SapODataExamplesTest {
  private static final String CREATE_BODY = "{\"LockboxBatch\":\"001\"}";

  private final AtomicReference<Reply> toWrites =
      new AtomicReference<>(Reply.of(201, "{\"d\":{}}"));
  private final ConcurrentLinkedQueue<Object> pages = new ConcurrentLinkedQueue<>();
  private final WireServer server = WireServer.start(this::answer);
  private final SapConnections connections =
      new SapConnections(
          Map.of(
              "s4",
              SapSystem.at(
                  server.url(), new SapAuth.Basic("OPENITEM", Secret.of("value:sandbox-only")))),
          Clock.systemUTC());
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void loadThePage() throws Exception {
    camel.getRegistry().bind("connections", connections);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:takePage").process(e -> pages.add(e.getMessage().getBody()));
          }
        });
    int number = 0;
    for (String example : SapODataPageTest.examples()) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.fromString("example-" + number++ + ".camel.yaml", example));
    }
    camel.start();
  }

  @AfterEach
  void close() {
    camel.stop();
    connections.close();
    server.close();
  }

  @Test
  void readsAList() {
    Object items = run("readOpenItems", "");

    assertThat(items)
        .isEqualTo(
            List.of(
                Map.of(
                    "AccountingDocument",
                    "9000000001",
                    "AmountInTransactionCurrency",
                    new BigDecimal("189.630"))));
    assertThat(last().path())
        .contains("$filter=CompanyCode%20eq%20'1710'", "$top=200", "$orderby=FiscalYear,");
  }

  @Test
  void readsOneEntity() {
    Object customer = run("readCustomer", "0010000001");

    assertThat(customer).isEqualTo(Map.of("Customer", "0010000001"));
    assertThat(last().path()).contains("A_Customer('0010000001')");
  }

  @Test
  void followsThePages() {
    run("readAllCustomers", "");

    assertThat(pages)
        .containsExactly(
            List.of(Map.of("Customer", "1")),
            List.of(Map.of("Customer", "2")),
            List.of(Map.of("Customer", "3")));
  }

  @Test
  void createsWithChildren() {
    run("createLockboxBatch", "");

    assertThat(last().method()).isEqualTo("POST");
    assertThat(last().body())
        .contains("\"AmountInTransactionCurrency\":\"189.63\"")
        .contains("\"to_Item\":[{\"LockboxBatchItem\":\"00001\",\"Customer\":\"0010000001\"");
  }

  @Test
  void callsAFunctionByGetAndByPost() {
    Object pdf = run("readInvoicePdf", "9000000001");
    Request get = last();
    Object cancelled = run("cancelInvoice", "9000000001");
    Request post = last();

    assertThat(pdf).isEqualTo(Map.of("BillingDocumentBinary", "JVBERg=="));
    assertThat(get.method()).isEqualTo("GET");
    assertThat(cancelled).isEqualTo(List.of(Map.of("CancellationBillingDocument", "42")));
    assertThat(post.method()).isEqualTo("POST");
    assertThat(post.path()).endsWith("Cancel?BillingDocument='9000000001'");
  }

  @Test
  void tellsWhatToAskAboutFromWhatWasRefused() {
    toWrites.set(Reply.of(201, "").ending(End.DROPPED));
    Object lost = run("tryToCreate", CREATE_BODY);
    toWrites.set(
        Reply.of(400, "{\"error\":{\"code\":\"A/1\",\"message\":{\"value\":\"Closed\"}}}"));
    Object refused = run("tryToCreate", CREATE_BODY);

    assertThat(lost).isEqualTo("ask");
    assertThat(refused).isEqualTo("refused with 400: Closed");
  }

  @Test
  void handlesAFailureOfTheWholeRoute() {
    Object answer = run("readOrSayWhy", "");

    assertThat(answer).isEqualTo("404 A/404");
  }

  private Object run(String route, String body) {
    return camel.createProducerTemplate().requestBody("direct:" + route, (Object) body);
  }

  private Request last() {
    List<Request> requests =
        server.requests().stream().filter(r -> !r.path().endsWith("$metadata")).toList();
    return requests.get(requests.size() - 1);
  }

  private Reply answer(Request request) {
    String path = request.path();
    if (path.endsWith("$metadata")) {
      return Reply.of(200, metadata(), "X-CSRF-Token: t", "Set-Cookie: S=1");
    }
    if (path.contains("GetPDF")) {
      return Reply.of(200, "{\"d\":{\"GetPDF\":{\"BillingDocumentBinary\":\"JVBERg==\"}}}");
    }
    if (path.contains("Cancel")) {
      return Reply.of(200, "{\"d\":{\"results\":[{\"CancellationBillingDocument\":\"42\"}]}}");
    }
    if (!request.isGet()) {
      return toWrites.get();
    }
    if (path.contains("Cube")) {
      return Reply.of(
          200,
          "{\"d\":{\"results\":[{\"AccountingDocument\":\"9000000001\","
              + "\"AmountInTransactionCurrency\":\"189.630\"}]}}");
    }
    if (path.contains("('0010000001')")) {
      return Reply.of(200, "{\"d\":{\"Customer\":\"0010000001\"}}");
    }
    if (path.contains("('0099999999')")) {
      return Reply.of(404, "{\"error\":{\"code\":\"A/404\",\"message\":{\"value\":\"None\"}}}");
    }
    return page(path);
  }

  private static Reply page(String path) {
    int page = path.contains("skiptoken=2") ? 2 : path.contains("skiptoken=3") ? 3 : 1;
    String next =
        page < 3
            ? ",\"__next\":\"http://h/API_BUSINESS_PARTNER/A_Customer?$skiptoken="
                + (page + 1)
                + "\""
            : "";
    return Reply.of(200, "{\"d\":{\"results\":[{\"Customer\":\"" + page + "\"}]" + next + "}}");
  }

  private static String metadata() {
    try (InputStream in =
        Objects.requireNonNull(
            SapODataExamplesTest.class.getResourceAsStream("/sap-odata/EXAMPLES.edmx"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
