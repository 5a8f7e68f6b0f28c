package io.openitem.reversal;

import io.openitem.domain.AccountId;
import io.openitem.domain.Money;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import io.openitem.domain.SurchargeShare;
import io.openitem.store.PaymentPostings.PaymentPosting;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A payment whose money may move again, locked until the transaction ends: whoever gives money back
 * sees what everybody before has given back.
 *
 * @param paymentId which
 * @param account on which it is posted
 * @param processor who took the money
 * @param processorPaymentId the processor's id of the charge
 * @param captured what was taken; empty while nothing was
 * @param surcharge what of it is the fee for paying by card
 * @param posting the posting that credits the customer; empty where none is planned yet
 * @param reversals what moved again or is to, in the order in which it became known
 * @param disputed whether a dispute of it is open
 */
record LockedPayment(
    String paymentId,
    AccountId account,
    String processor,
    Optional<String> processorPaymentId,
    Optional<Money> captured,
    Money surcharge,
    Optional<PaymentPosting> posting,
    List<Reversal> reversals,
    boolean disputed) {

  LockedPayment {
    reversals = List.copyOf(reversals);
  }

  /** What can still be given back; never less than nothing. */
  Money left() {
    Money left = captured.orElse(none()).minus(back());
    return left.isNegative() ? none() : left;
  }

  /** What has gone back or is on its way back, less what came to us again. */
  Money back() {
    return net(Reversal::amount);
  }

  /** What has moved for one reason. */
  Money moved(ReversalKind kind, Predicate<Reversal> which) {
    return reversals.stream()
        .filter(reversal -> reversal.kind() == kind)
        .filter(which)
        .map(Reversal::amount)
        .reduce(none(), Money::plus);
  }

  /**
   * What of the next amount is the fee. Of more than is left, it is all of the fee that is left.
   */
  Money feeOf(Money next) {
    Money feeBack = net(Reversal::surcharge);
    Money feeLeft = surcharge.minus(feeBack);
    if (next.compareTo(left()) > 0) {
      return feeLeft.compareTo(next) > 0 ? next : feeLeft;
    }
    return SurchargeShare.of(captured.orElse(none()), surcharge, back(), feeBack, next);
  }

  Optional<Reversal> reversal(Predicate<Reversal> which) {
    return reversals.stream().filter(which).findFirst();
  }

  /** The movement that a refund came back by; empty while it has not. */
  Optional<Reversal> returned(Reversal refund) {
    return reversal(
        one ->
            one.kind() == ReversalKind.REFUND_RETURNED
                && one.processorReversalId()
                    .equals(
                        refund.processorReversalId().or(() -> Optional.of(refund.reversalId()))));
  }

  /** As it is by what has moved, without what is on its way or failed. */
  LockedPayment settled() {
    return only(one -> one.state() == ReversalState.DONE);
  }

  /** Without one of its reversals: as it was before that one. */
  LockedPayment without(String reversalId) {
    return only(one -> !one.reversalId().equals(reversalId));
  }

  private LockedPayment only(Predicate<Reversal> which) {
    return new LockedPayment(
        paymentId,
        account,
        processor,
        processorPaymentId,
        captured,
        surcharge,
        posting,
        reversals.stream().filter(which).toList(),
        disputed);
  }

  private Money net(Function<Reversal, Money> part) {
    return reversals.stream()
        .filter(Reversal::counts)
        .map(one -> one.kind().takesMoney() ? part.apply(one) : part.apply(one).negated())
        .reduce(none(), Money::plus);
  }

  private Money none() {
    return Money.zero(surcharge.currency());
  }
}
