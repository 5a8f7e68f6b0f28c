package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one request changes, gathered until it takes effect as a whole. Reads see what was put
 * before.
 */
final class Change {
  /** An event as it will be told, without its place yet. */
  // These records are never compared; the bytes are what is sent, and nobody writes to them.
  @SuppressWarnings("ArrayRecordComponent")
  record Draft(String id, String type, byte[] json) {}

  private final Ledger ledger;
  private final Caller caller;
  private final long nowMillis;
  private final Map<String, ObjectNode> puts = new LinkedHashMap<>();
  private final List<Draft> events = new ArrayList<>();

  Change(Ledger ledger, Caller caller, long nowMillis) {
    this.ledger = ledger;
    this.caller = caller;
    this.nowMillis = nowMillis;
  }

  long nowSeconds() {
    return nowMillis / 1000;
  }

  Optional<ObjectNode> find(String kind, String id) {
    Optional<ObjectNode> found =
        puts.containsKey(id) ? Optional.ofNullable(puts.get(id)) : ledger.find(id);
    return found.filter(object -> object.path("object").asText().equals(kind));
  }

  /** The newest object that is found under a key of the ledger's index. */
  Optional<ObjectNode> newest(String kind, String indexKey) {
    return ledger.newestFirst(indexKey).values().stream().findFirst().flatMap(id -> find(kind, id));
  }

  /** An object that the path names; 404 without it. */
  ObjectNode addressed(String kind, String id) {
    return find(kind, id)
        .orElseThrow(
            () -> StripeRefusal.noSuch(kind, id, kind.equals("customer") ? "id" : "intent", 404));
  }

  /** An object that a parameter names; 400 without it. */
  ObjectNode referenced(String kind, String id, String param) {
    return find(kind, id).orElseThrow(() -> StripeRefusal.noSuch(kind, id, param, 400));
  }

  void put(ObjectNode object) {
    puts.put(object.path("id").asText(), object);
  }

  /** Tells that something happened to an object, which is written down as it stands now. */
  void event(String type, ObjectNode object) {
    String id = "evt_" + Ids.random(24);
    ObjectNode event = Json.object();
    event.put("id", id);
    event.put("object", "event");
    event.put("api_version", StripeApi.VERSION);
    event.put("created", nowSeconds());
    event.putObject("data").set("object", object);
    event.put("livemode", false);
    event.put("pending_webhooks", ledger.delivers(type) ? 1 : 0);
    ObjectNode request = event.putObject("request");
    request.put("id", caller.requestId().orElse(null));
    request.put("idempotency_key", caller.key().map(IdempotencyKeys.Use::key).orElse(null));
    event.put("type", type);
    events.add(new Draft(id, type, Json.bytes(event)));
  }

  Map<String, ObjectNode> puts() {
    return puts;
  }

  List<Draft> events() {
    return events;
  }
}
