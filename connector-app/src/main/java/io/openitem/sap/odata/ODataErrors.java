package io.openitem.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.openitem.sap.SapAnswer;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapAnswer.NoAnswer;
import io.openitem.sap.SapAnswer.NotSent;
import io.openitem.sap.SapConnection;
import io.openitem.sap.SapEffect;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an exception of an answer that is no success, with all that SAP said. */
final class ODataErrors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DETAILS_MAX = 1_000;

  private ODataErrors() {}

  static SapODataException of(String call, SapConnection connection, SapAnswer answer) {
    if (answer instanceof NotSent never) {
      return silent(call, connection, never.detail(), never.retryAfter(), never.effect());
    }
    if (answer instanceof NoAnswer none) {
      return silent(call, connection, none.detail(), Optional.empty(), none.effect());
    }
    Answered answered = (Answered) answer;
    JsonNode error = error(answered.body());
    JsonNode message = error.path("message");
    String text = message.isObject() ? message.path("value").asText("") : message.asText("");
    SapEffect effect = answered.effect() == SapEffect.DONE ? SapEffect.UNKNOWN : answered.effect();
    return new SapODataException(
        call,
        connection.name(),
        answered.status(),
        error.path("code").asText(""),
        text.isEmpty() ? "no OData error in the answer" : text,
        details(error),
        answered.retryAfter(connection.clock()),
        effect);
  }

  private static SapODataException silent(
      String call,
      SapConnection connection,
      String detail,
      Optional<Duration> retryAfter,
      SapEffect effect) {
    return new SapODataException(
        call, connection.name(), 0, "", detail, List.of(), retryAfter, effect);
  }

  private static JsonNode error(byte[] body) {
    try {
      return JSON.readTree(body).path("error");
    } catch (IOException notJson) {
      return ODataXmlError.read(body).orElse(MissingNode.getInstance());
    }
  }

  private static List<SapODataError> details(JsonNode error) {
    JsonNode entries = error.path("innererror").path("errordetails");
    if (entries.isObject()) {
      // The XML form and some services nest the list once more.
      entries = entries.path("errordetail");
    }
    List<SapODataError> details = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (details.size() < DETAILS_MAX) {
        String target = entry.path("propertyref").asText("");
        details.add(
            new SapODataError(
                entry.path("code").asText(""),
                entry.path("message").asText(""),
                target.isEmpty() ? entry.path("target").asText("") : target,
                entry.path("severity").asText("")));
      }
    }
    return details;
  }
}
