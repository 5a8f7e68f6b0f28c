package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.Endpoint.get;
import static io.openitem.sandbox.stripe.Endpoint.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code /v1/checkout/sessions}, as far as saving a payment method on Stripe's own page needs it:
 * mode {@code setup} only. The page is {@link CheckoutPageServlet}.
 */
final class CheckoutSessions {
  static final String KIND = "checkout.session";

  private static final long LIVES_LEAST_SECONDS = Duration.ofMinutes(30).toSeconds();
  private static final long LIVES_MOST_SECONDS = Duration.ofHours(24).toSeconds();

  private final PaymentMethods methods;
  private final SetupIntents setups;
  private final Lists lists;
  private final Supplier<URI> pages;

  /**
   * Sessions.
   *
   * @param pages where their pages are served, without a trailing slash
   */
  CheckoutSessions(PaymentMethods methods, SetupIntents setups, Lists lists, Supplier<URI> pages) {
    this.methods = methods;
    this.setups = setups;
    this.lists = lists;
    this.pages = pages;
  }

  List<Endpoint> endpoints() {
    return List.of(
        post(
            "checkout/sessions",
            "checkout_sessions.create",
            "mode customer currency payment_method_types success_url cancel_url expires_at"
                + " metadata setup_intent_data locale",
            this::create),
        get(
            "checkout/sessions/*",
            "checkout_sessions.retrieve",
            "",
            call -> lists.retrieve(KIND, call.id(), "session")));
  }

  private Result create(Call call, Change change) {
    Params params = call.params();
    if (!params.required("mode").equals("setup")) {
      throw StripeRefusal.invalid("", "mode", "The sandbox has the mode setup only.");
    }
    List<String> types = params.list("payment_method_types");
    if (types.isEmpty() && params.text("currency").isEmpty()) {
      throw StripeRefusal.missingParam("currency");
    }
    params.text("customer").ifPresent(id -> methods.customer(change, id));
    String id = "cs_test_" + Ids.random(58);
    ObjectNode session = Json.object();
    session.put("id", id);
    session.put("object", KIND);
    session.put("cancel_url", params.text("cancel_url").orElse(null));
    session.putNull("client_secret");
    session.put("created", change.nowSeconds());
    session.put("currency", params.text("currency").orElse(null));
    session.put("customer", params.text("customer").orElse(null));
    session.put("expires_at", expiry(params, change.nowSeconds()));
    session.put("livemode", false);
    session.put("locale", params.text("locale").orElse(null));
    Metadata.merge(session, params);
    session.put("mode", "setup");
    session.putNull("payment_intent");
    var array = session.putArray("payment_method_types");
    (types.isEmpty() ? List.of("card") : types).forEach(array::add);
    session.put("payment_status", "no_payment_required");
    session.set("setup_intent", setups.ofSession(change, session, params).path("id"));
    session.put("status", "open");
    session.put("success_url", params.required("success_url"));
    session.put("ui_mode", "hosted");
    session.put("url", pages.get() + "/" + id);
    change.put(session);
    return Result.ok(session);
  }

  private static long expiry(Params params, long now) {
    long expiry = params.integer("expires_at").orElse(now + LIVES_MOST_SECONDS);
    // As at Stripe, up to a minute of the way there.
    if (expiry < now + LIVES_LEAST_SECONDS - 60 || expiry > now + LIVES_MOST_SECONDS) {
      throw StripeRefusal.invalid(
          "",
          "expires_at",
          "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout"
              + " Session creation.");
    }
    return expiry;
  }

  /**
   * What the payer's last click on the page does: the method is saved with the customer.
   *
   * @param token one of Stripe's test payment methods, such as {@code pm_card_visa}
   * @return the session
   */
  ObjectNode complete(Change change, String id, String token) {
    ObjectNode session = change.find(KIND, id).orElseThrow(() -> closed("No such session."));
    if (!session.path("status").asText().equals("open")
        || session.path("expires_at").asLong() <= change.nowSeconds()) {
      throw closed("This page has expired or was completed.");
    }
    setups.complete(change, session.path("setup_intent").asText(), token);
    session.put("status", "complete");
    session.putNull("url");
    change.put(session);
    change.event("checkout.session.completed", session);
    return session;
  }

  private static StripeRefusal closed(String why) {
    return StripeRefusal.of(409, "invalid_request_error", "", why);
  }
}
