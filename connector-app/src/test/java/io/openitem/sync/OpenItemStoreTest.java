package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.OpenItem;
import io.openitem.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OpenItemStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String ID = "1710-2026-9000000001-001";

  private final TestDatabase database = TestDatabase.create();
  private final OpenItemStore store = new OpenItemStore(database.jdbc());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void amountsKeepTheDecimalsThatSapSent() {
    List<OpenItem> page =
        List.of(
            OpenItems.open("1710-2026-9000000001-001", "189.63", "USD"),
            OpenItems.open("1810-2026-9000000001-001", "5000", "JPY"),
            OpenItems.open("1910-2026-9000000001-001", "12.345", "KWD"),
            OpenItems.open("1710-2026-9000000004-001", "-40.00", "USD"));

    store.store(page, NOW, "syn_1");

    assertThat(texts("select amount || ' ' || currency from open_item order by invoice_id"))
        .containsExactly("189.630 USD", "-40.000 USD", "5000.000 JPY", "12.345 KWD");
  }

  @Test
  void theSamePageStoredTwiceIsThereOnce() {
    store.store(List.of(OpenItems.open(ID, "189.63", "USD")), NOW, "syn_1");

    store.store(List.of(OpenItems.open(ID, "100.00", "USD")), NOW, "syn_2");

    assertThat(texts("select amount || ' ' || seen_by_sync from open_item"))
        .containsExactly("100.000 syn_2");
  }

  @Test
  void whatWasWrittenAfterThePageWasReadStays() {
    store.store(List.of(OpenItems.cleared(ID, "189.63", "USD", "1400000001")), NOW, "syn_1");

    Instant readBefore = NOW.minusMillis(1);
    store.store(List.of(OpenItems.open(ID, "189.63", "USD")), readBefore, "syn_2");
    store.forget(List.of(InvoiceId.parse(ID)), readBefore);

    assertThat(texts("select cleared || ' ' || clearing_document from open_item"))
        .containsExactly("true 1400000001");
  }

  @Test
  void unseenAreItemsOpenBeforeTheRunThatItsPagesDidNotHold() {
    store.store(List.of(OpenItems.open(ID, "1.00", "USD")), NOW.minusSeconds(60), "syn_1");
    store.store(
        List.of(
            OpenItems.open("1710-2026-9000000002-001", "1.00", "USD"),
            OpenItems.cleared("1710-2026-9000000003-001", "1.00", "USD", "1400000001")),
        NOW.minusSeconds(60),
        "syn_1");
    store.store(List.of(OpenItems.open("1710-2026-9000000002-001", "1.00", "USD")), NOW, "syn_2");
    store.store(
        List.of(OpenItems.open("1710-2026-9000000009-001", "1.00", "USD")),
        NOW.plusSeconds(1),
        "syn_1");

    List<InvoiceId> unseen = store.unseen(new CompanyCode("1710"), "syn_2", NOW, "", 100);

    assertThat(unseen).containsExactly(InvoiceId.parse(ID));
  }

  @Test
  void sumsFollowAnItemThatIsClearedAndOpenedAgain() {
    store.store(List.of(OpenItems.open(ID, "189.63", "USD")), NOW, "syn_1");
    String open = sums();
    store.store(List.of(OpenItems.cleared(ID, "189.63", "USD", "1400000001")), NOW, "syn_2");
    String cleared = sums();
    store.store(List.of(OpenItems.open(ID, "189.63", "USD")), NOW, "syn_3");

    assertThat(open).isEqualTo("189.630 189.630 none");
    assertThat(cleared).isEqualTo("0.000 0.000 1 of 189.630 on 2026-10-20");
    assertThat(sums()).isEqualTo("189.630 189.630 none");
  }

  @Test
  void whatWasClearedLongAgoIsForgottenByWholeDaysAndNothingElse() {
    database
        .jdbc()
        .sql(
            "insert into account (account_id, sap_system, company_code, customer, name,"
                + " posting_blocked, synced_at) values ('1710-0010000001', 's4', '1710',"
                + " '0010000001', 'Bluewater', false, now())")
        .update();
    store.store(
        List.of(
            OpenItems.cleared(ID, "100.00", "USD", "1400000001"),
            OpenItems.cleared("1710-2026-1400000001-001", "-100.00", "USD", "1400000001"),
            OpenItems.open("1710-2026-9000000002-001", "7.00", "USD")),
        NOW,
        "syn_1");
    CompanyCode companyCode = new CompanyCode("1710");

    int onTheDay = store.forgetClearedBefore(companyCode, OpenItems.CLEARED_ON);
    int after = store.forgetClearedBefore(companyCode, OpenItems.CLEARED_ON.plusDays(1));

    assertThat(onTheDay).isZero();
    assertThat(after).isEqualTo(2);
    assertThat(sums()).isEqualTo("7.000 7.000 none");
  }

  /** What is open by days and by due dates, and the clearing. */
  private String sums() {
    return texts(
            """
            select (select sum(debits + credits - cleared) from account_day) || ' '
              || (select sum(amount) from account_due) || ' '
              || coalesce((select items || ' of ' || debits || ' on ' || clearing_date
                  from account_clearing where items > 0), 'none')
            """)
        .get(0);
  }

  @Test
  void aPageIsStoredFasterThanSapCanSendOne() {
    int pages = 30;
    store(0, "syn_0");
    Instant begin = Instant.now();

    for (int page = 0; page < pages; page++) {
      store(page, "syn_1");
    }

    long perSecond = pages * 1_000L * 1_000 / Duration.between(begin, Instant.now()).toMillis();
    LoggerFactory.getLogger(getClass()).info("stored {} items a second", perSecond);
    // The aim is 10,000; a machine that also compiles and runs other tests gets less.
    assertThat(perSecond).isGreaterThan(2_000);
  }

  private void store(int page, String syncId) {
    store.store(
        IntStream.range(0, 1_000)
            .mapToObj(
                row ->
                    OpenItems.open(
                        "1710-2026-%010d-001".formatted(9_000_000_000L + page * 1_000L + row),
                        "12.34",
                        "USD"))
            .toList(),
        NOW,
        syncId);
  }

  private List<String> texts(String sql) {
    return database.jdbc().sql(sql).query(String.class).list();
  }
}
