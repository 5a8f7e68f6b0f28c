package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.Endpoint.get;
import static io.openitem.sandbox.stripe.Endpoint.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code /v1/payment_methods}. */
final class PaymentMethods {
  private static final String KIND = "payment_method";

  private final Organisations organisations;
  private final Lists lists;

  PaymentMethods(Organisations organisations, Lists lists) {
    this.organisations = organisations;
    this.lists = lists;
  }

  List<Endpoint> endpoints() {
    return List.of(
        post(
            "payment_methods",
            "payment_methods.create",
            "type card us_bank_account billing_details metadata allow_redisplay",
            this::create),
        get(
            "payment_methods",
            "payment_methods.list",
            "customer type limit starting_after ending_before",
            call -> list(call.params(), call.params().required("customer"))),
        get("payment_methods/*", "payment_methods.retrieve", "", this::retrieve),
        post("payment_methods/*", "payment_methods.update", "metadata", this::update),
        post("payment_methods/*/attach", "payment_methods.attach", "customer", this::attach),
        post("payment_methods/*/detach", "payment_methods.detach", "", this::detach),
        get(
            "customers/*/payment_methods",
            "payment_methods.list",
            "type limit starting_after ending_before",
            call -> list(call.params(), call.id())),
        get(
            "customers/*/payment_methods/*",
            "payment_methods.retrieve",
            "",
            call -> retrieve(new Call(call.ids().subList(1, 2), call.params()))));
  }

  private Result retrieve(Call call) {
    organisations.generateFor(call.id());
    return lists.retrieve(KIND, call.id(), KIND);
  }

  private Result list(Params params, String customer) {
    organisations.generateFor(customer);
    return lists.listOf(KIND, "customer", customer, List.of("type"), params);
  }

  private Result create(Call call, Change change) {
    Params params = call.params();
    ObjectNode method =
        switch (params.required("type")) {
          case "card" -> card(params.nested("card"), change);
          case "us_bank_account" -> bank(params.nested("us_bank_account"), change);
          default ->
              throw StripeRefusal.invalid("", "type", "The sandbox has card and us_bank_account.");
        };
    Metadata.merge(method, params);
    change.put(method);
    return Result.ok(method);
  }

  private static ObjectNode card(Params card, Change change) {
    if (card.has("number")) {
      throw StripeRefusal.of(
          402,
          "invalid_request_error",
          "",
          "Sending credit card numbers directly to the Stripe API is generally unsafe. Use a test"
              + " token instead.");
    }
    return ofToken(card.required("token"), "card[token]", change);
  }

  private static ObjectNode ofToken(String token, String param, Change change) {
    if (MethodShape.isBankToken(token)) {
      return MethodShape.bank(Ids.next("pm_"), "6789", change.nowSeconds());
    }
    MethodShape.Card card = MethodShape.ofToken(token);
    if (card == null) {
      throw StripeRefusal.noSuch(
          param.startsWith("card") ? "token" : "PaymentMethod", token, param, 400);
    }
    return MethodShape.card(Ids.next("pm_"), card, change.nowSeconds());
  }

  private static ObjectNode bank(Params bank, Change change) {
    bank.required("routing_number");
    String account = bank.required("account_number");
    return MethodShape.bank(
        Ids.next("pm_"), account.substring(Math.max(0, account.length() - 4)), change.nowSeconds());
  }

  private Result update(Call call, Change change) {
    ObjectNode method = usable(change, call.id());
    Metadata.merge(method, call.params());
    change.put(method);
    return Result.ok(method);
  }

  private Result attach(Call call, Change change) {
    ObjectNode method = usable(change, call.id());
    ObjectNode customer = customer(change, call.params().required("customer"));
    if (method.path("customer").isTextual()
        && !method.path("customer").equals(customer.path("id"))) {
      throw StripeRefusal.invalid(
          "", "", "The payment method you provided has already been attached to a customer.");
    }
    attach(change, method, customer);
    return Result.ok(method);
  }

  static void attach(Change change, ObjectNode method, ObjectNode customer) {
    method.set("customer", customer.path("id"));
    change.put(method);
    change.event("payment_method.attached", method);
  }

  private Result detach(Call call, Change change) {
    ObjectNode method = usable(change, call.id());
    if (!method.path("customer").isTextual()) {
      throw StripeRefusal.invalid(
          "", "", "The payment method you provided is not attached to a customer.");
    }
    method.putNull("customer");
    change.put(method);
    change.event("payment_method.detached", method);
    return Result.ok(method);
  }

  /** A payment method by id; one of Stripe's test payment methods becomes a new one. */
  ObjectNode usable(Change change, String id) {
    organisations.generateFor(id);
    return change
        .find(KIND, id)
        .orElseGet(
            () -> {
              ObjectNode method = ofToken(id, KIND, change);
              change.put(method);
              return method;
            });
  }

  /** A customer that a parameter names. */
  ObjectNode customer(Change change, String id) {
    organisations.generateFor(id);
    return change.referenced("customer", id, "customer");
  }
}
