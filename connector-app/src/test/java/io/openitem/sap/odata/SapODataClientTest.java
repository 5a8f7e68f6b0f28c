package io.openitem.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.Outcome;
import io.openitem.sap.SapEffect;
import io.openitem.sap.WireServer.End;
import io.openitem.sap.WireServer.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The client against a service whose every byte is known. */
class SapODataClientTest {
  private static final String BATCH =
      """
      {"d":{"__metadata":{"uri":"x","type":"API_TEST.BatchType","etag":"W/\\"1\\""},
        "Batch":"1","Year":"2026","Amount":"12345678901234567890.120","Currency":"KWD",
        "PostingDate":"/Date(1795478400000)/","PostedAt":"/Date(1795521600000)/",
        "ChangedAt":"/Date(1795521600000+0000)/","CreatedAtTime":"PT12H30M05S","IsPosted":true,
        "ItemCount":2,"Sequence":"9007199254740993",
        "Uuid":"6f1c2a34-0000-4000-8000-000000000001","NewInNextRelease":"x",
        "to_Item":{"results":[{"Batch":"1","Item":"001","Amount":"0.005",
          "to_Clearing":{"__deferred":{"uri":"y"}}}]}}}
      """;

  @Test
  void entityComesWithTheTypesOfItsMetadata() {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, BATCH))) {
      ODataAnswer answer =
          sap.client().call(ODataCall.read("API_TEST", "Batch(Batch='1',Year='2026')", Map.of()));

      assertThat(answer.body())
          .contains(
              Map.ofEntries(
                  Map.entry("Batch", "1"),
                  Map.entry("Year", "2026"),
                  Map.entry("Amount", new BigDecimal("12345678901234567890.120")),
                  Map.entry("Currency", "KWD"),
                  Map.entry("PostingDate", LocalDate.of(2026, 11, 24)),
                  Map.entry("PostedAt", LocalDateTime.of(2026, 11, 24, 12, 0)),
                  Map.entry("ChangedAt", Instant.parse("2026-11-24T12:00:00Z")),
                  Map.entry("CreatedAtTime", LocalTime.of(12, 30, 5)),
                  Map.entry("IsPosted", true),
                  Map.entry("ItemCount", 2),
                  Map.entry("Sequence", 9_007_199_254_740_993L),
                  Map.entry("Uuid", UUID.fromString("6f1c2a34-0000-4000-8000-000000000001")),
                  Map.entry(
                      "to_Item",
                      List.of(
                          Map.of(
                              "Batch", "1", "Item", "001", "Amount", new BigDecimal("0.005"))))));
      assertThat(answer.etag()).contains("W/\"1\"");
    }
  }

  @Test
  void queryAndKeyArePercentEncoded() {
    try (ScriptedService sap =
        ScriptedService.answering(r -> Reply.of(200, "{\"d\":{\"results\":[]}}"))) {
      SapODataClient client = sap.client();
      String key = client.key("API_TEST", "Batch", Map.of("Year", "2026", "Batch", "a/b'c"));

      client.call(ODataCall.read("API_TEST", "Batch" + key, Map.of("$filter", "A eq 'x+y&z'")));

      assertThat(sap.calls().get(0).path())
          .isEqualTo(
              ScriptedService.ROOT
                  + "Batch(Batch='a%2Fb''c',Year='2026')?$filter=A%20eq%20'x%2By%26z'");
    }
  }

  @Test
  void metadataIsReadOncePerService() {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, BATCH))) {
      SapODataClient client = sap.client();
      for (int i = 0; i < 3; i++) {
        client.call(ODataCall.read("API_TEST", "Batch", Map.of()));
      }

      assertThat(sap.metadataReads()).isEqualTo(1);
    }
  }

  @Test
  void jsonOutputKeepsDecimalsAsStringsAndNeedsNoMetadata() {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, BATCH))) {
      ODataAnswer answer =
          sap.client().call(ODataCall.read("API_TEST", "Batch", Map.of()).as(ODataOutput.JSON));

      JsonNode node = (JsonNode) answer.body().orElseThrow();
      assertThat(node.path("Amount").isTextual()).isTrue();
      assertThat(node.path("Amount").asText()).isEqualTo("12345678901234567890.120");
      assertThat(sap.metadataReads()).isZero();
    }
  }

  @Test
  void deepInsertBringsChildrenAndGrandchildren() {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(201, BATCH))) {
      sap.client()
          .call(
              ODataCall.create(
                  "API_TEST",
                  "Batch",
                  Map.of(
                      "Amount",
                      new BigDecimal("10.50"),
                      "PostingDate",
                      LocalDate.of(2026, 11, 24),
                      "ItemCount",
                      2,
                      "to_Item",
                      List.of(
                          Map.of(
                              "Item",
                              "001",
                              "to_Clearing",
                              List.of(Map.of("Reference", "A"), Map.of("Reference", "B"))),
                          Map.of("Item", "002")))));

      String body = sap.calls().get(0).body();
      assertThat(body)
          .contains("\"Amount\":\"10.50\"", "\"PostingDate\":\"/Date(1795478400000)/\"")
          .contains("\"ItemCount\":2")
          .contains("{\"Reference\":\"A\"},{\"Reference\":\"B\"}")
          .contains("\"Item\":\"002\"");
    }
  }

  @Test
  void bodyThatDoesNotFitItsTypesIsNotSent() {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(201, BATCH))) {
      SapODataClient client = sap.client();

      for (Map<String, ?> wrong :
          List.<Map<String, ?>>of(
              Map.of("Amuont", "1"),
              Map.of("Amount", 1.5d),
              Map.of("Amount", "1.2345"),
              Map.of("Amount", "a lot"),
              Map.of("Batch", "12345678901"),
              Map.of("Batch", 1),
              Map.of("PostingDate", Instant.EPOCH),
              Map.of("ItemCount", 40_000),
              Map.of("to_Item", "x"))) {
        SapODataException refused =
            catchThrowableOfType(
                SapODataException.class,
                () -> client.call(ODataCall.create("API_TEST", "Batch", wrong)));

        assertThat(refused).as("%s", wrong).isNotNull();
        assertThat(refused.effect()).isEqualTo(SapEffect.NONE);
        assertThat(refused).hasMessageContaining(wrong.keySet().iterator().next());
      }
      assertThat(sap.calls()).isEmpty();
    }
  }

  @Test
  void functionImportIsCalledByTheMethodOfItsMetadata() {
    try (ScriptedService sap =
        ScriptedService.answering(
            r ->
                r.isGet()
                    ? Reply.of(200, "{\"d\":{\"GetDocument\":{\"DocumentBinary\":\"JVBERg==\"}}}")
                    : Reply.of(
                        200,
                        "{\"d\":{\"results\":[{\"Batch\":\"1\",\"CancelledOn\":\"/Date(0)/\"}]}}"))) {
      SapODataClient client = sap.client();

      ODataAnswer document = client.call(function("GetDocument", Map.of("Batch", "1")));
      ODataAnswer cancelled =
          client.call(
              function("Cancel", Map.of("Batch", "1", "Amount", "1.5", "On", "2026-11-24")));

      assertThat(document.body()).contains(Map.of("DocumentBinary", "JVBERg=="));
      assertThat(cancelled.body())
          .contains(List.of(Map.of("Batch", "1", "CancelledOn", LocalDate.EPOCH)));
      assertThat(sap.calls().get(1).method()).isEqualTo("POST");
      assertThat(sap.calls().get(1).header("X-CSRF-Token")).isEqualTo("t");
      assertThat(sap.calls().get(1).path())
          .endsWith("Cancel?Amount=1.5M&Batch='1'&On=datetime'2026-11-24T00%3A00%3A00'");
    }
  }

  @Test
  void everyErrorDetailIsKept() {
    String error =
        """
        {"error":{"code":"/IWBEP/CX_MGW_BUSI_EXCEPTION","message":{"lang":"en","value":"Two"},
          "innererror":{"transactionid":"T","errordetails":[
            {"code":"F5/102","message":"Customer 1","propertyref":"Debtor","severity":"error"},
            {"code":"F5/201","message":"Period 11","target":"PostingDate","severity":"warning"}]}}}
        """;
    try (ScriptedService sap =
        ScriptedService.answering(r -> Reply.of(400, error, "Retry-After: 3"))) {
      SapODataException failed = failure(sap);

      assertThat(failed.status()).isEqualTo(400);
      assertThat(failed.code()).isEqualTo("/IWBEP/CX_MGW_BUSI_EXCEPTION");
      assertThat(failed.sapText()).isEqualTo("Two");
      assertThat(failed.retryAfter()).contains(Duration.ofSeconds(3));
      assertThat(failed.details())
          .containsExactly(
              new SapODataError("F5/102", "Customer 1", "Debtor", "error"),
              new SapODataError("F5/201", "Period 11", "PostingDate", "warning"));
      assertThat(failed.<String>toOutcome())
          .isEqualTo(Outcome.refused("/IWBEP/CX_MGW_BUSI_EXCEPTION", "Two"));
    }
  }

  @Test
  void errorInXmlIsReadTheSame() {
    String error =
        """
        <?xml version="1.0"?><error xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
        <code>005056A509B11EE1B9A8FEC11C21578E</code><message xml:lang="en">Resource not found</message>
        <innererror><errordetails><errordetail><code>A/1</code><message>m</message>
        <propertyref/><severity>error</severity></errordetail></errordetails></innererror></error>
        """;
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(404, error))) {
      SapODataException failed = failure(sap);

      assertThat(failed.sapText()).isEqualTo("Resource not found");
      assertThat(failed.details()).containsExactly(new SapODataError("A/1", "m", "", "error"));
    }
  }

  @Test
  void failureWithoutAnODataBodyKeepsItsStatus() {
    try (ScriptedService sap =
        ScriptedService.answering(r -> Reply.of(503, "<html>", "Retry-After: 60"))) {
      SapODataException failed = failure(sap);

      assertThat(failed.status()).isEqualTo(503);
      assertThat(failed.effect()).isEqualTo(SapEffect.UNKNOWN);
      assertThat(failed.<String>toOutcome()).isInstanceOf(Outcome.Unknown.class);
    }
  }

  @Test
  void serviceUnavailableMayBeRepeatedWhereTheSettingsSaySo() {
    try (ScriptedService sap =
        ScriptedService.answering(
            r -> Reply.of(503, "", "Retry-After: 60"),
            system -> system.withWithoutEffectStatuses(Set.of(503)))) {
      Outcome<String> outcome = failure(sap).toOutcome();

      assertThat(outcome).isInstanceOf(Outcome.NotDone.class);
      assertThat(((Outcome.NotDone<String>) outcome).retryAfter()).contains(Duration.ofMinutes(1));
    }
  }

  @Test
  void lostAnswerToAWriteIsUnknownAndToAReadIsNone() {
    try (ScriptedService sap =
        ScriptedService.answering(r -> Reply.of(200, "").ending(End.DROPPED))) {
      SapODataException write = failure(sap);
      SapODataException read =
          catchThrowableOfType(
              SapODataException.class,
              () -> sap.client().call(ODataCall.read("API_TEST", "Batch", Map.of())));

      assertThat(write.effect()).isEqualTo(SapEffect.UNKNOWN);
      assertThat(read.effect()).isEqualTo(SapEffect.NONE);
    }
  }

  @Test
  void successThatCannotBeReadIsUnknown() {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(201, "<html>"))) {
      SapODataException failed = failure(sap);

      assertThat(failed.effect()).isEqualTo(SapEffect.UNKNOWN);
    }
  }

  @Test
  void nextLinkIsFollowedAtOurOwnHostOnly() {
    String page = "{\"d\":{\"results\":[{\"Batch\":\"1\"}]}}";
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, page))) {
      SapODataClient client = sap.client();
      ODataCall call = ODataCall.read("API_TEST", "Batch", Map.of());

      client.next(call, "https://internal:44300/sap/opu/odata/sap/API_TEST/Batch?$skiptoken=a b");
      client.next(call, "Batch?$skiptoken=2");

      assertThat(sap.calls())
          .extracting(r -> r.path().substring(ScriptedService.ROOT.length()))
          .containsExactly("Batch?$skiptoken=a%20b", "Batch?$skiptoken=2");
      assertThatThrownBy(() -> client.next(call, "https://evil.example/Batch?$skiptoken=2"))
          .isInstanceOf(SapODataException.class);
      assertThatThrownBy(() -> client.next(call, "Item?$skiptoken=2"))
          .hasMessageContaining("does not continue");
    }
  }

  @Test
  void metadataThatIsNoneIsAClearError() {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, "<html/>"))) {
      assertThatThrownBy(
              () -> sap.client().call(ODataCall.create("API_OTHER", "X", Map.of("A", "b"))))
          .isInstanceOf(SapODataException.class)
          .hasMessageContaining("API_OTHER")
          .hasMessageContaining("metadata");
    }
  }

  @Test
  void unknownEntitySetIsNamed() {
    try (ScriptedService sap = ScriptedService.answering(r -> Reply.of(200, BATCH))) {
      assertThatThrownBy(
              () -> sap.client().call(ODataCall.create("API_TEST", "Bacth", Map.of("A", "b"))))
          .hasMessageContaining("no entity set 'Bacth'");
    }
  }

  private static SapODataException failure(ScriptedService sap) {
    SapODataException failed =
        catchThrowableOfType(
            SapODataException.class,
            () -> sap.client().call(ODataCall.create("API_TEST", "Batch", Map.of("Batch", "1"))));
    assertThat(failed).isNotNull();
    return failed;
  }

  private static ODataCall function(String name, Map<String, ?> parameters) {
    return new ODataCall(
        ODataMethod.CALL,
        "API_TEST",
        name,
        Map.of(),
        Optional.of(parameters),
        Optional.empty(),
        ODataOutput.MAP);
  }
}
