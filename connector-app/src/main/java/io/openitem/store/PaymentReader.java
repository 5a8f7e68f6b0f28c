package io.openitem.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Caller;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads payments for a caller: those of the organisation for accounts of the token. Others are
 * exactly as if they were not there.
 */
public final class PaymentReader {

  private static final String COLUMNS =
      """
      select p.*, m.type, m.brand, m.last_four, m.expiry, m.holder, m.funding, m.is_default,
        back.refunded, back.returned, back.disputed
      from\s""";

  /** A page of each account, then the page of them all, as with invoices. */
  private static final String PAGES =
      """
      (select p.payment_id from unnest(:accounts::text[]) as mine (account_id)
        cross join lateral (select p.payment_id, %s from payment p""";

  private static final String DETAILS =
      """
       join payment_method m on m.method_id = p.method_id
        cross join lateral (
          select coalesce(sum(case kind when 'REFUND' then amount else -amount end)
              filter (where kind in ('REFUND', 'REFUND_RETURNED')), 0) as refunded,
            coalesce(sum(amount) filter (where kind = 'RETURN'), 0) as returned,
            coalesce(sum(case kind when 'DISPUTE' then amount else -amount end)
              filter (where kind in ('DISPUTE', 'DISPUTE_WON')), 0) as disputed
          from payment_reversal r where r.payment_id = p.payment_id and r.state = 'DONE') back\
      """;

  private static final String ITEMS =
      """
      select i.payment_id, i.invoice_id, i.amount, i.residual, p.currency
      from payment_item i join payment p on p.payment_id = i.payment_id
      where i.payment_id = any(:payments) order by i.payment_id, i.position\
      """;

  private final JdbcClient jdbc;
  private final PaymentRows rows;
  private final PaymentMovements movements;

  /** Reads from this database. */
  public PaymentReader(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.rows = new PaymentRows(json);
    this.movements = new PaymentMovements(jdbc);
  }

  /**
   * A page of payments.
   *
   * @param caller whose
   * @param filter which of them
   * @param sort by what
   * @param descending whether the latest or largest comes first
   * @param after where the page before ended
   * @param limit at most so many
   */
  public Page<PaymentView> list(
      Caller caller,
      PaymentFilter filter,
      PaymentSort sort,
      boolean descending,
      Optional<PageKey> after,
      int limit) {
    String id = "p.payment_id";
    List<PaymentView> payments =
        listed(caller, filter)
            .after(after, sort.column(), id, descending)
            .in(
                jdbc,
                COLUMNS + PAGES.formatted(sort.column()),
                "%1$s) p %1$s) page join payment p on p.payment_id = page.payment_id%2$s %3$s"
                    .formatted(
                        Conditions.page(sort.column(), id, descending, limit),
                        DETAILS,
                        Conditions.order(sort.column(), id, descending)))
            .query((row, number) -> rows.payment(row))
            .list();
    return Page.of(
        withItems(payments), limit, last -> new PageKey(sort.valueOf(last), last.paymentId()));
  }

  /**
   * How many payments there are.
   *
   * @param caller whose
   * @param filter which of them
   * @param max counted no further
   */
  public int count(Caller caller, PaymentFilter filter, int max) {
    return listed(caller, filter).count(jdbc, Conditions.MINE + "payment p on true", max);
  }

  /** One payment; empty where there is none or it is not the caller's. */
  public Optional<PaymentView> find(Caller caller, String paymentId) {
    return one(
        ofCaller(new Conditions(), caller).and("p.payment_id = :payment", "payment", paymentId));
  }

  /** One payment, whoever's; for flows that have it in hand. */
  public Optional<PaymentView> find(String paymentId) {
    return one(new Conditions().and("p.payment_id = :payment", "payment", paymentId));
  }

  /** The latest payments of the caller for an invoice with what each pays on it. */
  public List<InvoicePayment> ofInvoice(Caller caller, InvoiceId invoice, int limit) {
    return ofCaller(new Conditions(), caller)
        .and("i.invoice_id = :invoice", "invoice", invoice.toString())
        .in(
            jdbc,
            "select p.*, i.amount as paid from payment p join payment_item i using (payment_id)",
            "order by p.created_at desc, p.payment_id desc limit " + limit)
        .query((row, number) -> rows.invoicePayment(row))
        .list();
  }

  private static Conditions listed(Caller caller, PaymentFilter filter) {
    return filter
        .conditions()
        .and("p.organisation = :organisation", "organisation", caller.organisation())
        .bind("accounts", filter.accountsOf(caller.accounts()));
  }

  private static Conditions ofCaller(Conditions conditions, Caller caller) {
    return conditions
        .and("p.organisation = :organisation", "organisation", caller.organisation())
        .and(
            "p.account_id = any(:callersAccounts)",
            "callersAccounts",
            Rows.texts(caller.accounts()));
  }

  private Optional<PaymentView> one(Conditions conditions) {
    List<PaymentView> payments =
        conditions
            .in(jdbc, COLUMNS + "payment p" + DETAILS, "")
            .query((row, number) -> rows.payment(row))
            .list();
    return withItems(payments).stream()
        .findFirst()
        .map(
            payment ->
                PaymentRows.with(
                    payment,
                    movements.of(payment.paymentId()),
                    movements.disputes(payment.paymentId())));
  }

  private List<PaymentView> withItems(List<PaymentView> payments) {
    if (payments.isEmpty()) {
      return payments;
    }
    Map<String, List<PaymentView.Item>> items = new HashMap<>();
    jdbc.sql(ITEMS)
        .param("payments", Rows.texts(payments.stream().map(PaymentView::paymentId).toList()))
        .query(
            row -> {
              items
                  .computeIfAbsent(row.getString("payment_id"), key -> new java.util.ArrayList<>())
                  .add(item(row));
            });
    return payments.stream()
        .map(p -> PaymentRows.with(p, items.getOrDefault(p.paymentId(), List.of())))
        .toList();
  }

  private static PaymentView.Item item(ResultSet row) throws SQLException {
    Money amount = Rows.money(row, "amount");
    Optional<Money> residual =
        Optional.ofNullable(row.getBigDecimal("residual"))
            .map(left -> new Money(left, amount.currency()));
    return new PaymentView.Item(InvoiceId.parse(row.getString("invoice_id")), amount, residual);
  }
}
