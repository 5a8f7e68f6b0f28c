package io.openitem.sap.odata;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapConnection;
import io.openitem.sap.SapEffect;
import io.openitem.sap.odata.ODataMetadata.Mismatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the answers that say success. */
final class ODataAnswers {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final SapConnection connection;
  private final ODataServices services;

  ODataAnswers(SapConnection connection, ODataServices services) {
    this.connection = connection;
    this.services = services;
  }

  /**
   * Reads an answer.
   *
   * @throws SapODataException when it cannot be read; of a call that writes, SAP has then said
   *     success and not what of, so its effect is unknown
   */
  ODataAnswer read(ODataCall call, Answered answered) {
    byte[] body = answered.body();
    Optional<String> etag = answered.headers().firstValue("ETag");
    if (body.length == 0) {
      return answer(answered, Optional.empty(), etag, Optional.empty(), OptionalLong.empty());
    }
    try {
      if (call.method() == ODataMethod.COUNT) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return answer(
            answered,
            Optional.of(Long.valueOf(text)),
            etag,
            Optional.empty(),
            OptionalLong.empty());
      }
      JsonNode node = JSON.readTree(body).path("d");
      if (node.isMissingNode()) {
        throw new Mismatch("there is no \"d\" in the answer");
      }
      String count = node.path("__count").asText("");
      Optional<Object> value = Optional.of(value(call, node));
      return answer(
          answered,
          value,
          etag.or(() -> text(node.path("__metadata").path("etag"))),
          text(node.path("__next")),
          count.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(count)));
    } catch (IOException | NumberFormatException notJson) {
      throw unreadable(call, answered, "the answer is no OData JSON");
    } catch (Mismatch wrong) {
      throw unreadable(call, answered, wrong.why());
    }
  }

  private static ODataAnswer answer(
      Answered answered,
      Optional<Object> body,
      Optional<String> etag,
      Optional<String> next,
      OptionalLong count) {
    return new ODataAnswer(answered.status(), body, etag, answered.sapMessage(), next, count);
  }

  private Object value(ODataCall call, JsonNode d) throws Mismatch {
    JsonNode node = call.method() == ODataMethod.CALL ? unwrapped(call.resource(), d) : d;
    JsonNode results = node.path("results");
    JsonNode plain = results.isArray() ? results : node;
    if (call.output() == ODataOutput.JSON) {
      return plain;
    }
    if (call.output() == ODataOutput.TEXT) {
      return plain.toString();
    }
    ODataMetadata metadata = services.metadata(call.service());
    if (call.method() != ODataMethod.CALL) {
      return new ODataReader(metadata).read(plain, metadata.typeAt(call.resource()));
    }
    Optional<ODataType> type = metadata.function(call.resource()).returns();
    if (type.isPresent()) {
      return new ODataReader(metadata).read(plain, type.get());
    }
    return plain.isValueNode() ? plain.asText() : plain;
  }

  /** A function's result stands under its name, but an entity or a collection may not. */
  private static JsonNode unwrapped(String function, JsonNode d) {
    return d.size() == 1 && d.has(function) ? d.get(function) : d;
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asText("")).filter(text -> !text.isEmpty());
  }

  private SapODataException unreadable(ODataCall call, Answered answered, String why) {
    return new SapODataException(
        SapODataClient.describe(call),
        connection.name(),
        answered.status(),
        "",
        why,
        List.of(),
        Optional.empty(),
        answered.effect() == SapEffect.NONE ? SapEffect.NONE : SapEffect.UNKNOWN);
  }
}
