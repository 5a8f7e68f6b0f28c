package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.Endpoint.get;
import static io.openitem.sandbox.stripe.Endpoint.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** {@code /v1/payment_intents}. */
final class PaymentIntents {
  private static final String KIND = "payment_intent";
  private static final String CREATE =
      "amount currency customer payment_method payment_method_types automatic_payment_methods"
          + " capture_method confirm confirmation_method description error_on_requires_action"
          + " mandate mandate_data metadata off_session payment_method_options receipt_email"
          + " return_url setup_future_usage statement_descriptor statement_descriptor_suffix"
          + " transfer_group use_stripe_sdk";
  private static final String CONFIRM =
      "payment_method capture_method error_on_requires_action mandate mandate_data off_session"
          + " payment_method_options payment_method_types receipt_email return_url"
          + " setup_future_usage use_stripe_sdk";
  private static final Set<String> CHANGEABLE =
      Set.of("requires_payment_method", "requires_confirmation", "requires_action");
  private static final Set<String> CANCELABLE =
      Set.of(
          "requires_payment_method",
          "requires_confirmation",
          "requires_action",
          "requires_capture");

  private final Confirmation confirmation;
  private final PaymentMethods methods;
  private final Lists lists;
  private final Consumer<String> onProcessing;

  /**
   * The endpoints.
   *
   * @param onProcessing is told the id of an intent that waits for a bank debit
   */
  PaymentIntents(
      Confirmation confirmation,
      PaymentMethods methods,
      Lists lists,
      Consumer<String> onProcessing) {
    this.confirmation = confirmation;
    this.methods = methods;
    this.lists = lists;
    this.onProcessing = onProcessing;
  }

  List<Endpoint> endpoints() {
    return List.of(
        post("payment_intents", "payment_intents.create", CREATE, this::create),
        get(
            "payment_intents",
            "payment_intents.list",
            "customer created limit starting_after ending_before",
            call -> lists.list(KIND, List.of("customer"), call.params())),
        get(
            "payment_intents/search",
            "payment_intents.search",
            "query limit page",
            call -> lists.search(KIND, call.params())),
        get(
            "payment_intents/*",
            "payment_intents.retrieve",
            "client_secret",
            call -> lists.retrieve(KIND, call.id(), "intent")),
        post(
            "payment_intents/*",
            "payment_intents.update",
            "amount currency customer payment_method description metadata receipt_email"
                + " setup_future_usage",
            this::update),
        post("payment_intents/*/confirm", "payment_intents.confirm", CONFIRM, this::confirm),
        post(
            "payment_intents/*/capture",
            "payment_intents.capture",
            "amount_to_capture metadata statement_descriptor",
            this::capture),
        post(
            "payment_intents/*/cancel",
            "payment_intents.cancel",
            "cancellation_reason",
            this::cancel));
  }

  private Result create(Call call, Change change) {
    Params params = call.params();
    long amount = params.integer("amount").orElseThrow(() -> StripeRefusal.missingParam("amount"));
    String currency = Currencies.check(params.required("currency"));
    Currencies.checkCharge(amount, currency);
    params.text("customer").ifPresent(id -> methods.customer(change, id));
    ObjectNode intent = IntentShape.create(params, amount, currency, change.nowSeconds());
    params
        .text("payment_method")
        .ifPresent(id -> intent.set("payment_method", methods.usable(change, id).path("id")));
    change.put(intent);
    change.event("payment_intent.created", intent);
    return params.flag("confirm") ? confirmed(change, intent, params) : Result.ok(intent);
  }

  private Result confirm(Call call, Change change) {
    return confirmed(change, change.addressed(KIND, call.id()), call.params());
  }

  private Result confirmed(Change change, ObjectNode intent, Params params) {
    Result result = confirmation.confirm(change, intent, params);
    if (intent.path("status").asText().equals("processing")) {
      onProcessing.accept(intent.path("id").asText());
    }
    return result;
  }

  private Result update(Call call, Change change) {
    ObjectNode intent = change.addressed(KIND, call.id());
    Params params = call.params();
    Metadata.merge(intent, params);
    for (String name : List.of("description", "receipt_email", "setup_future_usage")) {
      params.text(name).ifPresent(value -> intent.put(name, value));
    }
    boolean money = params.has("amount") || params.has("currency");
    if (money || params.has("customer") || params.has("payment_method")) {
      require(CHANGEABLE, intent, "updated");
    }
    if (money) {
      String currency = Currencies.check(params.text("currency").orElse(text(intent, "currency")));
      long amount = params.integer("amount").orElse(intent.path("amount").asLong());
      intent.put("amount", Currencies.checkCharge(amount, currency)).put("currency", currency);
    }
    params
        .text("customer")
        .ifPresent(id -> intent.set("customer", methods.customer(change, id).path("id")));
    params
        .text("payment_method")
        .ifPresent(
            id -> {
              intent.set("payment_method", methods.usable(change, id).path("id"));
              intent.put("status", "requires_confirmation");
            });
    change.put(intent);
    return Result.ok(intent);
  }

  private Result capture(Call call, Change change) {
    ObjectNode intent = change.addressed(KIND, call.id());
    require(Set.of("requires_capture"), intent, "captured");
    long authorised = intent.path("amount_capturable").asLong();
    long amount = call.params().integer("amount_to_capture").orElse(authorised);
    Currencies.checkStep(amount, text(intent, "currency"));
    if (amount < 1 || amount > authorised) {
      throw StripeRefusal.invalid(
          "amount_too_large",
          "amount_to_capture",
          "The amount to capture must be positive and at most the amount authorised.");
    }
    ObjectNode charge = IntentSteps.latestCharge(change, intent);
    charge.put("captured", true).put("amount_captured", amount);
    // Stripe releases the rest as a refund, which is how it shows in amount_refunded.
    charge.put("amount_refunded", authorised - amount);
    change.put(charge);
    change.event("charge.captured", charge);
    Metadata.merge(intent, call.params());
    IntentSteps.succeeded(change, intent, amount);
    return Result.ok(intent);
  }

  private Result cancel(Call call, Change change) {
    ObjectNode intent = change.addressed(KIND, call.id());
    require(CANCELABLE, intent, "canceled");
    intent.put("canceled_at", change.nowSeconds());
    intent.put("cancellation_reason", call.params().text("cancellation_reason").orElse(null));
    intent.put("amount_capturable", 0);
    intent.putNull("next_action");
    IntentSteps.move(change, intent, "canceled", "payment_intent.canceled");
    return Result.ok(intent);
  }

  private static void require(Set<String> states, ObjectNode intent, String verb) {
    String status = text(intent, "status");
    if (!states.contains(status)) {
      throw StripeRefusal.unexpectedState(
          "This PaymentIntent could not be " + verb + " because it has a status of " + status + ".",
          intent);
    }
  }

  private static String text(ObjectNode intent, String name) {
    return intent.path(name).asText();
  }
}
