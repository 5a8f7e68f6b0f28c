package io.openitem.store;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.PostingState;
import io.openitem.domain.ReversalKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A payment's money in our books, and where its document stands.
 *
 * @param paymentId which payment
 * @param companyCode in whose books
 * @param processor who took it
 * @param createdAt when it was made
 * @param captured what was taken; empty while nothing was
 * @param surcharge what of it is the fee for paying by card
 * @param posting where the posting that credits the customer stands; empty while there is none
 * @param surchargePosting where the posting of the surcharge stands, where it is one of its own
 * @param moved what of it moved again, or is to
 */
public record CapturedMoney(
    String paymentId,
    CompanyCode companyCode,
    String processor,
    Instant createdAt,
    Optional<Money> captured,
    Money surcharge,
    Optional<Posted> posting,
    Optional<Posted> surchargePosting,
    List<Moved> moved) {

  /** Copies the list. */
  public CapturedMoney {
    moved = List.copyOf(moved);
  }

  /** Whether it was made before this time. */
  public boolean createdBefore(Instant time) {
    return createdAt.isBefore(time);
  }

  /** The postings of its money: the one that credits the customer, and those that follow it. */
  public Stream<Posted> postings() {
    return Stream.concat(posting.stream(), moved.stream().flatMap(one -> one.posting().stream()));
  }

  /** What has moved again for these reasons, less what came to us again. */
  public Money net(Predicate<Moved> which) {
    return moved.stream()
        .filter(which)
        .map(one -> one.kind().takesMoney() ? one.amount() : one.amount().negated())
        .reduce(Money.zero(surcharge.currency()), Money::plus);
  }

  /**
   * Money that moved again, or is to.
   *
   * @param kind why
   * @param done whether it has moved
   * @param amount all of it, the fee included; positive
   * @param fee what of it is the fee
   * @param posting where its posting stands; empty while there is none
   */
  public record Moved(
      ReversalKind kind, boolean done, Money amount, Money fee, Optional<Posted> posting) {

    /** What its document credits the customer with; negative where it debits. */
    public Money credit() {
      Money customers = amount.minus(fee);
      return kind.takesMoney() ? customers.negated() : customers;
    }
  }

  /**
   * A posting that credits or debits the customer, or credits a surcharge's account.
   *
   * @param state where it stands
   * @param reference what its document carries in SAP, unless people posted it
   * @param document its number, once it is known
   * @param since when it came to stand there
   */
  public record Posted(
      PostingState state, String reference, Optional<DocumentNumber> document, Instant since) {}
}
