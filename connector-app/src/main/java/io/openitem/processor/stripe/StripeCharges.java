package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.processor.CardCharges;
import io.openitem.processor.Charge;
import io.openitem.processor.ChargeQuestion;
import io.openitem.processor.ChargeRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charges by payment intents that are confirmed as they are created. The idempotency key is the
 * attempt's id, and the intent carries the payment's id in its metadata.
 *
 * <p>How it asks, in this order:
 *
 * <ol>
 *   <li>By the intent's id, where it reached us: strongly consistent, so the answer is the truth.
 *   <li>By searching the metadata. What is found is the truth. What is not found proves nothing
 *       yet: Stripe's index lags by seconds, in an outage by up to an hour.
 *   <li>So the same call is repeated under the same key, while the charge is still wanted and
 *       Stripe surely keeps the key. Stripe then answers with the first call's own answer, or takes
 *       the charge up now if the first call never arrived; two charges cannot come of it. A 5xx is
 *       also replayed, for ever: then only the search can tell, and its "not found" is passed on
 *       for the caller to count.
 * </ol>
 */
final class StripeCharges implements CardCharges {

  /** Where the intent carries the payment's id. */
  static final String PAYMENT = "openitem_payment";

  private static final Logger LOG = LoggerFactory.getLogger(StripeCharges.class);

  /** Where the intent carries the attempt's id. */
  static final String ATTEMPT = "openitem_attempt";

  private static final long FOUND_MAX = 20;

  private final StripeClient stripe;
  private final Duration keyLifetime;
  private final Clock clock;

  StripeCharges(StripeClient stripe, Duration keyLifetime, Clock clock) {
    this.stripe = stripe;
    this.keyLifetime = keyLifetime;
    this.clock = clock;
  }

  @Override
  public Optional<String> whyNot(PaymentMethod method, Money total) {
    boolean bankDebit = method.type() == PaymentMethod.Type.BANK_ACCOUNT;
    if (bankDebit && !total.currency().equals("USD")) {
      return Optional.of("US bank accounts are debited in USD only");
    }
    return StripeCurrencies.whyNot(total);
  }

  @Override
  public Outcome<Charge> charge(ChargeRequest request) {
    Optional<String> whyNot = whyNot(request.method(), request.total());
    if (whyNot.isPresent()) {
      return Outcome.refused("amount_not_possible", whyNot.get());
    }
    RequestOptions once = RequestOptions.builder().setIdempotencyKey(request.attemptId()).build();
    return call(
        () -> StripeAnswers.ofIntent(stripe.paymentIntents().create(params(request), once)));
  }

  @Override
  public Outcome<Charge> ask(ChargeQuestion question) {
    if (question.processorPaymentId().isPresent()) {
      return byId(question.processorPaymentId().get());
    }
    Outcome<Charge> found = search(question.request().paymentId());
    return found instanceof Outcome.NotDone<Charge> && mayRepeat(question)
        ? repeat(question, found)
        : found;
  }

  @Override
  public Outcome<Charge> cancel(String processorPaymentId) {
    Outcome<Charge> answer =
        call(() -> StripeAnswers.ofIntent(stripe.paymentIntents().cancel(processorPaymentId)));
    // Stripe refuses to cancel what has moved on: where it stands now is the answer.
    boolean cancelled = answer instanceof Outcome.Refused<Charge> r && CANCELLED.equals(r.code());
    return cancelled ? answer : byId(processorPaymentId);
  }

  private Outcome<Charge> byId(String processorPaymentId) {
    return asked(
        call(() -> StripeAnswers.ofIntent(stripe.paymentIntents().retrieve(processorPaymentId))));
  }

  private boolean mayRepeat(ChargeQuestion question) {
    return question.stillWanted() && clock.instant().isBefore(question.sentAt().plus(keyLifetime));
  }

  private Outcome<Charge> repeat(ChargeQuestion question, Outcome<Charge> notFound) {
    Outcome<Charge> answer = charge(question.request());
    boolean replayedFault =
        answer instanceof Outcome.Unknown<Charge> unknown
            && unknown.reason().startsWith("status 5");
    return replayedFault ? notFound : asked(answer);
  }

  /** A question that did not reach Stripe, or that it refused, has told nothing of the charge. */
  private static Outcome<Charge> asked(Outcome<Charge> answer) {
    return answer instanceof Outcome.NotDone<Charge> notDone
        ? Outcome.unknown("could not ask: " + notDone.reason())
        : answer;
  }

  private Outcome<Charge> search(String paymentId) {
    PaymentIntentSearchParams query =
        PaymentIntentSearchParams.builder()
            .setQuery("metadata['%s']:'%s'".formatted(PAYMENT, paymentId))
            .setLimit(FOUND_MAX)
            .build();
    try {
      List<PaymentIntent> found = stripe.paymentIntents().search(query).getData();
      return found.isEmpty()
          ? Outcome.notDone("not found by search")
          : mostTelling(paymentId, found.stream().map(StripeAnswers::ofIntent).toList());
    } catch (StripeException e) {
      return Outcome.unknown("could not search: " + e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      return Outcome.unknown("could not search: the answer cannot be read");
    }
  }

  /** Of several attempts, one that took money decides; then one that may still take some. */
  private static Outcome<Charge> mostTelling(String paymentId, List<Outcome<Charge>> outcomes) {
    List<Outcome<Charge>> captured =
        outcomes.stream().filter(outcome -> outcome instanceof Outcome.Done<Charge>).toList();
    if (captured.size() > 1) {
      LOG.error("ALERT payment {} was captured {} times at Stripe", paymentId, captured.size());
    }
    return captured.stream()
        .findFirst()
        .or(
            () ->
                outcomes.stream().filter(o -> !(o instanceof Outcome.Refused<Charge>)).findFirst())
        .orElseGet(() -> outcomes.get(0));
  }

  private static PaymentIntentCreateParams params(ChargeRequest request) {
    PaymentMethod method = request.method();
    return PaymentIntentCreateParams.builder()
        .setAmount(StripeCurrencies.toMinorUnits(request.total()))
        .setCurrency(request.total().currency().toLowerCase(Locale.ROOT))
        .setCustomer(method.processorCustomer())
        .setPaymentMethod(method.processorMethod())
        .addPaymentMethodType(method.type() == PaymentMethod.Type.CARD ? "card" : "us_bank_account")
        .setConfirm(true)
        .setOffSession(true)
        .putMetadata(PAYMENT, request.paymentId())
        .putMetadata(ATTEMPT, request.attemptId())
        .build();
  }

  /** A call to Stripe. */
  private interface Call {
    Outcome<Charge> make() throws StripeException;
  }

  private static Outcome<Charge> call(Call call) {
    try {
      return call.make();
    } catch (StripeException e) {
      return StripeAnswers.ofFailure(e);
    } catch (RuntimeException e) {
      // The library throws its JSON parser's exceptions for an answer that is no JSON.
      return Outcome.unknown("the answer cannot be read: " + e.getClass().getSimpleName());
    }
  }
}
