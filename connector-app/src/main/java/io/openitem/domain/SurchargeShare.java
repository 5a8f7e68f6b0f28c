package io.openitem.domain;

/**
 * How much of a payment's surcharge goes back with a part of its money: in proportion, and so that
 * all of it is back once all of the money is.
 */
public final class SurchargeShare {

  private SurchargeShare() {}

  /**
   * The share of the next amount. What has gone back so far is rounded as a whole, half up, so
   * roundings never add up and the last amount takes the rest.
   *
   * @param captured all that was taken, surcharge included
   * @param surcharge what of it is the fee
   * @param back what has gone back already, fee included
   * @param feeBack what of that was the fee
   * @param next what goes back now; at most what is left
   */
  public static Money of(Money captured, Money surcharge, Money back, Money feeBack, Money next) {
    Money feeLeft = surcharge.minus(feeBack);
    Money leftAfter = captured.minus(back).minus(next);
    if (leftAfter.isNegative()) {
      throw new IllegalArgumentException(
          "%s of %s is more than what is left after %s".formatted(next, captured, back));
    }
    Money share = surcharge.share(back.plus(next), captured).minus(feeBack);
    Money least = larger(feeLeft.minus(leftAfter), Money.zero(next.currency()));
    Money most = smaller(feeLeft, next);
    return smaller(most, larger(least, share));
  }

  private static Money larger(Money one, Money other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Money smaller(Money one, Money other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
