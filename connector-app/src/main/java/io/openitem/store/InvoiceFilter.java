package io.openitem.store;

import io.openitem.domain.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which open items are asked for; empty means any.
 *
 * @param accounts ids of accounts; those that are not the caller's find nothing
 * @param companyCode of the document
 * @param number of the accounting or billing document
 * @param dueFrom due on this day or later
 * @param dueTo due on this day or earlier
 * @param overdue whether due before {@code today}
 * @param today the day that overdue is measured at
 * @param amountFrom this amount or more
 * @param amountTo this amount or less
 * @param currency of the amount
 * @param purchaseOrder the customer's purchase order
 */
public record InvoiceFilter(
    List<String> accounts,
    Optional<String> companyCode,
    Optional<String> number,
    Optional<LocalDate> dueFrom,
    Optional<LocalDate> dueTo,
    Optional<Boolean> overdue,
    LocalDate today,
    Optional<BigDecimal> amountFrom,
    Optional<BigDecimal> amountTo,
    Optional<String> currency,
    Optional<String> purchaseOrder) {

  /** Copies the accounts. */
  public InvoiceFilter {
    accounts = List.copyOf(accounts);
  }

  /** The accounts that are looked into, of those that the caller may see. */
  String[] accountsOf(Set<AccountId> callers) {
    return Rows.accounts(callers, accounts, companyCode);
  }

  /** What holds for an item of {@code mine.account_id}. */
  Conditions conditions() {
    Conditions conditions =
        new Conditions()
            .and("o.account_id = mine.account_id")
            .and("not o.cleared")
            // Follows, but the planner cannot know.
            .and("o.clearing_date is null")
            .and(
                "(o.accounting_document = :number or o.billing_document = :number)",
                "number",
                number)
            .and("o.net_due_date >= :dueFrom", "dueFrom", dueFrom)
            .and("o.net_due_date <= :dueTo", "dueTo", dueTo)
            .and("o.open_amount >= :amountFrom", "amountFrom", amountFrom)
            .and("o.open_amount <= :amountTo", "amountTo", amountTo)
            .and("o.currency = :currency", "currency", currency)
            .and("o.purchase_order = :purchaseOrder", "purchaseOrder", purchaseOrder);
    overdue.ifPresent(
        late ->
            conditions.and(
                late ? "o.net_due_date < :today" : "o.net_due_date >= :today", "today", today));
    return conditions;
  }
}
