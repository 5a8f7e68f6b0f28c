package io.openitem.sap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What SAP says beside a success, from the header {@code sap-message}.
 *
 * @param code class and number, for instance {@code FDT_CORE/001}
 * @param message the text in the logon language
 * @param severity {@code success}, {@code info}, {@code warning} or {@code error}
 * @param target the property it speaks of; empty for none
 * @param details further messages, without details of their own
 */
public record SapMessage(
    String code, String message, String severity, String target, List<SapMessage> details) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DETAILS_MAX = 1_000;

  /** Copies the details. */
  public SapMessage {
    details = List.copyOf(details);
  }

  /**
   * Reads the header's JSON.
   *
   * @param header the header's value
   * @return the message, or empty when it is no JSON object
   */
  public static Optional<SapMessage> parse(String header) {
    try {
      JsonNode node = JSON.readTree(header);
      return node.isObject() ? Optional.of(of(node, details(node))) : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static List<SapMessage> details(JsonNode node) {
    List<SapMessage> details = new ArrayList<>();
    for (JsonNode detail : node.path("details")) {
      if (details.size() < DETAILS_MAX) {
        details.add(of(detail, List.of()));
      }
    }
    return details;
  }

  private static SapMessage of(JsonNode node, List<SapMessage> details) {
    return new SapMessage(
        node.path("code").asText(""),
        node.path("message").asText(""),
        node.path("severity").asText(""),
        node.path("target").asText(""),
        details);
  }
}
