package io.openitem.ops;

import io.openitem.domain.Money;
import io.openitem.domain.PostingState;
import io.openitem.domain.SapBookedDocument;
import io.openitem.processor.BookedCharge;
import io.openitem.store.CapturedMoney;
import io.openitem.store.CapturedMoney.Moved;
import io.openitem.store.CapturedMoney.Posted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds up one payment in the three books. What moved again counts against what was taken. */
final class ConservationSums {

  /** An amount of money and where its posting stands. */
  private record Entry(Money amount, Money fee, Optional<Posted> posting) {

    boolean is(PostingState state) {
      return posting.map(posted -> posted.state() == state).orElse(false);
    }
  }

  private ConservationSums() {}

  static ConservationReport.Sum of(
      CapturedMoney payment, List<BookedCharge> taken, List<SapBookedDocument> documents) {
    Money none = Money.zero(payment.surcharge().currency());
    Money captured = payment.captured().orElse(none);
    List<Entry> entries = new ArrayList<>();
    if (payment.surchargePosting().isPresent()) {
      Money fee = payment.surcharge();
      entries.add(new Entry(captured.minus(fee), none, payment.posting()));
      entries.add(new Entry(fee, none, payment.surchargePosting()));
    } else {
      entries.add(new Entry(captured, payment.surcharge(), payment.posting()));
    }
    payment.moved().stream().filter(Moved::done).forEach(one -> entries.add(entry(one)));
    Money inSap = none;
    for (Entry entry : entries) {
      List<SapBookedDocument> found = Conservation.of(entry.posting(), documents);
      inSap =
          total(
              found.isEmpty() ? inSap : inSap.plus(entry.fee()),
              found.stream().map(SapBookedDocument::credit).toList());
    }
    Money atProcessor =
        total(
            none,
            taken.stream()
                .map(charge -> charge.captured().minus(charge.refunded()).minus(charge.disputed()))
                .toList());
    Money posted = sum(none, entries.stream().filter(one -> one.is(PostingState.POSTED)).toList());
    Money parked = sum(none, entries.stream().filter(one -> one.is(PostingState.PARKED)).toList());
    Money all = sum(none, entries);
    return new ConservationReport.Sum(
        payment.companyCode(),
        payment.processor(),
        atProcessor,
        captured,
        captured.minus(all),
        posted,
        all.minus(posted).minus(parked),
        parked,
        inSap,
        1);
  }

  private static Entry entry(Moved moved) {
    return moved.kind().takesMoney()
        ? new Entry(moved.amount().negated(), moved.fee().negated(), moved.posting())
        : new Entry(moved.amount(), moved.fee(), moved.posting());
  }

  private static Money sum(Money none, List<Entry> entries) {
    return entries.stream().map(Entry::amount).reduce(none, Money::plus);
  }

  /** Amounts of another currency are a difference of their payment; they add to no sum. */
  private static Money total(Money from, List<Money> amounts) {
    return amounts.stream()
        .filter(amount -> amount.currency().equals(from.currency()))
        .reduce(from, Money::plus);
  }
}
