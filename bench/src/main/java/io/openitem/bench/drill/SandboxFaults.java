package io.openitem.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.bench.drill.FaultSchedule.PlannedFault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the sandbox is to be told for a fault of SAP or of the processor. */
final class SandboxFaults {
  private static final String CHARGE = "stripe.payment_intents.create";
  private static final double HALF = 0.5;
  private static final double MOST = 0.8;
  private static final long SLOW_MILLIS_MIN = 1_000;

  private SandboxFaults() {}

  /** The fault as the sandbox takes it; empty for what is not made by the sandbox's faults. */
  static Optional<Map<String, Object>> of(PlannedFault fault, PostingApi api) {
    double strength = fault.strength();
    String sapPoint = sapPoint(strength, api);
    return switch (fault.kind()) {
      case SAP_LOST_ANSWER ->
          fault(strength < HALF ? api.post() : api.clear(), "DROP_AFTER", Map.of());
      case SAP_500 -> fault(sapPoint, "STATUS", Map.of("status", 500));
      case SAP_503_RETRY_AFTER ->
          fault(sapPoint, "STATUS", Map.of("status", 503, "retryAfterSeconds", 1));
      case SAP_429 -> fault(sapPoint, "STATUS", Map.of("status", 429, "retryAfterSeconds", 1));
      case SAP_SLOW -> fault(sapPoint, "DELAY", Map.of("delayMillis", slowMillis(strength)));
      case SAP_CLEARING_REFUSED -> fault("sap.clearing.apply", "STATUS", Map.of("status", 500));
      case PROCESSOR_LOST_ANSWER -> fault(CHARGE, "DROP_AFTER", Map.of());
      case PROCESSOR_500 -> fault(CHARGE, "STATUS", Map.of("status", 500));
      case PROCESSOR_429 -> fault(CHARGE, "STATUS", Map.of("status", 429));
      default -> Optional.empty();
    };
  }

  /** The charge that takes effect and whose answer is lost. */
  static Map<String, Object> lostCharge() {
    return Map.of("at", CHARGE, "kind", "DROP_AFTER");
  }

  private static String sapPoint(double strength, PostingApi api) {
    if (strength < HALF) {
      return api.post();
    }
    return strength < MOST ? api.clear() : api.ask();
  }

  private static long slowMillis(double strength) {
    // Within the half that posts as within the others, from short to the longest allowed.
    double share = strength * 10 - Math.floor(strength * 10);
    return SLOW_MILLIS_MIN + (long) (share * (ConnectorSettings.SLOWEST_MILLIS - SLOW_MILLIS_MIN));
  }

  private static Optional<Map<String, Object>> fault(
      String at, String kind, Map<String, Object> more) {
    Map<String, Object> fault = new HashMap<>(more);
    fault.put("at", at);
    fault.put("kind", kind);
    return Optional.of(fault);
  }

  /** Whether a fault that the sandbox still holds is one of this kind. */
  static boolean is(FaultKind kind, JsonNode active) {
    String at = active.path("at").asText();
    String what = active.path("kind").asText();
    int status = active.path("status").asInt();
    return switch (kind) {
      case SAP_LOST_ANSWER -> at.startsWith("sap.") && what.equals("DROP_AFTER");
      case SAP_500 -> at.startsWith("sap.") && !at.endsWith(".apply") && status == 500;
      case SAP_503_RETRY_AFTER -> at.startsWith("sap.") && status == 503;
      case SAP_429 -> at.startsWith("sap.") && status == 429;
      case SAP_SLOW -> at.startsWith("sap.") && what.equals("DELAY");
      case SAP_CLEARING_REFUSED -> at.endsWith(".apply");
      case PROCESSOR_LOST_ANSWER -> at.startsWith("stripe.") && what.equals("DROP_AFTER");
      case PROCESSOR_500 -> at.startsWith("stripe.") && status == 500;
      case PROCESSOR_429 -> at.startsWith("stripe.") && status == 429;
      default -> false;
    };
  }
}
