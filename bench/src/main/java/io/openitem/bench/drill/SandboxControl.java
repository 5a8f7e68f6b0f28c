package io.openitem.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.bench.HttpJson;
import java.io.IOException;
import java.util.Map;

/** Sets faults in the sandbox, acts as SAP's users, and reads both sides' books. Thread-safe. */
final class SandboxControl {
  private final HttpJson http;
  private final String control;

  SandboxControl(HttpJson http, String sandboxUrl) {
    this.http = http;
    this.control = sandboxUrl + "/control";
  }

  /**
   * Sets a fault.
   *
   * @param fault as {@code POST /control/faults} takes it
   */
  void fault(Map<String, Object> fault) throws IOException, InterruptedException {
    http.post(control + "/faults", Map.of(), fault).required(201);
  }

  /** What is set and has not happened yet. */
  JsonNode activeFaults() throws IOException, InterruptedException {
    return http.get(control + "/faults", Map.of()).required(200).path("active");
  }

  /** Removes every fault. */
  void calm() throws IOException, InterruptedException {
    http.delete(control + "/faults");
    http.post(control + "/stripe/webhooks", Map.of(), Map.of("clear", true)).required(204);
  }

  /**
   * Lets deliveries of events go wrong from now on.
   *
   * @param mode as {@code POST /control/stripe/webhooks} takes it
   */
  void webhooks(Map<String, Object> mode) throws IOException, InterruptedException {
    http.post(control + "/stripe/webhooks", Map.of(), mode).required(204);
  }

  /** Where the processor delivers events, and which. */
  void deliverTo(Map<String, Object> endpoint) throws IOException, InterruptedException {
    http.post(control + "/stripe/webhook-url", Map.of(), endpoint).required(204);
  }

  /** {@code {"undelivered","applied":{…}}}. */
  JsonNode webhookState() throws IOException, InterruptedException {
    return http.get(control + "/stripe/webhooks", Map.of()).required(200);
  }

  /** Tells an event of a type about an object. */
  void event(String type, String object) throws IOException, InterruptedException {
    http.post(control + "/stripe/events", Map.of(), Map.of("type", type, "object", object))
        .required(204);
  }

  /** The processor's books. */
  JsonNode charges() throws IOException, InterruptedException {
    return http.get(control + "/stripe/books", Map.of()).required(200).path("payment_intents");
  }

  /** Every document that this user posted in SAP. */
  JsonNode documentsBy(String user) throws IOException, InterruptedException {
    return http.get(control + "/sap/documents?createdBy=" + user, Map.of()).required(200);
  }

  /** One document of SAP. */
  JsonNode document(String companyCode, String fiscalYear, String number)
      throws IOException, InterruptedException {
    return http.get(
            control + "/sap/documents/" + companyCode + "/" + fiscalYear + "/" + number, Map.of())
        .required(200);
  }

  /** Locks a customer in SAP or unlocks it. */
  void lock(String customer, boolean locked) throws IOException, InterruptedException {
    http.post(control + "/sap/customers/" + customer, Map.of(), Map.of("locked", locked))
        .required(200);
  }

  /**
   * Pays and clears an item as the bank would.
   *
   * @return false when it was cleared before
   */
  boolean clearElsewhere(String invoiceId) throws IOException, InterruptedException {
    String path = control + "/sap/items/" + invoiceId.replace('-', '/');
    return http.post(path, Map.of(), Map.of("clear", true)).status() == 200;
  }

  /** Ends every session and token of SAP. */
  void expireSessions() throws IOException, InterruptedException {
    http.post(control + "/sap/sessions/expire", Map.of(), Map.of()).required(200);
  }

  /** Lets SAP take lockbox batches of one destination and origin that lie so close together. */
  void tellLockboxBatchesApartByMillis(int millis) throws IOException, InterruptedException {
    http.post(control + "/sap/settings", Map.of(), Map.of("lockboxSlotMillis", millis))
        .required(200);
  }
}
