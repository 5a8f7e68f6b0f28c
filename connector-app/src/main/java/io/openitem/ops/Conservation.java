package io.openitem.ops;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.PostingState;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.SapBookedDocument;
import io.openitem.ops.ConservationReport.Difference;
import io.openitem.processor.BookedCharge;
import io.openitem.store.CapturedMoney;
import io.openitem.store.CapturedMoney.Posted;
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
      conservation.add(payment, taken, documents);
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
        ConservationSums.of(payment, taken, documents),
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
    taken.stream().findFirst().ifPresent(charge -> backAtProcessor(payment, charge));
  }

  /** What is on its way back may show at the processor already, or not yet. */
  private void backAtProcessor(CapturedMoney payment, BookedCharge charge) {
    Money done = payment.net(one -> isRefund(one) && one.done());
    Money atMost = payment.net(Conservation::isRefund);
    if (charge.refunded().compareTo(atMost) > 0) {
      differs(
          payment.paymentId(),
          "REFUNDED-AT-PROCESSOR",
          "%s was given back, our books have %s".formatted(charge.refunded(), atMost));
    } else if (charge.refunded().compareTo(done) < 0) {
      differs(
          payment.paymentId(),
          "NOT-REFUNDED-AT-PROCESSOR",
          "%s was given back, our books have %s".formatted(charge.refunded(), done));
    }
    Money disputed = payment.net(one -> !isRefund(one) && one.done());
    if (!charge.disputed().equals(disputed)) {
      differs(
          payment.paymentId(),
          "DISPUTED-AT-PROCESSOR",
          "%s was taken back, our books have %s".formatted(charge.disputed(), disputed));
    }
  }

  private static boolean isRefund(CapturedMoney.Moved moved) {
    return moved.kind() == ReversalKind.REFUND || moved.kind() == ReversalKind.REFUND_RETURNED;
  }

  private void inSap(CapturedMoney payment, List<SapBookedDocument> documents) {
    Optional<Money> credit = payment.captured().map(money -> money.minus(payment.surcharge()));
    inSap(payment.paymentId(), payment.posting(), credit, documents);
    inSap(
        payment.paymentId(),
        payment.surchargePosting(),
        Optional.of(payment.surcharge()),
        documents);
    payment
        .moved()
        .forEach(
            one -> inSap(payment.paymentId(), one.posting(), Optional.of(one.credit()), documents));
  }

  /** The documents of one posting. */
  private void inSap(
      String id, Optional<Posted> posting, Optional<Money> ours, List<SapBookedDocument> all) {
    List<SapBookedDocument> documents = of(posting, all);
    List<DocumentNumber> numbers = documents.stream().map(SapBookedDocument::number).toList();
    PostingState state = posting.map(Posted::state).orElse(PostingState.READY);
    boolean settled = posting.map(one -> one.since().isBefore(settledBefore)).orElse(false);
    if (numbers.size() > 1) {
      differs(id, "POSTED-TWICE", "SAP has " + numbers);
    } else if (state == PostingState.PARKED && numbers.size() == 1) {
      differs(id, "IN-SAP-BUT-PARKED", "SAP has %s; record it".formatted(numbers.get(0)));
    } else if (state == PostingState.POSTED && numbers.isEmpty() && settled) {
      differs(id, "NOT-IN-SAP", "we have " + posting.flatMap(Posted::document));
    } else if (state == PostingState.POSTED && numbers.size() == 1) {
      Money credit = documents.get(0).credit();
      if (!ours.equals(Optional.of(credit))) {
        differs(
            id,
            "OTHER-AMOUNT-IN-SAP",
            "%s credits %s, not %s"
                .formatted(numbers.get(0), credit, ours.map(Money::toString).orElse("nothing")));
      }
    }
  }

  static List<SapBookedDocument> of(Optional<Posted> posting, List<SapBookedDocument> documents) {
    return posting
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
