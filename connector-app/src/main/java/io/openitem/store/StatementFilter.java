package io.openitem.store;

import io.openitem.domain.AccountId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Which lines of a statement are asked for; empty means any. Balances know no filter but the
 * currency.
 *
 * @param state whether lines are open at the period's end
 * @param documentType SAP's type
 * @param reference DocumentReferenceID
 * @param amountFrom this amount or more
 * @param amountTo this amount or less
 * @param currency of the amount, and of the balances
 */
public record StatementFilter(
    State state,
    Optional<String> documentType,
    Optional<String> reference,
    Optional<BigDecimal> amountFrom,
    Optional<BigDecimal> amountTo,
    Optional<String> currency) {

  /** Whether lines are open at the period's end. */
  public enum State {
    /** Open and cleared ones. */
    ALL,
    /** Those that are open then. */
    OPEN,
    /** Those that are cleared by then, with the clearings. */
    CLEARED
  }

  /** Whether lines of the period may be hidden, so that the shown ones need not add up. */
  public boolean hides() {
    return state != State.ALL || hidesClearings();
  }

  /** Clearings have neither type nor reference, and their amount is that of no document. */
  boolean showsClearings() {
    return state != State.OPEN && !hidesClearings();
  }

  private boolean hidesClearings() {
    return documentType.isPresent()
        || reference.isPresent()
        || amountFrom.isPresent()
        || amountTo.isPresent();
  }

  /** What holds for a posted line of the period. */
  Conditions postings(AccountId account, StatementPeriod period) {
    return ofAccount(account, period)
        .and("o.posting_date between :from and :to")
        .and("o.document_type = :documentType", "documentType", documentType)
        .and("o.reference = :reference", "reference", reference)
        .and("o.amount >= :amountFrom", "amountFrom", amountFrom)
        .and("o.amount <= :amountTo", "amountTo", amountTo);
  }

  /** What holds for a clearing of the period. */
  Conditions clearings(AccountId account, StatementPeriod period) {
    return ofAccount(account, period)
        .and("o.clearing_date between :from and :to")
        .and("o.items > 0");
  }

  private Conditions ofAccount(AccountId account, StatementPeriod period) {
    Conditions conditions =
        new Conditions()
            .and("o.account_id = :account", "account", account.toString())
            .and("o.currency = :currency", "currency", currency);
    Map.of("from", period.from(), "to", period.to()).forEach(conditions::bind);
    return conditions;
  }
}
