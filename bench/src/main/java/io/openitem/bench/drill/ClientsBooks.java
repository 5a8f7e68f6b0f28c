package io.openitem.bench.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.bench.drill.Evidence.Answers;
import io.openitem.bench.drill.KeyRecord.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The clients' own record, as the audit reads it. */
final class ClientsBooks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ClientsBooks() {}

  static List<Answers> of(List<KeyRecord> keys) {
    return keys.stream().map(ClientsBooks::answers).toList();
  }

  /** How often which status was told, for people; a key that was told nothing counts as none. */
  static Map<String, Integer> statuses(List<KeyRecord> keys) {
    Map<String, Integer> statuses = new TreeMap<>();
    for (KeyRecord key : keys) {
      key.told().forEach(told -> statuses.merge("" + told.status(), 1, Integer::sum));
      if (key.told().isEmpty()) {
        statuses.merge("none", 1, Integer::sum);
      }
    }
    return statuses;
  }

  private static Answers answers(KeyRecord key) {
    List<String> ids = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    boolean refusedAfterwards = false;
    for (Told told : key.told()) {
      if (told.isPayment()) {
        ids.add(paymentId(told.text()));
        texts.add(told.status() + " " + told.text());
      } else if (told.isRefusal() && !texts.isEmpty()) {
        refusedAfterwards = true;
      }
    }
    return new Answers(key.key(), ids, texts, refusedAfterwards);
  }

  private static String paymentId(String text) {
    try {
      return JSON.readTree(text).path("paymentId").asText();
    } catch (JsonProcessingException e) {
      return "no payment: " + text;
    }
  }
}
