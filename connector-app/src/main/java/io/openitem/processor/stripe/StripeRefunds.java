package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import io.openitem.domain.Outcome;
import io.openitem.processor.MovedAgain;
import io.openitem.processor.MovedAgain.BookedRefund;
import io.openitem.processor.MovementList;
import io.openitem.processor.Refund;
import io.openitem.processor.RefundQuestion;
import io.openitem.processor.RefundRequest;
import io.openitem.processor.Refunds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Refunds of payment intents. The idempotency key is the refund's id, which the refund carries in
 * its metadata too.
 *
 * <p>How it asks: by the refund's id where it reached us; else in the list of the intent's refunds,
 * which Stripe keeps up to date. A refund that is not in the list may still be on its way, so while
 * it is wanted and Stripe surely keeps the key, the same call is repeated under the same key: it
 * brings the first call's answer, or makes the refund now if the first call never arrived.
 */
final class StripeRefunds implements Refunds {

  /** Where the refund carries our id of it. */
  static final String REFUND = "openitem_refund";

  private final StripeClient stripe;
  private final StripeMovements movements;
  private final Duration keyLifetime;
  private final Clock clock;

  StripeRefunds(StripeClient stripe, Duration keyLifetime, Clock clock) {
    this.stripe = stripe;
    this.movements = new StripeMovements(stripe);
    this.keyLifetime = keyLifetime;
    this.clock = clock;
  }

  @Override
  public Outcome<Refund> refund(RefundRequest request) {
    Optional<String> whyNot = StripeCurrencies.whyNot(request.amount());
    if (whyNot.isPresent()) {
      return Outcome.refused("amount_not_possible", whyNot.get());
    }
    try {
      return StripeMovements.outcome(create(request));
    } catch (StripeException e) {
      return StripeAnswers.ofFailure(e);
    } catch (RuntimeException e) {
      return Outcome.unknown("the answer cannot be read: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public Outcome<Refund> ask(RefundQuestion question) {
    Optional<String> id = question.processorRefundId();
    if (id.isPresent()) {
      return byId(id.get());
    }
    Outcome<Refund> found = inList(question.request());
    boolean mayRepeat =
        question.stillWanted() && clock.instant().isBefore(question.sentAt().plus(keyLifetime));
    return found instanceof Outcome.NotDone<Refund> && mayRepeat
        ? repeat(question.request(), found)
        : found;
  }

  @Override
  public Outcome<MovedAgain> ofCharge(String processorPaymentId) {
    return movements.ofCharge(processorPaymentId);
  }

  @Override
  public Outcome<MovementList> begunSince(Instant from, int max) {
    return new StripeSweep(stripe).begunSince(from, max);
  }

  private Outcome<Refund> byId(String id) {
    try {
      return StripeMovements.outcome(stripe.refunds().retrieve(id));
    } catch (StripeException e) {
      return StripeMovements.untold(e);
    } catch (RuntimeException e) {
      return Outcome.unknown("could not ask: the answer cannot be read");
    }
  }

  private Outcome<Refund> inList(RefundRequest request) {
    Outcome<List<BookedRefund>> refunds = movements.refundsOf(request.processorPaymentId());
    if (!(refunds instanceof Outcome.Done<List<BookedRefund>> done)) {
      return Outcome.unknown("could not list refunds: " + refunds);
    }
    Optional<String> ours = Optional.of(request.refundId());
    return done.value().stream()
        .filter(refund -> refund.refundId().equals(ours))
        .findFirst()
        .map(BookedRefund::outcome)
        .orElseGet(() -> Outcome.notDone("the processor lists no such refund"));
  }

  /**
   * A real call, which may move money now. Stripe's own refusal of it counts: had the first call
   * moved money, its answer had come. Except that our key may have become another account's, which
   * does not know the charge.
   */
  private Outcome<Refund> repeat(RefundRequest request, Outcome<Refund> notFound) {
    try {
      return StripeMovements.outcome(create(request));
    } catch (StripeTransport.ReplayedFault e) {
      return notFound;
    } catch (InvalidRequestException e) {
      Outcome<Refund> refusal = StripeAnswers.ofFailure(e);
      return "resource_missing".equals(e.getCode()) ? StripeMovements.untold(e) : refusal;
    } catch (StripeException e) {
      return StripeMovements.untold(e);
    } catch (RuntimeException e) {
      return Outcome.unknown("could not ask: the answer cannot be read");
    }
  }

  private com.stripe.model.Refund create(RefundRequest request) throws StripeException {
    RefundCreateParams params =
        RefundCreateParams.builder()
            .setPaymentIntent(request.processorPaymentId())
            .setAmount(StripeCurrencies.toMinorUnits(request.amount()))
            .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
            .putMetadata(StripeCharges.PAYMENT, request.paymentId())
            .putMetadata(REFUND, request.refundId())
            .build();
    RequestOptions once = RequestOptions.builder().setIdempotencyKey(request.refundId()).build();
    return stripe.refunds().create(params, once);
  }
}
