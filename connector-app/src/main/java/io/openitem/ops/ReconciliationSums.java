package io.openitem.ops;

import io.openitem.domain.Money;
import io.openitem.domain.ReversalKind;
import io.openitem.store.CapturedMoney;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes a reconciliation of what the comparison found: the same sums, and why money went back. */
final class ReconciliationSums {

  private ReconciliationSums() {}

  static Reconciliation of(
      LocalDate day,
      Instant readAt,
      boolean settled,
      List<CapturedMoney> ours,
      ConservationReport report) {
    Map<String, CapturedMoney> known =
        ours.stream().collect(Collectors.toMap(CapturedMoney::paymentId, Function.identity()));
    return new Reconciliation(
        day,
        readAt,
        settled,
        report.sums().stream().map(sum -> group(sum, ours)).toList(),
        report.differences().stream()
            .map(one -> difference(one, Optional.ofNullable(known.get(one.paymentId()))))
            .toList());
  }

  private static Reconciliation.Group group(ConservationReport.Sum sum, List<CapturedMoney> ours) {
    List<CapturedMoney> payments = ours.stream().filter(payment -> isOf(sum, payment)).toList();
    String currency = sum.captured().currency();
    return new Reconciliation.Group(
        sum.companyCode(),
        sum.processor(),
        currency,
        sum.payments(),
        sum.atProcessor(),
        sum.captured(),
        back(payments, currency, kind -> kind == ReversalKind.REFUND),
        back(payments, currency, kind -> kind == ReversalKind.RETURN),
        back(
            payments,
            currency,
            kind -> kind == ReversalKind.DISPUTE || kind == ReversalKind.DISPUTE_WON),
        sum.posted(),
        sum.waiting(),
        sum.parked(),
        sum.inSap(),
        Optional.empty());
  }

  private static boolean isOf(ConservationReport.Sum sum, CapturedMoney payment) {
    return payment.companyCode().equals(sum.companyCode())
        && payment.processor().equals(sum.processor())
        && payment.surcharge().currency().equals(sum.captured().currency());
  }

  private static Money back(
      List<CapturedMoney> payments, String currency, Predicate<ReversalKind> kinds) {
    return payments.stream()
        .map(payment -> payment.net(one -> one.done() && kinds.test(one.kind())))
        .reduce(Money.zero(currency), Money::plus);
  }

  private static Reconciliation.Difference difference(
      ConservationReport.Difference found, Optional<CapturedMoney> payment) {
    return new Reconciliation.Difference(
        found.paymentId(),
        payment.map(CapturedMoney::companyCode),
        payment.map(CapturedMoney::processor),
        found.code(),
        found.detail());
  }
}
