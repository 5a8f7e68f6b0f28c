package io.openitem.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

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

  Conditions conditions() {
    Conditions conditions =
        new Conditions()
            .and("p.company_code = :companyCode", "companyCode", companyCode)
            .and(
                "exists (select 1 from payment_item i"
                    + " where i.payment_id = p.payment_id and i.invoice_id = :invoiceId)",
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
                "exists (select 1 from payment_item i join open_item o using (invoice_id)"
                    + " where i.payment_id = p.payment_id and o.purchase_order = :purchaseOrder)",
                "purchaseOrder",
                purchaseOrder)
            .and("p.document_number = :documentNumber", "documentNumber", documentNumber);
    if (!accounts.isEmpty()) {
      conditions.and("p.account_id = any(:accounts)", "accounts", Rows.texts(accounts));
    }
    if (!statuses.isEmpty()) {
      conditions.and("p.status = any(:statuses)", "statuses", Rows.texts(statuses));
    }
    return conditions;
  }

  private Object start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
