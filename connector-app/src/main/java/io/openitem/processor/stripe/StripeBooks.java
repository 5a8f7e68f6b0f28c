package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentListParams;
import io.openitem.domain.Outcome;
import io.openitem.processor.BookedCharge;
import io.openitem.processor.ChargeBooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    Optional<String> after = Optional.empty();
    try {
      boolean more = true;
      for (int read = 0; more; read += (int) PAGE_MAX) {
        if (read >= CHARGES_MAX) {
          return Outcome.unknown("more than " + CHARGES_MAX + " charges in that time");
        }
        StripeCollection<PaymentIntent> page =
            stripe.paymentIntents().list(params(from, until, after));
        page.getData().forEach(intent -> charge(intent).ifPresent(charges::add));
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

  private static Optional<BookedCharge> charge(PaymentIntent intent) {
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
            StripeCurrencies.toMoney(refunded, intent.getCurrency())));
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
