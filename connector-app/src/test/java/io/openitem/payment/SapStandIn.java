package io.openitem.payment;

import io.openitem.domain.AccountId;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What SAP would say of its open items, and what the last synchronisation saw of them. A stand-in:
 * reading SAP is another part's matter and tested there.
 */
final class SapStandIn {

  private static final LocalDate DAY = LocalDate.parse("2026-11-01");

  private final Map<InvoiceId, OpenItem> items = new ConcurrentHashMap<>();
  private final AtomicLong documents = new AtomicLong(9_100_000_000L);
  private final JdbcClient jdbc;
  private volatile Runnable afterRead = () -> {};

  SapStandIn(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An open item on an account, in SAP and in the read model. */
  InvoiceId openItem(String account, String amount, String currency) {
    AccountId accountId = AccountId.parse(account);
    InvoiceId id =
        InvoiceId.parse(accountId.companyCode() + "-2026-" + documents.incrementAndGet() + "-001");
    items.put(
        id,
        new OpenItem(
            id,
            accountId,
            Money.of(amount, currency),
            "RV",
            DAY,
            DAY,
            DAY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Optional.empty()));
    seen(id, accountId, amount, currency);
    return id;
  }

  /** An account as the last synchronisation saw it; of a branch where a head office is named. */
  void account(String account, Optional<String> headOffice) {
    AccountId id = AccountId.parse(account);
    jdbc.sql(
            """
            insert into account (account_id, sap_system, company_code, customer, name, head_office,
              posting_blocked, synced_at)
            values (:account, 's4', :companyCode, :customer, 'A customer', :headOffice, false,
              now())""")
        .param("account", account)
        .param("companyCode", id.companyCode().value())
        .param("customer", id.customer())
        .param("headOffice", headOffice.orElse(null))
        .update();
  }

  /** SAP changes an item; the read model does not know yet. */
  void change(InvoiceId id, UnaryOperator<OpenItem> change) {
    items.computeIfPresent(id, (key, item) -> change.apply(item));
  }

  /** SAP does not show an item any more; the read model does not know yet. */
  void remove(InvoiceId id) {
    items.remove(id);
  }

  /** Once, after SAP was read and before what was read is used. */
  void afterRead(Runnable action) {
    afterRead = action;
  }

  List<OpenItem> read(List<InvoiceId> ids) {
    List<OpenItem> read =
        ids.stream().flatMap(id -> Optional.ofNullable(items.get(id)).stream()).toList();
    Runnable action = afterRead;
    afterRead = () -> {};
    action.run();
    return read;
  }

  private void seen(InvoiceId id, AccountId account, String amount, String currency) {
    jdbc.sql(
            """
            insert into open_item (invoice_id, account_id, company_code, fiscal_year,
              accounting_document, item, document_type, document_date, posting_date, net_due_date,
              amount, currency, in_payment_run, cleared, seen_by_sync, updated_at)
            values (:id, :account, :companyCode, '2026', :document, '001', 'RV', '2026-11-01',
              '2026-11-01', '2026-11-01', cast(:amount as numeric), :currency, false, false, 'syn',
              now())""")
        .param("id", id.toString())
        .param("account", account.toString())
        .param("companyCode", account.companyCode().value())
        .param("document", id.document().number())
        .param("amount", amount)
        .param("currency", currency)
        .update();
  }
}
