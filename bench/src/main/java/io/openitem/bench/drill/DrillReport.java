package io.openitem.bench.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.bench.drill.Findings.Wrong;
import java.util.List;
import java.util.Map;

/**
 * What a drill found.
 *
 * @param seed from which it was drawn
 * @param payments how many were made
 * @param findings the audit's
 * @param faults how often each kind that was asked for really happened
 * @param faultsMin how often each had to happen
 * @param seconds how long it took
 */
record DrillReport(
    long seed,
    int payments,
    Findings findings,
    Map<FaultKind, Integer> faults,
    int faultsMin,
    long seconds) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The kinds that did not happen often enough, so that the drill says nothing about them. */
  List<String> tooFew() {
    return faults.entrySet().stream()
        .filter(entry -> entry.getValue() < faultsMin)
        .map(entry -> entry.getKey().text() + " " + entry.getValue())
        .toList();
  }

  boolean passed() {
    return findings.allRight() && tooFew().isEmpty();
  }

  /** The one line that a script reads. */
  String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("seed", seed);
    json.put("payments", payments);
    json.put("captured", findings.capturedCount());
    json.put("posted", findings.postedCount());
    json.put("parked", findings.parkedCount());
    for (Wrong wrong : Wrong.values()) {
      json.put(wrong.text(), findings.of(wrong));
    }
    ObjectNode counts = json.putObject("faults");
    faults.forEach((kind, count) -> counts.put(kind.text(), count));
    json.put("refunded", findings.refundedCount());
    json.put("refundsPosted", findings.refundsPostedCount());
    json.put("refundsParked", findings.refundsParkedCount());
    json.put("seconds", seconds);
    return json.toString();
  }
}
