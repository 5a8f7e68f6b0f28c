package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.processor.CardCharges;
import io.openitem.processor.Charge;
import io.openitem.processor.ChargeQuestion;
import io.openitem.processor.ChargeRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Charges by payment intents that are confirmed as they are created. The idempotency key is the
 * attempt's id, and the intent carries the payment's id in its metadata.
 *
 * <p>How it asks, in this order:
 *
 * <ol>
 *   <li>By the intent's id, where it reached us: strongly consistent, so the answer is the truth.
 *   <li>By searching the metadata. What is found is the truth, except that a refusal is looked up
 *       by the intent's id first. What is not found proves nothing yet: Stripe's index lags by
 *       seconds, in an outage by up to an hour.
 *   <li>So the same call is repeated under the same key, while the charge is still wanted and
 *       Stripe surely keeps the key. Stripe then answers with the first call's own answer, or takes
 *       the charge up now if the first call never arrived; two charges cannot come of it. A 500 is
 *       also replayed, for ever, and Stripe marks it as replayed: then only the search can tell,
 *       and its "not found" is passed on for the caller to count. A 5xx without that mark may be an
 *       edge's that lost the answer to a charge made just now, so it tells nothing.
 * </ol>
 */
final class StripeCharges implements CardCharges {

  /** Where the intent carries the payment's id. */
  static final String PAYMENT = "openitem_payment";

  /** Where the intent carries the attempt's id. */
  static final String ATTEMPT = "openitem_attempt";

  private final StripeClient stripe;
  private final StripeQuestions questions;
  private final Duration keyLifetime;
  private final Clock clock;

  StripeCharges(StripeClient stripe, Duration keyLifetime, Clock clock) {
    this.stripe = stripe;
    this.questions = new StripeQuestions(stripe);
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
    try {
      return StripeAnswers.ofIntent(create(request));
    } catch (StripeException e) {
      return StripeAnswers.ofFailure(e);
    } catch (RuntimeException e) {
      // The library throws its JSON parser's exceptions for an answer that is no JSON.
      return Outcome.unknown("the answer cannot be read: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public Outcome<Charge> ask(ChargeQuestion question) {
    if (question.processorPaymentId().isPresent()) {
      return questions.byId(question.processorPaymentId().get());
    }
    Outcome<Charge> found = questions.search(question.request());
    return found instanceof Outcome.NotDone<Charge> && mayRepeat(question)
        ? repeat(question.request(), found)
        : found;
  }

  @Override
  public Outcome<Charge> cancel(String processorPaymentId) {
    Outcome<Charge> answer =
        StripeQuestions.ask(() -> stripe.paymentIntents().cancel(processorPaymentId));
    // Stripe refuses to cancel what has moved on: where it stands now is the answer.
    boolean cancelled = answer instanceof Outcome.Refused<Charge> r && CANCELLED.equals(r.code());
    return cancelled ? answer : questions.byId(processorPaymentId);
  }

  private boolean mayRepeat(ChargeQuestion question) {
    return question.stillWanted() && clock.instant().isBefore(question.sentAt().plus(keyLifetime));
  }

  /**
   * A real call, which may charge now. A bank's decline ends it as it ends the first call; a
   * refusal of the request itself says nothing of the first call. Only a fault that Stripe says it
   * replayed was certainly no charge of this call's, and leaves the search to tell.
   */
  private Outcome<Charge> repeat(ChargeRequest request, Outcome<Charge> notFound) {
    try {
      return StripeAnswers.ofIntent(create(request));
    } catch (StripeTransport.ReplayedFault e) {
      return notFound;
    } catch (CardException e) {
      return StripeAnswers.ofFailure(e);
    } catch (StripeException e) {
      return StripeQuestions.unanswered(e);
    } catch (RuntimeException e) {
      return StripeQuestions.unreadable();
    }
  }

  private PaymentIntent create(ChargeRequest request) throws StripeException {
    RequestOptions once = RequestOptions.builder().setIdempotencyKey(request.attemptId()).build();
    return stripe.paymentIntents().create(params(request), once);
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
}
