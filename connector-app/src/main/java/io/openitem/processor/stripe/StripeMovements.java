package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.processor.MovedAgain;
import io.openitem.processor.MovedAgain.BookedDispute;
import io.openitem.processor.MovedAgain.BookedRefund;
import io.openitem.processor.Redaction;
import io.openitem.processor.Refund;
import io.openitem.processor.Refunds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What moved again of an intent: its refunds and disputes, as they stand now. Changes nothing. */
final class StripeMovements {

  private static final long PAGE_MAX = 100;

  private final StripeClient stripe;

  StripeMovements(StripeClient stripe) {
    this.stripe = stripe;
  }

  /** The outcome that a refund stands for. */
  static Outcome<Refund> outcome(com.stripe.model.Refund refund) {
    String status = Optional.ofNullable(refund.getStatus()).orElse("");
    return switch (status) {
      case "succeeded" -> Outcome.done(read(refund));
      case "pending", "requires_action" -> Outcome.pending(status, read(refund));
      case "failed", "canceled" ->
          Outcome.refused(
              status,
              Redaction.clean(
                  Optional.ofNullable(refund.getFailureReason()).orElse("no reason is given")));
      default -> Outcome.unknown("a status that is not known here: " + Redaction.clean(status));
    };
  }

  /** A question that failed has told nothing. */
  static <T> Outcome<T> untold(StripeException failure) {
    String status =
        Optional.ofNullable(failure.getStatusCode()).map(code -> ", status " + code).orElse("");
    return Outcome.unknown("could not ask: " + failure.getClass().getSimpleName() + status);
  }

  Outcome<MovedAgain> ofCharge(String intentId) {
    try {
      PaymentIntent intent = stripe.paymentIntents().retrieve(intentId);
      Outcome<List<BookedRefund>> refunds = refundsOf(intentId);
      if (!(refunds instanceof Outcome.Done<List<BookedRefund>> done)) {
        return Outcome.unknown("could not list refunds: " + refunds);
      }
      long received = Optional.ofNullable(intent.getAmountReceived()).orElse(0L);
      Map<String, String> metadata =
          Optional.ofNullable(intent.getMetadata()).orElseGet(java.util.Map::of);
      return disputes(intentId)
          .<Outcome<MovedAgain>>map(
              disputes ->
                  Outcome.done(
                      new MovedAgain(
                          metadata.getOrDefault(StripeCharges.PAYMENT, ""),
                          StripeCurrencies.toMoney(received, intent.getCurrency()),
                          done.value(),
                          disputes)))
          .orElseGet(() -> Outcome.unknown("more disputes than are read"));
    } catch (StripeException e) {
      return untold(e);
    } catch (RuntimeException e) {
      return Outcome.unknown("could not ask: the answer cannot be read");
    }
  }

  /** All refunds of an intent; {@code Unknown} when they could not all be read. */
  Outcome<List<BookedRefund>> refundsOf(String intentId) {
    List<BookedRefund> refunds = new ArrayList<>();
    RefundListParams.Builder params =
        RefundListParams.builder().setPaymentIntent(intentId).setLimit(PAGE_MAX);
    try {
      while (refunds.size() < Refunds.MOVEMENTS_MAX) {
        StripeCollection<com.stripe.model.Refund> page = stripe.refunds().list(params.build());
        page.getData().forEach(refund -> refunds.add(booked(refund)));
        if (!Boolean.TRUE.equals(page.getHasMore()) || page.getData().isEmpty()) {
          return Outcome.done(refunds);
        }
        params.setStartingAfter(page.getData().get(page.getData().size() - 1).getId());
      }
      return Outcome.unknown("more than " + Refunds.MOVEMENTS_MAX + " refunds of a charge");
    } catch (StripeException e) {
      return untold(e);
    } catch (RuntimeException e) {
      return Outcome.unknown("could not ask: the answer cannot be read");
    }
  }

  private Optional<List<BookedDispute>> disputes(String intentId) throws StripeException {
    StripeCollection<Dispute> page =
        stripe
            .disputes()
            .list(
                DisputeListParams.builder().setPaymentIntent(intentId).setLimit(PAGE_MAX).build());
    return Boolean.TRUE.equals(page.getHasMore())
        ? Optional.empty()
        : Optional.of(page.getData().stream().map(StripeDisputes::read).toList());
  }

  static BookedRefund booked(com.stripe.model.Refund refund) {
    return new BookedRefund(
        read(refund),
        Optional.ofNullable(refund.getMetadata())
            .flatMap(metadata -> Optional.ofNullable(metadata.get(StripeRefunds.REFUND))),
        outcome(refund));
  }

  private static Refund read(com.stripe.model.Refund refund) {
    Money amount = StripeCurrencies.toMoney(refund.getAmount(), refund.getCurrency());
    return new Refund(refund.getId(), amount);
  }
}
