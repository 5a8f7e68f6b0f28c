package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.Endpoint.get;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** {@code /v1/events}. */
final class Events {
  private final Ledger ledger;

  Events(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Endpoint> endpoints() {
    return List.of(
        get(
            "events",
            "events.list",
            "type types created delivery_success limit starting_after ending_before",
            this::list),
        get("events/*", "events.retrieve", "", this::retrieve));
  }

  private Result retrieve(Call call) {
    return Result.ok(Json.parse(find(call.id(), "id", 404).json()));
  }

  private Result list(Call call) {
    Params params = call.params();
    List<String> types = params.text("type").map(List::of).orElse(params.list("types"));
    LongPredicate created = CreatedFilter.seconds(params);
    Optional<Boolean> delivered = params.text("delivery_success").map(Boolean::parseBoolean);
    Paging.Page<StripeEvent> page =
        Paging.of(params)
            .cut(
                ledger.events().newestFirst(),
                id -> find(id, "starting_after", 400).seq(),
                event ->
                    Optional.of(event)
                        .filter(e -> types.isEmpty() || matches(e.type(), types))
                        .filter(e -> created.test(e.createdSeconds()))
                        .filter(
                            e ->
                                delivered.isEmpty()
                                    || delivered.get() != ledger.events().isDue(e.seq())));
    ObjectNode body = Json.object();
    body.put("object", "list");
    var data = body.putArray("data");
    page.items().forEach(event -> data.add(Json.parse(event.json())));
    body.put("has_more", page.hasMore());
    body.put("url", "/v1/events");
    return Result.ok(body);
  }

  /** Types may end in {@code .*}. */
  static boolean matches(String type, List<String> patterns) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                    : type.equals(pattern));
  }

  private StripeEvent find(String id, String param, int status) {
    return ledger
        .events()
        .find(id)
        .orElseThrow(() -> StripeRefusal.noSuch("event", id, param, status));
  }
}
