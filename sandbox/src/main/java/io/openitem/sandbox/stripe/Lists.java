package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;

/** Retrieves, lists and searches objects of any kind. */
final class Lists {
  private final Ledger ledger;
  private final Timing timing;

  Lists(Ledger ledger, Timing timing) {
    this.ledger = ledger;
    this.timing = timing;
  }

  Result retrieve(String kind, String id, String param) {
    return Result.ok(
        ledger
            .stored(id)
            .filter(stored -> stored.kind().equals(kind))
            .map(Stored::parse)
            .orElseThrow(() -> StripeRefusal.noSuch(kind, id, param, 404)));
  }

  /** Lists a kind, filtered by equality of those fields that the request names, and by date. */
  Result list(String kind, List<String> filters, Params params) {
    String indexKey =
        filters.stream()
            .filter(name -> params.text(name).isPresent() && !name.equals("email"))
            .findFirst()
            .map(name -> Stored.key(kind, name, params.text(name).orElseThrow()))
            .orElse(kind);
    return page(kind, ledger.newestFirst(indexKey), filters, params);
  }

  /** Lists what belongs to one object, which must exist. */
  Result listOf(String kind, String reference, String id, List<String> filters, Params params) {
    if (ledger.stored(id).isEmpty()) {
      throw StripeRefusal.noSuch(reference, id, reference, 404);
    }
    return page(kind, ledger.newestFirst(Stored.key(kind, reference, id)), filters, params);
  }

  private Result page(
      String kind, NavigableMap<Long, String> found, List<String> filters, Params params) {
    Predicate<ObjectNode> wanted = CreatedFilter.of(params);
    for (String name : filters) {
      Optional<String> value = params.text(name);
      if (value.isPresent()) {
        wanted = wanted.and(object -> object.path(name).asText().equals(value.get()));
      }
    }
    Predicate<ObjectNode> all = wanted;
    Paging.Page<ObjectNode> page =
        Paging.of(params).cut(found, id -> seq(kind, id), id -> ledger.find(id).filter(all));
    ObjectNode body = Json.object();
    body.put("object", "list");
    body.putArray("data").addAll(page.items());
    body.put("has_more", page.hasMore());
    body.put("url", "/v1/" + kind + "s");
    return Result.ok(body);
  }

  private long seq(String kind, String id) {
    return ledger
        .stored(id)
        .map(Stored::seq)
        .orElseThrow(() -> StripeRefusal.noSuch(kind, id, "starting_after", 400));
  }

  /** Searches a kind; what is too new for the index is not found yet, as at Stripe. */
  Result search(String kind, Params params) {
    SearchQuery query = SearchQuery.parse(params.required("query"));
    long visibleUntil = ledger.clock().millis() - timing.searchIndex().toMillis();
    Paging paging = Paging.of(params);
    Paging.Page<ObjectNode> page =
        new Paging(paging.limit(), params.text("page"), Optional.empty())
            .cut(
                ledger.newestFirst(query.indexKey(kind).orElse(kind)),
                Lists::token,
                id ->
                    ledger
                        .stored(id)
                        .filter(stored -> stored.createdMillis() <= visibleUntil)
                        .map(Stored::parse)
                        .filter(query::matches));
    ObjectNode body = Json.object();
    body.put("object", "search_result");
    body.putArray("data").addAll(page.items());
    body.put("has_more", page.hasMore());
    if (page.hasMore()) {
      ObjectNode last = page.items().get(page.items().size() - 1);
      body.put("next_page", Long.toString(seq(kind, last.path("id").asText())));
    } else {
      body.putNull("next_page");
    }
    body.put("url", "/v1/" + kind + "s/search");
    return Result.ok(body);
  }

  private static long token(String page) {
    try {
      return Long.parseLong(page);
    } catch (NumberFormatException e) {
      throw StripeRefusal.invalid("", "page", "Invalid page: " + page);
    }
  }
}
