package io.openitem.processor.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import io.openitem.domain.Money;
import io.openitem.domain.ReversalKind;
import io.openitem.processor.MovedAgain.BookedDispute;
import io.openitem.processor.MovedAgain.Movement;
import io.openitem.processor.MovedAgain.State;
import io.openitem.processor.Redaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads disputes. Money has moved only by a dispute's balance transactions: a negative one is the
 * withdrawal, a positive one the reinstatement; the processor's fee is beside their amount and no
 * part of the payment. A bank debit that is returned after it succeeded comes as a dispute, too,
 * with one of the bank's reasons (docs.stripe.com/payments/ach-direct-debit, as of November 2026).
 */
final class StripeDisputes {

  private static final Set<String> BANK_RETURNS =
      Set.of("insufficient_funds", "incorrect_account_details", "bank_cannot_process");

  private StripeDisputes() {}

  static BookedDispute read(Dispute dispute) {
    Money amount = StripeCurrencies.toMoney(dispute.getAmount(), dispute.getCurrency());
    String reason = Optional.ofNullable(dispute.getReason()).orElse("");
    List<BalanceTransaction> transactions =
        Optional.ofNullable(dispute.getBalanceTransactions()).orElseGet(List::of);
    return new BookedDispute(
        dispute.getId(),
        amount,
        Redaction.clean(reason),
        state(Optional.ofNullable(dispute.getStatus()).orElse("")),
        transactions.stream()
            .filter(transaction -> transaction.getAmount() != 0)
            .map(transaction -> movement(transaction, amount, reason))
            .toList());
  }

  private static State state(String status) {
    return switch (status) {
      case "won", "warning_closed", "prevented" -> State.WON;
      case "lost" -> State.LOST;
      default -> State.OPEN;
    };
  }

  /**
   * Of an account that is kept in another currency, the transaction's amount is not the charge's.
   */
  private static Movement movement(
      BalanceTransaction transaction, Money disputed, String disputeReason) {
    boolean sameCurrency = transaction.getCurrency().equalsIgnoreCase(disputed.currency());
    Money amount =
        sameCurrency
            ? StripeCurrencies.toMoney(Math.abs(transaction.getAmount()), transaction.getCurrency())
            : disputed;
    ReversalKind taken =
        BANK_RETURNS.contains(disputeReason) ? ReversalKind.RETURN : ReversalKind.DISPUTE;
    return new Movement(
        transaction.getAmount() < 0 ? taken : ReversalKind.DISPUTE_WON,
        transaction.getId(),
        amount);
  }
}
