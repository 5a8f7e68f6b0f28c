package io.openitem.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.sap.SapMessage;
import io.openitem.sap.WireServer.Reply;
import io.openitem.sap.WireServer.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The component in a Camel context, against a service whose every byte is known. */
class SapODataComponentTest {
  private static final String EMPTY = "{\"d\":{\"results\":[]}}";

  @Test
  void optionsBecomeTheQueryAndAHeaderWinsOverThem() throws Exception {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, EMPTY));
        DefaultCamelContext camel = camel(sap)) {
      Exchange answer =
          camel
              .createProducerTemplate()
              .request(
                  "sap-odata:s4/API_TEST/Batch?filter=Year eq '2026'&select=Batch,Year&top=5"
                      + "&inlineCount=true",
                  to ->
                      to.getMessage()
                          .setHeader(
                              SapODataHeaders.QUERY_PARAMS,
                              Map.of("$top", 7, "$filter", "Year eq '2025'")));

      assertThat(answer.getException()).isNull();
      assertThat(sap.calls().get(0).path())
          .isEqualTo(
              ScriptedService.ROOT
                  + "Batch?$filter=Year%20eq%20'2025'&$inlinecount=allpages"
                  + "&$select=Batch,Year&$top=7");
      assertThat(answer.getMessage().getHeaders())
          .doesNotContainKey(SapODataHeaders.QUERY_PARAMS)
          .containsEntry(SapODataHeaders.STATUS, 200);
    }
  }

  @Test
  void answersHeadersReachTheMessage() throws Exception {
    String message =
        "{\"code\":\"A/1\",\"message\":\"Posted\",\"severity\":\"success\",\"details\":[]}";
    try (ScriptedService sap =
            ScriptedService.answering(
                r ->
                    Reply.of(
                        201,
                        "{\"d\":{\"Batch\":\"7\"}}",
                        "ETag: W/\"9\"",
                        "sap-message: " + message));
        DefaultCamelContext camel = camel(sap)) {
      Exchange answer =
          request(camel, "sap-odata:s4/API_TEST/Batch?method=create", "{\"Batch\":\"7\"}");

      assertThat(answer.getMessage().getBody()).isEqualTo(Map.of("Batch", "7"));
      assertThat(answer.getMessage().getHeaders())
          .containsEntry(SapODataHeaders.ETAG, "W/\"9\"")
          .containsEntry(
              SapODataHeaders.SAP_MESSAGE,
              new SapMessage("A/1", "Posted", "success", "", List.of()));
    }
  }

  @Test
  void pagesAreFollowedIntoOneList() throws Exception {
    try (ScriptedService sap = ScriptedService.answering(pages(3));
        DefaultCamelContext camel = camel(sap)) {
      Exchange maps = request(camel, "sap-odata:s4/API_TEST/Batch?followNext=true", "");
      Exchange json = request(camel, "sap-odata:s4/API_TEST/Batch?followNext=true&output=json", "");

      assertThat(maps.getMessage().getBody())
          .isEqualTo(List.of(Map.of("Batch", "1"), Map.of("Batch", "2"), Map.of("Batch", "3")));
      assertThat(json.getMessage().getBody(JsonNode.class)).hasSize(3);
      assertThat(maps.getMessage().getHeaders()).doesNotContainKey(SapODataHeaders.NEXT_LINK);
    }
  }

  @Test
  void moreThanPagesMaxPagesIsAnErrorAndNotAShorterList() throws Exception {
    try (ScriptedService sap = ScriptedService.answering(pages(3));
        DefaultCamelContext camel = camel(sap)) {
      Exchange answer =
          request(camel, "sap-odata:s4/API_TEST/Batch?followNext=true&pagesMax=2", "");

      assertThat(answer.getException())
          .isInstanceOf(SapODataException.class)
          .hasMessageContaining("pagesMax=2");
      assertThat(sap.calls()).hasSize(2);
    }
  }

  @Test
  void pageByPageTheHeaderLeadsOn() throws Exception {
    try (ScriptedService sap = ScriptedService.answering(pages(2));
        DefaultCamelContext camel = camel(sap)) {
      Exchange first = request(camel, "sap-odata:s4/API_TEST/Batch?output=text", "");
      Object link = first.getMessage().getHeader(SapODataHeaders.NEXT_LINK);

      Exchange second =
          camel
              .createProducerTemplate()
              .request(
                  "sap-odata:s4/API_TEST/Batch?output=text",
                  to -> to.getMessage().setHeader(SapODataHeaders.NEXT_LINK, link));

      assertThat(first.getMessage().getBody()).isEqualTo("[{\"Batch\":\"1\"}]");
      assertThat(second.getMessage().getBody()).isEqualTo("[{\"Batch\":\"2\"}]");
      assertThat(second.getMessage().getHeaders()).doesNotContainKey(SapODataHeaders.NEXT_LINK);
    }
  }

  @Test
  void keyMayBeAMapOfJavaValues() throws Exception {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(204, ""));
        DefaultCamelContext camel = camel(sap)) {
      Exchange answer =
          camel
              .createProducerTemplate()
              .request(
                  "sap-odata:s4/API_TEST/Batch?method=merge&ifMatch=RAW(W/\"1\")",
                  to -> {
                    to.getMessage()
                        .setHeader(
                            SapODataHeaders.KEY_PREDICATE, Map.of("Batch", "1", "Year", "2026"));
                    to.getMessage().setBody(Map.of("Amount", "2.5"));
                  });

      Request merge = sap.calls().get(0);
      assertThat(answer.getException()).isNull();
      assertThat(merge.method()).isEqualTo("MERGE");
      assertThat(merge.path()).endsWith("Batch(Batch='1',Year='2026')");
      assertThat(merge.header("If-Match")).isEqualTo("W/\"1\"");
      assertThat(merge.body()).isEqualTo("{\"Amount\":\"2.5\"}");
      assertThat(answer.getMessage().getBody()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 428})
  void missingOrStaleEtagIsReportedAndNothingIsReadToMakeOneUp(int status) throws Exception {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(status, ""));
        DefaultCamelContext camel = camel(sap)) {
      Exchange answer =
          request(
              camel,
              "sap-odata:s4/API_TEST/Batch?method=update&keyPredicate=Batch='1',Year='2026'",
              "{\"Amount\":\"1\"}");

      assertThat(answer.getException(SapODataException.class).status()).isEqualTo(status);
      assertThat(answer.getMessage().getHeader(SapODataHeaders.STATUS)).isEqualTo(status);
      assertThat(sap.calls()).hasSize(1);
      assertThat(sap.calls().get(0).header("If-Match")).isEmpty();
    }
  }

  @Test
  void countIsALong() throws Exception {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, "1234"));
        DefaultCamelContext camel = camel(sap)) {
      Exchange answer = request(camel, "sap-odata:s4/API_TEST/Batch?method=count", "");

      assertThat(answer.getMessage().getBody()).isEqualTo(1234L);
      assertThat(sap.calls().get(0).path()).isEqualTo(ScriptedService.ROOT + "Batch/$count");
    }
  }

  @Test
  void routeGoesOnOnTheCallersThread() throws Exception {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, EMPTY));
        DefaultCamelContext camel = camel(sap)) {
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:a")
                  .to("sap-odata:s4/API_TEST/Batch")
                  .process(e -> e.getMessage().setBody(Thread.currentThread().getName()));
            }
          });

      String thread = camel.createProducerTemplate().requestBody("direct:a", "", String.class);

      assertThat(thread).isEqualTo(Thread.currentThread().getName());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sap-odata:s4/API_TEST/Batch?fliter=x",
        "sap-odata:s4/API_TEST/Batch?method=upsert",
        "sap-odata:s4/API_TEST/Batch?top=many",
        "sap-odata:s4/API_TEST/Batch?pagesMax=0",
        "sap-odata:s4/API_TEST/Batch?followNext=yes",
        "sap-odata:s4/API_TEST/Batch?method=create&followNext=true",
        "sap-odata:s5/API_TEST/Batch",
        "sap-odata:s4/API_TEST"
      })
  void endpointThatIsWrongFailsTheStart(String uri) throws Exception {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, EMPTY));
        DefaultCamelContext camel = camel(sap)) {
      assertThatThrownBy(
              () ->
                  camel.addRoutes(
                      new RouteBuilder() {
                        @Override
                        public void configure() {
                          from("direct:b").to(uri);
                        }
                      }))
          .isInstanceOf(FailedToCreateRouteException.class)
          .hasRootCauseInstanceOf(
              uri.contains("fliter")
                  ? ResolveEndpointFailedException.class
                  : IllegalArgumentException.class);
    }
  }

  @Test
  void failureReachesTheCallerWithSapsWords() throws Exception {
    try (ScriptedService sap =
            ScriptedService.answering(
                r ->
                    Reply.of(
                        404,
                        "{\"error\":{\"code\":\"A/9\",\"message\":{\"value\":\"Not there\"}}}"));
        DefaultCamelContext camel = camel(sap)) {
      assertThatThrownBy(
              () ->
                  camel
                      .createProducerTemplate()
                      .requestBody("sap-odata:s4/API_TEST/Batch(Batch='1',Year='2026')", ""))
          .isInstanceOf(CamelExecutionException.class)
          .hasRootCauseMessage("READ API_TEST/Batch at s4: HTTP 404 [A/9] Not there");
    }
  }

  /** Pages 1 to {@code last}, each with a link to the next. */
  static Function<Request, Reply> pages(int last) {
    return request -> {
      int page =
          request.path().contains("$skiptoken=")
              ? Integer.parseInt(request.path().replaceAll(".*\\$skiptoken=(\\d+).*", "$1"))
              : 1;
      String next =
          page < last
              ? ",\"__next\":\"https://sap.internal/sap/opu/odata/sap/API_TEST/Batch?$skiptoken="
                  + (page + 1)
                  + "\""
              : "";
      return Reply.of(200, "{\"d\":{\"results\":[{\"Batch\":\"" + page + "\"}]" + next + "}}");
    };
  }

  static DefaultCamelContext camel(ScriptedService sap) {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.getRegistry().bind("connections", sap.connections());
    camel.start();
    return camel;
  }

  private static Exchange request(DefaultCamelContext camel, String uri, Object body) {
    return camel.createProducerTemplate().request(uri, to -> to.getMessage().setBody(body));
  }
}
