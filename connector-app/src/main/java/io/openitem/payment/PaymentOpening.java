package io.openitem.payment;

import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.AdHocTerms;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.store.PaymentEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records a payment before any money moves: one transaction with the payment, its idempotency key,
 * its items reserved, its first attempt and its first event.
 */
final class PaymentOpening {

  private static final String PAYMENT =
      """
      with payment as (
        insert into payment (payment_id, organisation, account_id, company_code, created_by,
          quote_id, method_id, processor, currency, amount, surcharge, total, status, created_at,
          due_at, deadline_at, updated_at, ad_hoc, special_gl_code, note)
        values (:payment, :organisation, :account, :companyCode, :user, :quote, :method,
          :processor, :currency, :amount, :surcharge, :total, 'PROCESSING', :now, :due, :deadline,
          :now, :adHoc, :specialGlCode, :note)),
      attempt as (
        insert into charge_attempt (attempt_id, payment_id, no, sent_at, last_sent_at)
        values (:attempt, :payment, 1, :now, :now))
      insert into idempotency_key (organisation, key, operation, request_hash, payment_id,
        created_at)
      values (:organisation, :key, :operation, :hash, :payment, :now)
      on conflict do nothing""";

  /** In one order for everybody, so that two payments of the same items cannot block each other. */
  private static final String ITEMS =
      """
      insert into payment_item (payment_id, invoice_id, position, amount, residual, reserved)
      select :payment, invoice_id, position, cast(amount as numeric),
        cast(nullif(residual, '') as numeric), true
      from unnest(string_to_array(:invoices, ','), string_to_array(:amounts, ','),
          string_to_array(:residuals, ','))
        with ordinality as item (invoice_id, amount, residual, position)
      order by invoice_id
      on conflict (invoice_id) where reserved do nothing""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final PaymentEvents events;

  PaymentOpening(JdbcClient jdbc, TransactionTemplate transactions, PaymentEvents events) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * Records the payment, or nothing.
   *
   * @param key the caller's idempotency key
   * @param operation which operation it is used with
   * @param hash of the request
   * @param readSince when its items had not been read from SAP yet
   * @return false when the key was used meanwhile
   * @throws io.openitem.domain.ProblemException when an item is being paid by another payment, or
   *     was paid by one since it was read, or when a quote without items was paid before
   */
  boolean open(NewPayment payment, String key, String operation, byte[] hash, Instant readSince) {
    Boolean opened =
        transactions.execute(
            transaction -> {
              if (insert(payment, key, operation, hash) == 0) {
                transaction.setRollbackOnly();
                return false;
              }
              QuoteUse.once(jdbc, payment);
              reserve(payment);
              ClearedMeanwhile.refuse(jdbc, payment.group().items(), readSince);
              events.append(payment.paymentId(), PaymentEventType.CREATED, particulars(payment));
              return true;
            });
    return Boolean.TRUE.equals(opened);
  }

  private int insert(NewPayment payment, String key, String operation, byte[] hash) {
    PaymentGroup group = payment.group();
    return jdbc.sql(PAYMENT)
        .param("payment", payment.paymentId())
        .param("organisation", payment.organisation())
        .param("account", group.account().toString())
        .param("companyCode", group.account().companyCode().value())
        .param("user", payment.createdBy())
        .param("quote", payment.quoteId().orElse(null))
        .param("method", payment.method().id())
        .param("processor", group.processor())
        .param("currency", group.amount().currency())
        .param("amount", group.amount().amount())
        .param("surcharge", group.surcharge().amount())
        .param("total", group.total().amount())
        .param("adHoc", group.adHoc().isPresent())
        .param("specialGlCode", group.adHoc().flatMap(AdHocTerms::specialGlCode).orElse(null))
        .param("note", group.adHoc().flatMap(AdHocTerms::note).orElse(null))
        .param("now", utc(payment.createdAt()))
        .param("due", utc(payment.dueAt()))
        .param("deadline", utc(payment.deadlineAt()))
        .param("attempt", payment.attemptId())
        .param("key", key)
        .param("operation", operation)
        .param("hash", hash)
        .update();
  }

  private void reserve(NewPayment payment) {
    List<PaidItem> items = payment.group().items();
    int reserved =
        jdbc.sql(ITEMS)
            .param("payment", payment.paymentId())
            .param("invoices", joined(items, item -> item.invoice().toString()))
            .param("amounts", joined(items, item -> item.amount().plainAmount()))
            .param(
                "residuals",
                joined(items, item -> item.residual().map(Money::plainAmount).orElse("")))
            .update();
    if (reserved < items.size()) {
      throw beingPaid(reservedByOthers(jdbc, payment.paymentId(), items));
    }
  }

  private static String joined(
      List<PaidItem> items, java.util.function.Function<PaidItem, String> part) {
    return items.stream().map(part).collect(Collectors.joining(","));
  }

  /** Which of these items another payment has reserved. */
  static List<String> reservedByOthers(JdbcClient jdbc, String paymentId, List<PaidItem> items) {
    return jdbc.sql(
            """
            select invoice_id from payment_item
            where reserved and payment_id <> :payment
              and invoice_id = any (string_to_array(:invoices, ','))
            order by invoice_id""")
        .param("payment", paymentId)
        .param("invoices", joined(items, item -> item.invoice().toString()))
        .query(String.class)
        .list();
  }

  /** Names the invoices that another payment is about to pay. */
  static RuntimeException beingPaid(List<String> invoices) {
    return Problem.of(
            ProblemType.ITEM_BEING_PAID,
            "Being paid by another payment: "
                + String.join(", ", invoices)
                + ". Wait for its end, or leave them out.")
        .with("invoiceIds", invoices)
        .asException();
  }

  private static Map<String, Object> particulars(NewPayment payment) {
    PaymentGroup group = payment.group();
    return Map.of(
        "accountId", group.account().toString(),
        "amount", money(group.amount()),
        "surcharge", money(group.surcharge()),
        "total", money(group.total()),
        "processor", group.processor(),
        "methodId", payment.method().id(),
        "createdBy", payment.createdBy(),
        "invoiceIds", group.items().stream().map(item -> item.invoice().toString()).toList());
  }

  /** An amount as events and answers carry it. */
  static Map<String, String> money(Money money) {
    return Map.of("amount", money.plainAmount(), "currency", money.currency());
  }
}
