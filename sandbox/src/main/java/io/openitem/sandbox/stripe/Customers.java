package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.Endpoint.get;
import static io.openitem.sandbox.stripe.Endpoint.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /v1/customers}. */
final class Customers {
  private static final String KIND = "customer";
  private static final String FIELDS =
      "name email phone description metadata payment_method invoice_settings";
  private static final Pattern BY_ORGANISATION =
      Pattern.compile("metadata\\[['\"]organisation['\"]\\]\\s*:\\s*['\"]([^'\"]+)['\"]");

  private final Organisations organisations;
  private final PaymentMethods methods;
  private final Lists lists;

  Customers(Organisations organisations, PaymentMethods methods, Lists lists) {
    this.organisations = organisations;
    this.methods = methods;
    this.lists = lists;
  }

  List<Endpoint> endpoints() {
    return List.of(
        post("customers", "customers.create", FIELDS, this::create),
        get(
            "customers",
            "customers.list",
            "email created limit starting_after ending_before",
            call -> lists.list(KIND, List.of("email"), call.params())),
        get("customers/search", "customers.search", "query limit page", this::search),
        get("customers/*", "customers.retrieve", "", this::retrieve),
        post("customers/*", "customers.update", FIELDS, this::update));
  }

  private Result search(Call call) {
    Matcher matcher = BY_ORGANISATION.matcher(call.params().text("query").orElse(""));
    if (matcher.find()) {
      organisations.generate(matcher.group(1));
    }
    return lists.search(KIND, call.params());
  }

  private Result retrieve(Call call) {
    organisations.generateFor(call.id());
    return lists.retrieve(KIND, call.id(), "id");
  }

  private Result create(Call call, Change change) {
    ObjectNode customer = CustomerShape.create(Ids.next("cus_"), change.nowSeconds());
    set(customer, call.params(), change);
    change.event("customer.created", customer);
    return Result.ok(customer);
  }

  private Result update(Call call, Change change) {
    organisations.generateFor(call.id());
    ObjectNode customer = change.addressed(KIND, call.id());
    set(customer, call.params(), change);
    change.event("customer.updated", customer);
    return Result.ok(customer);
  }

  private void set(ObjectNode customer, Params params, Change change) {
    for (String name : List.of("name", "email", "phone", "description")) {
      params.text(name).ifPresent(value -> customer.put(name, value));
    }
    Metadata.merge(customer, params);
    change.put(customer);
    params
        .text("payment_method")
        .ifPresent(id -> PaymentMethods.attach(change, methods.usable(change, id), customer));
    params
        .nested("invoice_settings")
        .text("default_payment_method")
        .ifPresent(id -> makeDefault(customer, id, change));
  }

  private void makeDefault(ObjectNode customer, String id, Change change) {
    ObjectNode method = methods.usable(change, id);
    if (!method.path("customer").equals(customer.path("id"))) {
      throw StripeRefusal.invalid(
          "",
          "invoice_settings[default_payment_method]",
          "The customer does not have a payment method with the ID " + id + ".");
    }
    ((ObjectNode) customer.path("invoice_settings"))
        .set("default_payment_method", method.path("id"));
  }
}
