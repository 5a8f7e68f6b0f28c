package io.openitem.store;

import io.openitem.domain.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which payments are asked for; empty means any.
 *
 * @param accounts ids of accounts; those that are not the caller's find nothing
 * @param companyCode in whose books
 * @param invoiceId that pay this invoice
 * @param statuses in one of these statuses
 * @param amountFrom of this total or more
 * @param amountTo of this total or less
 * @param currency of the total
 * @param methodId made with this method
 * @param createdFrom made on this day, UTC, or later
 * @param createdTo made on this day, UTC, or earlier
 * @param purchaseOrder that pay an invoice of this purchase order
 * @param documentNumber posted as this document
 */
public record PaymentFilter(
    List<String> accounts,
    Optional<String> companyCode,
    Optional<String> invoiceId,
    List<String> statuses,
    Optional<BigDecimal> amountFrom,
    Optional<BigDecimal> amountTo,
    Optional<String> currency,
    Optional<String> methodId,
    Optional<LocalDate> createdFrom,
    Optional<LocalDate> createdTo,
    Optional<String> purchaseOrder,
    Optional<String> documentNumber) {

  /** Copies the lists. */
  public PaymentFilter {
    accounts = List.copyOf(accounts);
    statuses = List.copyOf(statuses);
  }

  /** The accounts that are looked into, of those that the caller may see. */
  String[] accountsOf(Set<AccountId> callers) {
    return Rows.accounts(callers, accounts, companyCode);
  }

  /** What holds for a payment for {@code mine.account_id}. */
  Conditions conditions() {
    Conditions conditions =
        new Conditions()
            .and("p.account_id = mine.account_id")
            .and(
                "p.payment_id = any(array(select i.payment_id from payment_item i"
                    + " where i.invoice_id = :invoiceId))",
                "invoiceId",
                invoiceId)
            .and("p.total >= :amountFrom", "amountFrom", amountFrom)
            .and("p.total <= :amountTo", "amountTo", amountTo)
            .and("p.currency = :currency", "currency", currency)
            .and("p.method_id = :methodId", "methodId", methodId)
            .and("p.created_at >= :createdFrom", "createdFrom", createdFrom.map(this::start))
            .and(
                "p.created_at < :createdBefore",
                "createdBefore",
                createdTo.map(day -> start(day.plusDays(1))))
            .and(
                "p.payment_id = any(array(select i.payment_id"
                    + " from open_item o join payment_item i using (invoice_id)"
                    + " where o.purchase_order = :purchaseOrder"
                    + " and o.account_id = mine.account_id))",
                "purchaseOrder",
                purchaseOrder)
            .and("p.document_number = :documentNumber", "documentNumber", documentNumber);
    if (!statuses.isEmpty()) {
      conditions.and("p.status = any(:statuses)", "statuses", Rows.texts(statuses));
    }
    return conditions;
  }

  private Object start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
