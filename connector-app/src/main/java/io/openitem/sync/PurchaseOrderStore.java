package io.openitem.sync;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Purchase orders of open items. When the line last changed stays as it is: the open items' pages
 * go by that, and have to win over what is older than they are.
 */
final class PurchaseOrderStore {

  private static final String CLAIM =
      """
      with due as (
        select invoice_id from open_item
        where purchase_order_due <= :now and company_code = any(:companyCodes)
        order by purchase_order_due limit :itemsMax for update skip locked)
      update open_item o set purchase_order_due = :again from due
      where o.invoice_id = due.invoice_id
      returning o.billing_document\
      """;

  /** What another transaction is writing is left for the next time, so that nobody waits. */
  private static final String STORE =
      """
      with told as (
        select * from unnest(:documents::text[], :orders::text[]) as t (document, purchase_order)),
      mine as (
        select o.invoice_id, told.purchase_order
        from open_item o join told on told.document = o.billing_document
        where o.billing_document is not null and o.company_code = any(:companyCodes)
          and o.purchase_order_due is not null
        for update of o skip locked)
      update open_item o set purchase_order = mine.purchase_order, purchase_order_due = null
      from mine where o.invoice_id = mine.invoice_id\
      """;

  private final JdbcClient jdbc;

  PurchaseOrderStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Billing documents of items whose purchase order is to be asked for. They are nobody else's
   * until then.
   *
   * @param again when they are due again, should no answer be stored
   * @param itemsMax of so many items at most
   */
  List<String> claim(List<String> companyCodes, Instant now, Instant again, int itemsMax) {
    return jdbc
        .sql(CLAIM)
        .param("now", Timestamp.from(now))
        .param("again", Timestamp.from(again))
        .param("companyCodes", companyCodes.toArray(String[]::new))
        .param("itemsMax", itemsMax)
        .query((row, number) -> row.getString(1))
        .list()
        .stream()
        .distinct()
        .toList();
  }

  /**
   * Stores what SAP told; those items are not asked for again.
   *
   * @param documents all that were asked for
   * @param orders their purchase orders; documents without one are missing
   */
  void store(List<String> companyCodes, Collection<String> documents, Map<String, String> orders) {
    String[] keys = documents.toArray(String[]::new);
    @Nullable String[] values = new String[keys.length];
    for (int i = 0; i < keys.length; i++) {
      values[i] = orders.get(keys[i]);
    }
    jdbc.sql(STORE)
        .param("documents", keys)
        .param("orders", values)
        .param("companyCodes", companyCodes.toArray(String[]::new))
        .update();
  }
}
