package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Finds the endpoint of a request and carries it out. */
final class StripeApi {
  /** The version that stripe-java 29.5.0 pins, in whose form every object is written. */
  static final String VERSION = "2025-08-27.basil";

  static final Pattern VERSIONS = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?");

  /** An endpoint and the ids in the path that led to it. */
  record Match(Endpoint endpoint, List<String> ids) {}

  private final Ledger ledger;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final CheckoutSessions sessions;

  StripeApi(Ledger ledger, Timing timing, Settlements settlements, Supplier<URI> pages) {
    this.ledger = ledger;
    Lists lists = new Lists(ledger, timing);
    Organisations organisations = new Organisations(ledger);
    PaymentMethods methods = new PaymentMethods(organisations, lists);
    Confirmation confirmation = new Confirmation(methods);
    endpoints.addAll(
        new PaymentIntents(confirmation, methods, lists, settlements::later).endpoints());
    endpoints.addAll(methods.endpoints());
    endpoints.addAll(new Customers(organisations, methods, lists).endpoints());
    endpoints.addAll(new Refunds(lists, settlements::later).endpoints());
    SetupIntents setups = new SetupIntents(methods, lists);
    endpoints.addAll(setups.endpoints());
    sessions = new CheckoutSessions(methods, setups, lists, pages);
    endpoints.addAll(sessions.endpoints());
    endpoints.addAll(new Events(ledger).endpoints());
  }

  /** The pages on which payers save their methods. */
  CheckoutSessions sessions() {
    return sessions;
  }

  /**
   * Finds the endpoint.
   *
   * @param path after {@code /v1/}
   */
  Match match(String method, String path) {
    List<String> segments = List.of(path.split("/", -1));
    for (Endpoint endpoint : endpoints) {
      Optional<List<String>> ids = endpoint.match(method, segments);
      if (ids.isPresent()) {
        return new Match(endpoint, ids.get());
      }
    }
    throw StripeRefusal.of(
        404,
        "invalid_request_error",
        "",
        "Unrecognized request URL (" + method + ": /v1/" + path + ").");
  }

  /**
   * Carries a request out.
   *
   * @throws StripeRefusal when it is refused, without any effect
   */
  Reply carryOut(Match match, Params params, Caller caller) {
    params.allowOnly(match.endpoint().known());
    Call call = new Call(match.ids(), params);
    if (match.endpoint().handler() instanceof Endpoint.Write write) {
      return ledger.change(
          caller,
          change -> {
            Result result = write.write(call, change);
            return reply(result, params, id -> lookUp(change, id));
          });
    }
    Result result = ((Endpoint.Read) match.endpoint().handler()).read(call);
    ledger.awaitDurable();
    return reply(result, params, ledger::find);
  }

  private static Reply reply(
      Result result,
      Params params,
      java.util.function.Function<String, Optional<ObjectNode>> objects) {
    List<String> paths = params.list("expand");
    if (!paths.isEmpty() && result.status() == 200) {
      // A copy, because what a change puts is not to be expanded.
      ObjectNode body = result.body().deepCopy();
      new Expansion(objects).expand(body, paths);
      return Reply.ok(body);
    }
    return new Reply(result.status(), Json.bytes(result.body()));
  }

  private Optional<ObjectNode> lookUp(Change change, String id) {
    ObjectNode put = change.puts().get(id);
    return put == null ? ledger.find(id) : Optional.of(put.deepCopy());
  }
}
