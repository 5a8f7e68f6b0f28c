package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.LineState;
import io.openitem.support.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A sandbox SAP and a database, and replicas between them. */
final class SyncRig implements AutoCloseable {

  static final String CUBE = "sap.odata.API_OPLACCTGDOCITEMCUBE_SRV.GET";

  final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  final TestDatabase database = TestDatabase.create();

  private final List<SyncReplica> replicas = new ArrayList<>();

  SyncReplica replica() throws Exception {
    return replica(quick(100));
  }

  SyncReplica replica(SyncSettings settings) throws Exception {
    SyncReplica replica = new SyncReplica(database, sandbox.url(), TestScope.sandbox(), settings);
    replicas.add(replica);
    return replica.start();
  }

  /** Settings without a schedule, so that a test decides what runs. */
  static SyncSettings quick(int pageItems) {
    return settings(pageItems, Duration.ofSeconds(10), Duration.ofMinutes(30));
  }

  static SyncSettings settings(int pageItems, Duration lease, Duration giveUpAfter) {
    return new SyncSettings(
        false,
        Duration.ofMinutes(15),
        "-",
        1,
        pageItems,
        lease,
        Duration.ofSeconds(1),
        giveUpAfter,
        Duration.ofHours(12),
        Duration.ofDays(90),
        730);
  }

  /** Starts a run and waits for its end. */
  SyncRun run(SyncReplica replica, SyncMode mode) {
    String syncId = replica.runs.start(mode, "test").orElseThrow().syncId();
    return awaitEnd(replica, syncId);
  }

  SyncRun awaitEnd(SyncReplica replica, String syncId) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> replica.runs.find(syncId).orElseThrow().state() != SyncState.RUNNING);
    return replica.runs.find(syncId).orElseThrow();
  }

  /** Changes a line in SAP. */
  void change(String invoice, UnaryOperator<LineState> change) {
    sandbox.sap().ledger().change(List.of(line(invoice)), change);
  }

  /** Clears a line in SAP, with a document that is only a name. */
  void clear(String invoice, long clearingNumber) {
    Line line = line(invoice);
    DocumentKey by =
        new DocumentKey(
            line.document().key().companyCode(),
            line.document().key().fiscalYear(),
            clearingNumber);
    int today = Math.toIntExact(Math.floorDiv(sandbox.sap().clock().millis(), 86_400_000L));
    change(invoice, state -> state.cleared(by, today));
  }

  private Line line(String invoice) {
    List<String> parts = List.of(invoice.split("-", -1));
    DocumentKey key =
        new DocumentKey(parts.get(0), Integer.parseInt(parts.get(1)), Long.parseLong(parts.get(2)));
    return sandbox
        .sap()
        .ledger()
        .document(key)
        .orElseThrow()
        .line(Integer.parseInt(parts.get(3)))
        .orElseThrow();
  }

  /** Number and sum of the open items, by company code and currency, as SAP's books have them. */
  Map<String, String> openInSap() {
    Map<String, BigDecimal> sums = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    sandbox
        .sap()
        .ledger()
        .from(new DocumentKey("", 0, 0))
        .forEach(
            document ->
                document.lines().stream()
                    .filter(line -> line.isCustomer() && !line.state().isCleared())
                    .forEach(
                        line -> {
                          String books =
                              document.key().companyCode()
                                  + " "
                                  + document.header().currency().name();
                          counts.merge(books, 1, Integer::sum);
                          sums.merge(books, line.amount(), BigDecimal::add);
                        }));
    Map<String, String> open = new TreeMap<>();
    counts.forEach((books, count) -> open.put(books, count + " items, " + plain(sums.get(books))));
    return open;
  }

  /** The same, as the read model has them. */
  Map<String, String> openInReadModel() {
    Map<String, String> open = new TreeMap<>();
    database
        .jdbc()
        .sql(
            """
            select company_code || ' ' || currency as books, count(*) as items, sum(amount) as sum
            from open_item where not cleared group by 1
            """)
        .query(
            row -> {
              open.put(
                  row.getString("books"),
                  row.getInt("items") + " items, " + plain(row.getBigDecimal("sum")));
            });
    return open;
  }

  void assertSameAsSap() {
    assertThat(openInReadModel()).isEqualTo(openInSap()).isNotEmpty();
  }

  String text(String sql) {
    return database.jdbc().sql(sql).query(String.class).single();
  }

  private static String plain(@org.jspecify.annotations.Nullable BigDecimal sum) {
    return sum == null ? "nothing" : sum.stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() {
    sandbox.faults().clear();
    replicas.forEach(SyncReplica::close);
    sandbox.close();
    database.close();
  }
}
