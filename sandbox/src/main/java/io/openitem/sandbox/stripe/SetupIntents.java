package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.Endpoint.get;
import static io.openitem.sandbox.stripe.Endpoint.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code /v1/setup_intents}, as far as saving a payment method needs it: it always succeeds. */
final class SetupIntents {
  private static final String KIND = "setup_intent";

  private final PaymentMethods methods;
  private final Lists lists;

  SetupIntents(PaymentMethods methods, Lists lists) {
    this.methods = methods;
    this.lists = lists;
  }

  List<Endpoint> endpoints() {
    return List.of(
        post(
            "setup_intents",
            "setup_intents.create",
            "customer payment_method payment_method_types automatic_payment_methods confirm"
                + " description mandate_data metadata return_url usage",
            this::create),
        get(
            "setup_intents/*",
            "setup_intents.retrieve",
            "client_secret",
            call -> lists.retrieve(KIND, call.id(), "intent")),
        post(
            "setup_intents/*/confirm",
            "setup_intents.confirm",
            "payment_method mandate_data return_url",
            (call, change) -> confirm(change, change.addressed(KIND, call.id()), call.params())));
  }

  private Result create(Call call, Change change) {
    Params params = call.params();
    ObjectNode setup = create(params, change);
    return params.flag("confirm") ? confirm(change, setup, params) : Result.ok(setup);
  }

  /** The intent behind a page of Stripe's own. */
  ObjectNode ofSession(Change change, ObjectNode session, Params params) {
    ObjectNode setup = create(params, change);
    setup.set("payment_method_types", session.path("payment_method_types").deepCopy());
    setup.putObject("metadata");
    Metadata.merge(setup, params.nested("setup_intent_data"));
    change.put(setup);
    return setup;
  }

  /** The page is completed with one of the test payment methods. */
  void complete(Change change, String id, String token) {
    succeed(change, change.addressed(KIND, id), methods.usable(change, token));
  }

  private ObjectNode create(Params params, Change change) {
    params.text("customer").ifPresent(id -> methods.customer(change, id));
    String id = Ids.next("seti_");
    ObjectNode setup = Json.object();
    setup.put("id", id);
    setup.put("object", KIND);
    setup.put("client_secret", id + "_secret_" + Ids.random(25));
    setup.put("created", change.nowSeconds());
    setup.put("customer", params.text("customer").orElse(null));
    setup.put("description", params.text("description").orElse(null));
    setup.putNull("last_setup_error");
    setup.put("livemode", false);
    Metadata.merge(setup, params);
    setup.putNull("next_action");
    setup.putNull("payment_method");
    List<String> types = params.list("payment_method_types");
    var array = setup.putArray("payment_method_types");
    (types.isEmpty() ? List.of("card", "us_bank_account") : types).forEach(array::add);
    setup.put("status", "requires_payment_method");
    setup.put("usage", params.text("usage").orElse("off_session"));
    change.put(setup);
    change.event("setup_intent.created", setup);
    return setup;
  }

  private Result confirm(Change change, ObjectNode setup, Params params) {
    return succeed(change, setup, methods.usable(change, params.required("payment_method")));
  }

  private Result succeed(Change change, ObjectNode setup, ObjectNode method) {
    if (setup.path("customer").isTextual() && !method.path("customer").isTextual()) {
      PaymentMethods.attach(
          change, method, methods.customer(change, setup.path("customer").asText()));
    }
    setup.set("payment_method", method.path("id"));
    setup.put("status", "succeeded");
    change.put(setup);
    change.event("setup_intent.succeeded", setup);
    return Result.ok(setup);
  }
}
