package io.openitem.portal;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.store.StatementReader;
import io.openitem.support.FrontServer;
import io.openitem.support.TestDatabase;
import io.openitem.support.TestIssuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** An account with some lines of two currencies, and the operation that shows its statement. */
final class StatementBed implements AutoCloseable {

  static final String ACCOUNT = "1710-0010000001";
  static final String PATH = "/accounts/" + ACCOUNT + "/statement?from=2026-10-01&to=2026-10-31";

  /** Rows that a file may have: as many as the statement of {@link #PATH}. */
  private static final int ROWS_MAX = 9;

  final TestDatabase database = TestDatabase.create();

  private final TestIssuer issuer = TestIssuer.start();
  private final FrontServer server = FrontServer.start(issuer.url());
  private final String token = issuer.customer("org-bluewater", ACCOUNT);

  private StatementBed() {
    // Still October in New York.
    Clock clock = Clock.fixed(Instant.parse("2026-11-01T02:00:00Z"), ZoneOffset.UTC);
    StatementReader statements =
        new StatementReader(
            database.jdbc(), new DataSourceTransactionManager(database.dataSource()));
    CompanyCodes companyCodes = CompanyCodes.read(DeployedFiles.packaged());
    server.answer(
        "getStatement",
        new GetStatement(statements, companyCodes, TestDownloads.of(ROWS_MAX), clock)::answer);
  }

  static StatementBed start() {
    StatementBed bed = new StatementBed();
    Rows rows = new Rows(bed.database);
    rows.account(ACCOUNT, "Bluewater Supplies Inc");
    rows.account("1710-0010000005", "Other Corp");
    bed.fill();
    bed.synchronised();
    return bed;
  }

  private void fill() {
    // Posted before the period; one is paid within it, by a payment of its last day.
    line("9000000001", "RV", "01", "100.00 USD 2026-09-01 2026-10-01", "1400000001 2026-10-31");
    line("9000000002", "RV", "01", "40.00 USD 2026-09-10 2026-07-20", "");
    line("9000000003", "RV", "01", "7.00 USD 2026-08-01 2026-08-31", "1400000000 2026-09-15");
    line("1400000000", "DZ", "15", "-7.00 USD 2026-09-15 2026-09-15", "1400000000 2026-09-15");
    // Of the period.
    line("9000000004", "RV", "01", "12.34 USD 2026-10-05 2026-11-04", "1400000009 2026-11-20");
    line("9000000005", "RV", "11", "-2.34 USD 2026-10-06 2026-10-06", "");
    line("9000000006", "RV", "01", "5000 JPY 2026-10-07 2026-10-30", "");
    line("1400000001", "DZ", "11", "-100.00 USD 2026-10-31 2026-10-31", "1400000001 2026-10-31");
    // After it.
    line("1400000009", "DZ", "15", "-12.34 USD 2026-11-20 2026-11-20", "1400000009 2026-11-20");
  }

  /** {@code amount currency posted due}, and {@code clearing-document day} or nothing. */
  private void line(String document, String type, String key, String money, String cleared) {
    List<String> of = Arrays.asList(money.split(" ", -1));
    List<String> by = Arrays.asList(cleared.split(" ", -1));
    boolean open = by.size() < 2;
    database
        .jdbc()
        .sql(
            """
            insert into open_item (invoice_id, account_id, company_code, fiscal_year,
              accounting_document, item, document_type, document_date, posting_date, net_due_date,
              amount, currency, reference, in_payment_run, cleared, clearing_document,
              clearing_fiscal_year, clearing_date, posting_key, seen_by_sync, updated_at)
            values ('1710-2026-' || :doc || '-001', :account, '1710', '2026', :doc, '001', :type,
              :posted, :posted, :due, cast(:amount as numeric), :currency, 'R' || :doc, false,
              :cleared, :by, :year, cast(:clearedOn as date), :key, 'run', now())""")
        .param("doc", document)
        .param("account", ACCOUNT)
        .param("type", type)
        .param("key", key)
        .param("amount", of.get(0))
        .param("currency", of.get(1))
        .param("posted", LocalDate.parse(of.get(2)))
        .param("due", LocalDate.parse(of.get(3)))
        .param("cleared", !open)
        .param("by", open ? null : by.get(0))
        .param("year", open ? null : "2026")
        .param("clearedOn", open ? null : by.get(1))
        .update();
  }

  /** A full run, by which all of it is known. */
  void synchronised() {
    database
        .jdbc()
        .sql(
            """
            insert into sync_run (sync_id, mode, state, requested_by, step, due_at, started_at,
              updated_at, history_days)
            values ('syn_1', 'FULL', 'DONE', 'test', 'FINISHED', :at, :at, :at, 730)""")
        .param("at", OffsetDateTime.parse("2026-10-31T22:00:00Z"))
        .update();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return server.get(path, token);
  }

  HttpResponse<String> download(String mediaType, String path)
      throws IOException, InterruptedException {
    return server.send(
        "GET",
        "/api/v1" + path,
        "",
        request -> request.header("Authorization", "Bearer " + token).header("Accept", mediaType));
  }

  @Override
  public void close() {
    server.close();
    issuer.close();
    database.close();
  }
}
