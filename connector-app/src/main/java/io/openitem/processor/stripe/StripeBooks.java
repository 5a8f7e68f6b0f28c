package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentListParams;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.processor.BookedCharge;
import io.openitem.processor.ChargeBooks;
import io.openitem.processor.MovedAgain.BookedDispute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists payment intents by the time that they were created, with the charge of each. */
final class StripeBooks implements ChargeBooks {

  private static final long PAGE_MAX = 100;

  private final StripeClient stripe;

  StripeBooks(StripeClient stripe) {
    this.stripe = stripe;
  }

  @Override
  public Outcome<List<BookedCharge>> captured(Instant from, Instant until) {
    List<BookedCharge> charges = new ArrayList<>();
    Map<String, Money> disputed = new HashMap<>();
    Optional<String> after = Optional.empty();
    try {
      if (!readDisputes(from, disputed)) {
        return Outcome.unknown("more than " + CHARGES_MAX + " disputes in that time");
      }
      boolean more = true;
      for (int read = 0; more; read += (int) PAGE_MAX) {
        if (read >= CHARGES_MAX) {
          return Outcome.unknown("more than " + CHARGES_MAX + " charges in that time");
        }
        StripeCollection<PaymentIntent> page =
            stripe.paymentIntents().list(params(from, until, after));
        page.getData().forEach(intent -> charge(intent, disputed).ifPresent(charges::add));
        more = page.getHasMore() && !page.getData().isEmpty();
        after = Optional.of(page.getData()).filter(d -> !d.isEmpty()).map(StripeBooks::lastId);
      }
      return Outcome.done(charges);
    } catch (StripeException e) {
      return Outcome.unknown("could not list: " + e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      return Outcome.unknown("could not list: the answer cannot be read");
    }
  }

  private static String lastId(List<PaymentIntent> intents) {
    return intents.get(intents.size() - 1).getId();
  }

  /** Of all charges that can be in the list: a dispute is never older than its charge. */
  private boolean readDisputes(Instant from, Map<String, Money> disputed) throws StripeException {
    DisputeListParams.Builder params =
        DisputeListParams.builder()
            .setCreated(DisputeListParams.Created.builder().setGte(from.getEpochSecond()).build())
            .setLimit(PAGE_MAX);
    for (int read = 0; read < CHARGES_MAX; read += (int) PAGE_MAX) {
      List<Dispute> page = stripe.disputes().list(params.build()).getData();
      for (Dispute dispute : page) {
        Optional<Money> taken = taken(StripeDisputes.read(dispute));
        Optional<String> intent = Optional.ofNullable(dispute.getPaymentIntent());
        if (taken.isPresent() && intent.isPresent()) {
          disputed.merge(intent.get(), taken.get(), Money::plus);
        }
      }
      if (page.size() < PAGE_MAX) {
        return true;
      }
      params.setStartingAfter(page.get(page.size() - 1).getId());
    }
    return false;
  }

  private static Optional<Money> taken(BookedDispute dispute) {
    return dispute.movements().stream()
        .map(one -> one.kind().takesMoney() ? one.amount() : one.amount().negated())
        .reduce(Money::plus);
  }

  private static Optional<BookedCharge> charge(PaymentIntent intent, Map<String, Money> disputed) {
    String paymentId = intent.getMetadata().get(StripeCharges.PAYMENT);
    long received = Optional.ofNullable(intent.getAmountReceived()).orElse(0L);
    if (paymentId == null || received == 0) {
      return Optional.empty();
    }
    long refunded =
        Optional.ofNullable(intent.getLatestChargeObject())
            .map(Charge::getAmountRefunded)
            .orElse(0L);
    return Optional.of(
        new BookedCharge(
            intent.getId(),
            paymentId,
            StripeCurrencies.toMoney(received, intent.getCurrency()),
            StripeCurrencies.toMoney(refunded, intent.getCurrency()),
            disputed.getOrDefault(
                intent.getId(), StripeCurrencies.toMoney(0, intent.getCurrency()))));
  }

  private static PaymentIntentListParams params(
      Instant from, Instant until, Optional<String> after) {
    PaymentIntentListParams.Builder params =
        PaymentIntentListParams.builder()
            .setCreated(
                PaymentIntentListParams.Created.builder()
                    .setGte(from.getEpochSecond())
                    .setLt(until.getEpochSecond() + 1)
                    .build())
            .addExpand("data.latest_charge")
            .setLimit(PAGE_MAX);
    after.ifPresent(params::setStartingAfter);
    return params.build();
  }
}
