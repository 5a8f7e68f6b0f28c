package io.openitem.ops;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.PostingState;
import io.openitem.domain.SapBookedDocument;
import io.openitem.ops.ConservationReport.Difference;
import io.openitem.processor.BookedCharge;
import io.openitem.store.CapturedMoney;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares three books payment by payment: what the processor took, what we know of it, and what
 * SAP was credited with. Money that moved has to be in all three, once, and as much.
 */
final class Conservation {

  private final Instant settledBefore;
  private final List<Difference> differences = new ArrayList<>();
  private final Map<String, ConservationReport.Sum> sums = new TreeMap<>();

  private Conservation(Instant settledBefore) {
    this.settledBefore = settledBefore;
  }

  /**
   * The report of these books.
   *
   * @param ours payments that took money, and those that the processor has charges for
   * @param charges the processor's, by our payment's id
   * @param documents SAP's, that carry one of our references or are named in our books
   * @param settledBefore what came to stand later may not show in SAP yet
   */
  static ConservationReport compare(
      List<CapturedMoney> ours,
      List<BookedCharge> charges,
      List<SapBookedDocument> documents,
      Instant settledBefore) {
    Conservation conservation = new Conservation(settledBefore);
    Map<String, List<BookedCharge>> byPayment =
        charges.stream().collect(Collectors.groupingBy(BookedCharge::paymentId));
    for (CapturedMoney payment : ours) {
      List<BookedCharge> taken = byPayment.getOrDefault(payment.paymentId(), List.of());
      conservation.add(payment, taken, of(payment, documents));
      byPayment.remove(payment.paymentId());
    }
    byPayment.forEach(
        (paymentId, taken) ->
            conservation.differs(
                paymentId, "NOT-IN-OUR-BOOKS", "the processor took " + shown(taken)));
    return new ConservationReport(
        List.copyOf(conservation.sums.values()), conservation.differences);
  }

  private void add(
      CapturedMoney payment, List<BookedCharge> taken, List<SapBookedDocument> documents) {
    atProcessor(payment, taken);
    inSap(payment, documents);
    String currency = payment.surcharge().currency();
    sums.merge(
        payment.companyCode() + "/" + payment.processor() + "/" + currency,
        sum(payment, taken, documents),
        ConservationReport.Sum::plus);
  }

  private void atProcessor(CapturedMoney payment, List<BookedCharge> taken) {
    String id = payment.paymentId();
    if (taken.isEmpty()) {
      payment.captured().ifPresent(money -> differs(id, "NOT-AT-PROCESSOR", "we have " + money));
    } else if (taken.size() > 1) {
      differs(id, "CHARGED-TWICE", "the processor took " + shown(taken));
    } else if (!payment.captured().equals(Optional.of(taken.get(0).captured()))) {
      String have = payment.captured().map(Money::toString).orElse("nothing");
      differs(
          id,
          payment.captured().isEmpty() ? "NOT-IN-OUR-BOOKS" : "OTHER-AMOUNT-AT-PROCESSOR",
          "the processor took %s, we have %s".formatted(shown(taken), have));
    }
    taken.stream()
        .filter(charge -> charge.refunded().isPositive())
        .forEach(
            charge ->
                differs(
                    id,
                    "REFUNDED-AT-PROCESSOR",
                    charge.refunded() + " was given back, and no reversal is in our books"));
  }

  private void inSap(CapturedMoney payment, List<SapBookedDocument> documents) {
    String id = payment.paymentId();
    List<DocumentNumber> numbers = documents.stream().map(SapBookedDocument::number).toList();
    PostingState state =
        payment.posting().map(CapturedMoney.Posted::state).orElse(PostingState.READY);
    if (numbers.size() > 1) {
      differs(id, "POSTED-TWICE", "SAP has " + numbers);
    } else if (state == PostingState.PARKED && numbers.size() == 1) {
      differs(id, "IN-SAP-BUT-PARKED", "SAP has %s; record it".formatted(numbers.get(0)));
    } else if (state == PostingState.POSTED && numbers.isEmpty() && settled(payment)) {
      differs(
          id, "NOT-IN-SAP", "we have " + payment.posting().flatMap(CapturedMoney.Posted::document));
    } else if (state == PostingState.POSTED && numbers.size() == 1) {
      Money credit = documents.get(0).credit();
      Optional<Money> ours = payment.captured().map(money -> money.minus(payment.surcharge()));
      if (!ours.equals(Optional.of(credit))) {
        differs(
            id,
            "OTHER-AMOUNT-IN-SAP",
            "%s credits %s, not %s"
                .formatted(numbers.get(0), credit, ours.map(Money::toString).orElse("nothing")));
      }
    }
  }

  private boolean settled(CapturedMoney payment) {
    return payment.posting().map(posted -> posted.since().isBefore(settledBefore)).orElse(false);
  }

  private static ConservationReport.Sum sum(
      CapturedMoney payment, List<BookedCharge> taken, List<SapBookedDocument> documents) {
    Money none = Money.zero(payment.surcharge().currency());
    Money captured = payment.captured().orElse(none);
    PostingState state =
        payment.posting().map(CapturedMoney.Posted::state).orElse(PostingState.READY);
    Money fee = documents.isEmpty() ? none : payment.surcharge();
    return new ConservationReport.Sum(
        payment.companyCode(),
        payment.processor(),
        total(
            none,
            taken.stream().map(charge -> charge.captured().minus(charge.refunded())).toList()),
        captured,
        state == PostingState.POSTED ? captured : none,
        state == PostingState.POSTED || state == PostingState.PARKED ? none : captured,
        state == PostingState.PARKED ? captured : none,
        total(fee, documents.stream().map(SapBookedDocument::credit).toList()),
        1);
  }

  /** Amounts of another currency are a difference of their payment; they add to no sum. */
  private static Money total(Money from, List<Money> amounts) {
    return amounts.stream()
        .filter(amount -> amount.currency().equals(from.currency()))
        .reduce(from, Money::plus);
  }

  private static List<SapBookedDocument> of(
      CapturedMoney payment, List<SapBookedDocument> documents) {
    return payment
        .posting()
        .map(
            posted ->
                documents.stream()
                    .filter(
                        document ->
                            document.reference().equals(Optional.of(posted.reference()))
                                || posted.document().equals(Optional.of(document.number())))
                    .toList())
        .orElse(List.of());
  }

  private void differs(String paymentId, String code, String detail) {
    differences.add(new Difference(paymentId, code, detail));
  }

  private static String shown(List<BookedCharge> taken) {
    return taken.stream()
        .map(charge -> charge.captured() + " as " + charge.processorPaymentId())
        .collect(Collectors.joining(" and "));
  }
}
