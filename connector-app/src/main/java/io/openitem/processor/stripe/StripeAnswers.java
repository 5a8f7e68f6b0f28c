package io.openitem.processor.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.processor.CardCharges;
import io.openitem.processor.Charge;
import io.openitem.processor.NextAction;
import io.openitem.processor.Redaction;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Stripe's answers mean, decided by one question: could money have moved? Source:
 * docs.stripe.com/error-low-level and /payments/paymentintents/lifecycle, as of November 2026.
 */
final class StripeAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(StripeAnswers.class);

  private StripeAnswers() {}

  /** The outcome that a payment intent stands for. */
  static Outcome<Charge> ofIntent(PaymentIntent intent) {
    try {
      return readIntent(intent);
    } catch (IllegalArgumentException | NullPointerException e) {
      // An answer that lacks what every intent has is garbage: it proves nothing.
      return Outcome.unknown("the answer cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Outcome<Charge> readIntent(PaymentIntent intent) {
    String status = Optional.ofNullable(intent.getStatus()).orElse("");
    return switch (status) {
      case "succeeded" -> captured(intent);
      case "processing" -> Outcome.pending(status, charge(intent));
      case "requires_action" -> Outcome.pending(status, charge(intent));
      case "requires_payment_method" -> refused(Optional.ofNullable(intent.getLastPaymentError()));
      case "canceled" ->
          Outcome.refused(CardCharges.CANCELLED, "the charge was cancelled at the processor");
      // Neither is ever asked for here: a charge is confirmed and captured as it is created.
      case "requires_confirmation", "requires_capture" ->
          Outcome.unknown("the charge stands at " + status);
      default -> Outcome.unknown("a status that is not known here: " + Redaction.clean(status));
    };
  }

  /** The outcome of a call that the client library reports as failed. */
  static <T> Outcome<T> ofFailure(StripeException failure) {
    if (failure instanceof StripeTransport.NotSent) {
      return Outcome.notDone("the processor cannot be reached");
    }
    if (failure instanceof StripeTransport.AskedToWait wait) {
      return new Outcome.NotDone<>("rate limit (429)", wait.retryAfter());
    }
    if (failure instanceof CardException) {
      return refused(Optional.ofNullable(failure.getStripeError()));
    }
    boolean key =
        failure instanceof AuthenticationException || failure instanceof PermissionException;
    if (key && isStripesRefusal(failure)) {
      return keyRefused(failure);
    }
    if (failure instanceof IdempotencyException) {
      return Outcome.unknown("the first call under this key is under way, or was another one");
    }
    if (failure instanceof ApiConnectionException) {
      return Outcome.unknown("no answer from the processor");
    }
    return ofStatus(failure);
  }

  private static <T> Outcome<T> ofStatus(StripeException failure) {
    int status = Optional.ofNullable(failure.getStatusCode()).orElse(0);
    // 409: another call holds the intent or the key. 424: the request reached a third party.
    // A status alone, 401, 403 and 429 included, may be a proxy's that lost Stripe's answer: only
    // Stripe's own word for a bad request is a decision.
    boolean decided =
        failure instanceof InvalidRequestException
            && status != 409
            && status != 424
            && isStripesRefusal(failure);
    if (decided) {
      String code = Optional.ofNullable(failure.getCode()).orElse("invalid_request");
      return Outcome.refused(code, text(Optional.ofNullable(failure.getStripeError())));
    }
    boolean unreadable = failure instanceof ApiException && status < 500;
    return Outcome.unknown(unreadable ? "the answer cannot be read" : "status " + status);
  }

  private static boolean isStripesRefusal(StripeException failure) {
    return Optional.ofNullable(failure.getStripeError())
        .map(error -> "invalid_request_error".equals(error.getType()))
        .orElse(false);
  }

  private static <T> Outcome<T> keyRefused(StripeException failure) {
    LOG.error(
        "ALERT Stripe refuses our key (status {}): no money can be moved until it is put right",
        failure.getStatusCode());
    return Outcome.notDone("the processor refuses our key");
  }

  private static <T> Outcome<T> refused(Optional<StripeError> error) {
    String code =
        error
            .flatMap(e -> Optional.ofNullable(e.getDeclineCode()).or(() -> code(e)))
            .orElse("card_declined");
    return Outcome.refused(code, text(error));
  }

  private static Optional<String> code(StripeError error) {
    return Optional.ofNullable(error.getCode());
  }

  private static String text(Optional<StripeError> error) {
    return error
        .flatMap(e -> Optional.ofNullable(e.getMessage()))
        .map(Redaction::clean)
        .orElse("the processor gives no reason");
  }

  private static Outcome<Charge> captured(PaymentIntent intent) {
    Charge charge = charge(intent);
    if (!charge.captured().isPositive()) {
      return Outcome.unknown("succeeded, and yet nothing was received");
    }
    return Outcome.done(charge);
  }

  private static Charge charge(PaymentIntent intent) {
    long received = Optional.ofNullable(intent.getAmountReceived()).orElse(0L);
    Money captured = StripeCurrencies.toMoney(received, intent.getCurrency());
    Optional<NextAction> action =
        Optional.ofNullable(intent.getNextAction()).map(StripeAnswers::nextAction);
    return new Charge(intent.getId(), captured, action);
  }

  private static NextAction nextAction(PaymentIntent.NextAction action) {
    Optional<String> url =
        Optional.ofNullable(action.getRedirectToUrl())
            .flatMap(redirect -> Optional.ofNullable(redirect.getUrl()));
    return new NextAction(Optional.ofNullable(action.getType()).orElse("unknown"), url);
  }
}
