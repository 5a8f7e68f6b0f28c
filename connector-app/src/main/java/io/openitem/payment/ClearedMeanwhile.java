package io.openitem.payment;

import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.PaidItem;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Items that were read from SAP as open and have been paid since: the payment that was under way
 * then has been cleared, and has given its items free.
 */
final class ClearedMeanwhile {

  /** By how much the clocks of two replicas may differ. */
  private static final Duration CLOCKS_DIFFER_MAX = Duration.ofMinutes(1);

  private ClearedMeanwhile() {}

  /**
   * Refuses such items. Only a statement after the reservation sees them for certain.
   *
   * @param readSince when the items had not been read from SAP yet
   * @throws io.openitem.domain.ProblemException {@code item-cleared}, naming them
   */
  static void refuse(JdbcClient jdbc, List<PaidItem> items, Instant readSince) {
    List<String> cleared =
        jdbc.sql(
                """
                select i.invoice_id from payment_item i join payment p using (payment_id)
                where i.invoice_id in (select unnest(string_to_array(:invoices, ',')))
                  and p.status = 'CLEARED' and p.updated_at >= :since
                order by i.invoice_id""")
            .param(
                "invoices",
                items.stream()
                    .map(item -> item.invoice().toString())
                    .collect(Collectors.joining(",")))
            .param("since", utc(readSince.minus(CLOCKS_DIFFER_MAX)))
            .query(String.class)
            .list();
    if (!cleared.isEmpty()) {
      throw Problem.of(
              ProblemType.ITEM_CLEARED,
              "Paid by another payment a moment ago: " + String.join(", ", cleared) + ".")
          .with("invoiceIds", cleared)
          .asException();
    }
  }
}
