package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentSearchParams;
import io.openitem.domain.Outcome;
import io.openitem.processor.Charge;
import io.openitem.processor.ChargeRequest;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions about a charge, which change nothing at Stripe. Only an intent's own status answers
 * one: a question that is refused, because the key is another account's for instance, has told
 * nothing of the charge.
 */
final class StripeQuestions {

  private static final Logger LOG = LoggerFactory.getLogger(StripeQuestions.class);

  private static final long FOUND_MAX = 20;

  private final StripeClient stripe;

  StripeQuestions(StripeClient stripe) {
    this.stripe = stripe;
  }

  /** A call that brings an intent. */
  interface Call {
    PaymentIntent make() throws StripeException;
  }

  /** What an intent says, or {@code Unknown}. */
  static Outcome<Charge> ask(Call call) {
    try {
      return StripeAnswers.ofIntent(call.make());
    } catch (StripeException e) {
      return unanswered(e);
    } catch (RuntimeException e) {
      return unreadable();
    }
  }

  /** A call that failed has told nothing. */
  static Outcome<Charge> unanswered(StripeException failure) {
    String status =
        Optional.ofNullable(failure.getStatusCode()).map(code -> ", status " + code).orElse("");
    return Outcome.unknown("could not ask: " + failure.getClass().getSimpleName() + status);
  }

  /** The library throws its JSON parser's exceptions for an answer that is no JSON. */
  static Outcome<Charge> unreadable() {
    return Outcome.unknown("could not ask: the answer cannot be read");
  }

  /** As the intent stands now: strongly consistent. */
  Outcome<Charge> byId(String processorPaymentId) {
    return ask(() -> stripe.paymentIntents().retrieve(processorPaymentId));
  }

  /**
   * By what the intent carries of ours, the attempt included: what became of an earlier attempt
   * says nothing about this one.
   *
   * @return {@code NotDone} when nothing is found, which proves nothing yet
   */
  Outcome<Charge> search(ChargeRequest request) {
    PaymentIntentSearchParams query =
        PaymentIntentSearchParams.builder()
            .setQuery(
                "metadata['%s']:'%s' AND metadata['%s']:'%s'"
                    .formatted(
                        StripeCharges.PAYMENT,
                        request.paymentId(),
                        StripeCharges.ATTEMPT,
                        request.attemptId()))
            .setLimit(FOUND_MAX)
            .build();
    try {
      List<PaymentIntent> found = stripe.paymentIntents().search(query).getData();
      return found.isEmpty()
          ? Outcome.notDone("not found by search")
          : mostTelling(request.attemptId(), found.stream().map(this::asItStandsNow).toList());
    } catch (StripeException e) {
      return Outcome.unknown("could not search: " + e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      return Outcome.unknown("could not search: the answer cannot be read");
    }
  }

  /** The index may show an intent as it was before it went on: a refusal is checked. */
  private Outcome<Charge> asItStandsNow(PaymentIntent indexed) {
    Outcome<Charge> outcome = StripeAnswers.ofIntent(indexed);
    return outcome instanceof Outcome.Refused<Charge> ? byId(indexed.getId()) : outcome;
  }

  /** Of several, one that took money decides; then one that may still take some. */
  private static Outcome<Charge> mostTelling(String attemptId, List<Outcome<Charge>> outcomes) {
    List<Outcome<Charge>> captured =
        outcomes.stream().filter(outcome -> outcome instanceof Outcome.Done<Charge>).toList();
    if (captured.size() > 1) {
      LOG.error("ALERT attempt {} was captured {} times at Stripe", attemptId, captured.size());
    }
    return captured.stream()
        .findFirst()
        .or(
            () ->
                outcomes.stream().filter(o -> !(o instanceof Outcome.Refused<Charge>)).findFirst())
        .orElseGet(() -> outcomes.get(0));
  }
}
