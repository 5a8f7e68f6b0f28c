package io.openitem.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A day's money in three books; the fields are the contract's {@code Reconciliation}.
 *
 * @param date the day in each company code's own books
 * @param readAt when the books were read
 * @param settled whether the day is over in every company code, and everything of it old enough to
 *     show in every book
 * @param groups by company code, processor and currency
 * @param differences payments whose money is not in all books, once and as much
 */
public record Reconciliation(
    LocalDate date,
    Instant readAt,
    boolean settled,
    List<Group> groups,
    List<Difference> differences) {

  /** Copies the lists. */
  public Reconciliation {
    groups = List.copyOf(groups);
    differences = List.copyOf(differences);
  }

  /**
   * The day's money of one company code, processor and currency. What was captured is what has gone
   * back plus what is posted, waiting and parked.
   *
   * @param companyCode in whose books
   * @param processor who took it
   * @param currency of all amounts
   * @param payments how many payments these are
   * @param atProcessor what the processor took, less what went back, by its own books
   * @param captured what we know of
   * @param refunded what of it was given back, by now
   * @param returned what of it the payers' banks took back
   * @param disputed what of it was taken back in disputes, less what came to us again
   * @param posted what of it, less what went back, is posted by our books
   * @param waiting what of it is on its way into SAP; negative where a refund's document is
   * @param parked what of it people have to see to
   * @param inSap what SAP's documents show
   * @param paidOut what of it the processor has paid out; empty while payouts are not read
   */
  public record Group(
      CompanyCode companyCode,
      String processor,
      String currency,
      int payments,
      Money atProcessor,
      Money captured,
      Money refunded,
      Money returned,
      Money disputed,
      Money posted,
      Money waiting,
      Money parked,
      Money inSap,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Money> paidOut) {}

  /**
   * A payment whose money differs.
   *
   * @param paymentId which; not necessarily one of ours
   * @param companyCode in whose books; empty where it is not in ours
   * @param processor who took it; empty where it is not in our books
   * @param code what is wrong, such as {@code POSTED-TWICE}
   * @param detail the same for people
   */
  public record Difference(
      String paymentId,
      Optional<CompanyCode> companyCode,
      Optional<String> processor,
      String code,
      String detail) {}
}
