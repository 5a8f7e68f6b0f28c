package io.openitem.payment;

import io.openitem.domain.Caller;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which invoices are the caller's, decided in SQL on the read model. */
final class CallersInvoices {

  private final JdbcClient jdbc;

  CallersInvoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Refuses invoices that stand on no account of the caller; whether they exist elsewhere is not
   * told.
   *
   * @throws io.openitem.domain.ProblemException naming those that are not the caller's
   */
  void require(Caller caller, List<InvoiceId> invoices) {
    Set<String> missing = new TreeSet<>();
    invoices.forEach(invoice -> missing.add(invoice.toString()));
    known(caller, missing).forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw notFound(List.copyOf(missing));
    }
  }

  private List<String> known(Caller caller, Set<String> invoices) {
    return jdbc.sql(
            """
            select o.invoice_id
            from unnest(string_to_array(:invoices, ',')) wanted (invoice_id)
            join open_item o on o.invoice_id = wanted.invoice_id
            where o.account_id in (select unnest(string_to_array(:accounts, ',')))""")
        .param("invoices", String.join(",", invoices))
        .param(
            "accounts",
            caller.accounts().stream().map(Object::toString).collect(Collectors.joining(",")))
        .query(String.class)
        .list();
  }

  /** The accounts among these that SAP has locked for posting. */
  boolean isPostingBlocked(String accountId) {
    return jdbc.sql("select posting_blocked from account where account_id = :account")
        .param("account", accountId)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Foreign and absent alike. */
  static RuntimeException notFound(List<String> invoices) {
    return Problem.of(
            ProblemType.NOT_FOUND, "There is no such invoice: " + String.join(", ", invoices) + ".")
        .with("invoiceIds", invoices)
        .asException();
  }
}
