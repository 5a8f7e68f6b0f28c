package io.openitem.ops;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.Money;
import java.util.List;

/**
 * What the conservation check found.
 *
 * @param sums by company code, processor and currency
 * @param differences payments whose money is not in all three books, once and as much
 */
public record ConservationReport(List<Sum> sums, List<Difference> differences) {

  /** Copies the lists. */
  public ConservationReport {
    sums = List.copyOf(sums);
    differences = List.copyOf(differences);
  }

  /**
   * Money of one company code, processor and currency. {@code captured - back = posted + waiting +
   * parked} holds by itself; without differences {@code atProcessor = captured - back} and {@code
   * inSap = posted}.
   *
   * @param companyCode in whose books
   * @param processor who took it
   * @param atProcessor what the processor took, less what it gave back
   * @param captured what we know of
   * @param back what of it was refunded, returned or disputed, less what came to us again
   * @param posted what of it, less what went back, SAP has, by our books
   * @param waiting what of it is on its way
   * @param parked what of it people have to see to
   * @param inSap what SAP shows, fees included
   * @param payments how many payments these are
   */
  public record Sum(
      CompanyCode companyCode,
      String processor,
      Money atProcessor,
      Money captured,
      Money back,
      Money posted,
      Money waiting,
      Money parked,
      Money inSap,
      int payments) {

    Sum plus(Sum other) {
      return new Sum(
          companyCode,
          processor,
          atProcessor.plus(other.atProcessor),
          captured.plus(other.captured),
          back.plus(other.back),
          posted.plus(other.posted),
          waiting.plus(other.waiting),
          parked.plus(other.parked),
          inSap.plus(other.inSap),
          payments + other.payments);
    }
  }

  /**
   * A payment whose money is not as it should be.
   *
   * @param paymentId which payment
   * @param code what is wrong, such as {@code POSTED-TWICE}
   * @param detail the same for people
   */
  public record Difference(String paymentId, String code, String detail) {}
}
