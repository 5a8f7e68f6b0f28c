package io.openitem.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The processor's own books, to be compared with ours. */
final class ProcessorBooks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ProcessorBooks() {}

  /** What the processor has in its books for a payment. */
  static List<JsonNode> intents(String paymentId) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PaymentWorld.sandbox().stripe().writeBooks(out);
      List<JsonNode> intents = new ArrayList<>();
      JSON.readTree(out.toString(StandardCharsets.UTF_8))
          .path("payment_intents")
          .forEach(intents::add);
      return intents.stream()
          .filter(
              intent -> intent.path("metadata").path("openitem_payment").asText().equals(paymentId))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
