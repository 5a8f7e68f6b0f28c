package io.openitem.payment;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A quote of a payment without invoices is paid once: no item is reserved by it, so nothing else
 * tells a payer who pays again from a portal that sends again under another key.
 */
final class QuoteUse {

  private QuoteUse() {}

  /**
   * The quote counts as paid by this payment from now on. In the transaction that records it.
   *
   * @throws io.openitem.domain.ProblemException when another payment was made by it, whatever
   *     became of that one
   */
  static void once(JdbcClient jdbc, NewPayment payment) {
    if (payment.quoteId().isEmpty() || payment.group().adHoc().isEmpty()) {
      return;
    }
    String quoteId = payment.quoteId().get();
    int used =
        jdbc.sql(
                """
                update payment_quote set paid_by = :payment
                where quote_id = :quote and paid_by is null""")
            .param("payment", payment.paymentId())
            .param("quote", quoteId)
            .update();
    if (used == 0) {
      throw used(jdbc, quoteId);
    }
  }

  private static RuntimeException used(JdbcClient jdbc, String quoteId) {
    String paidBy =
        jdbc.sql("select paid_by from payment_quote where quote_id = :quote")
            .param("quote", quoteId)
            .query(String.class)
            .single();
    return Problem.of(
            ProblemType.QUOTE_USED,
            "Quote %s was paid by payment %s. Ask for a new one to pay again."
                .formatted(quoteId, paidBy))
        .with("paymentId", paidBy)
        .asException();
  }
}
