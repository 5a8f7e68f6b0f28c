package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.CapturedPayment;
import io.openitem.domain.Ids;
import io.openitem.domain.PostingContent;
import io.openitem.domain.PostingLine;
import io.openitem.store.Doorbell;
import io.openitem.store.Outbox;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PostingContentJson;
import io.openitem.store.PostingPlans;
import io.openitem.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class PostingPlannerTest {

  private final TestDatabase database = TestDatabase.create();
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T15:00:00Z"), ZoneOffset.UTC);
  private final Ids ids = new Ids(clock);
  private final ObjectMapper json = new ObjectMapper();
  private final Outbox outbox = new Outbox(database.jdbc(), clock, new Doorbell(clock));
  private final PostingContentJson contents = new PostingContentJson(json);
  private final PostingPlanner planner =
      new PostingPlanner(
          new PostingPlans(database.jdbc(), contents),
          outbox,
          new PaymentEvents(database.jdbc(), clock, ids, json, outbox),
          ids,
          clock,
          TestSettings.DEFAULTS);
  private final CapturedPayments payments = new CapturedPayments(database.jdbc(), clock.instant());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void capturedPaymentGetsItsDocumentAndTheClearingThatDependsOnIt() {
    CapturedPayment captured = payments.of(CapturedPayments.BLUEWATER, "12000.00", "324.00");

    plan(captured);

    List<Map<String, Object>> rows =
        database.jdbc().sql("select * from posting order by kind desc").query().listOfRows();
    assertThat(rows).extracting(row -> row.get("kind")).containsExactly("PAYMENT", "CLEARING");
    assertThat(rows).extracting(row -> row.get("state")).containsOnly("READY");
    assertThat(rows).extracting(row -> row.get("lane_id")).containsOnly("S4/1710/0010000001");
    assertThat(rows.get(0).get("due_at")).isNotNull();
    assertThat(rows.get(1).get("due_at")).isNull();
    assertThat(rows.get(1).get("depends_on")).isEqualTo(rows.get(0).get("posting_id"));
    assertThat(outbox())
        .containsExactly("queue:posting.requested " + rows.get(0).get("posting_id"));
    assertThat(column("select reference from posting_document"))
        .containsExactlyInAnyOrder(
            rows.get(0).get("reference") + "01", rows.get(1).get("reference") + "01");
  }

  @Test
  void noClearingIsPlannedWhereThePaymentsDocumentClears() {
    CapturedPayment captured =
        payments.of(CapturedPayments.BLUEWATER, "189.63", "0.00", "paymentservice");

    plan(captured);

    assertThat(column("select kind || ' ' || api from posting"))
        .containsExactly("PAYMENT paymentservice");
    assertThat(outbox()).hasSize(1);
  }

  @Test
  void surchargeIsItsOwnLineWithItsAccountAndTaxCode() {
    CapturedPayment captured = payments.of(CapturedPayments.BLUEWATER, "12000.00", "324.00");

    plan(captured);

    PostingContent content =
        contents.read(column("select content from posting where kind = 'PAYMENT'").get(0));
    assertThat(content.lines())
        .extracting(PostingPlannerTest::line)
        .containsExactly(
            "PROCESSOR_CLEARING 11002080 12324.00 USD -",
            "CUSTOMER - -12000.00 USD -",
            "SURCHARGE 41000900 -324.00 USD O1");
    assertThat(content.items()).isEqualTo(captured.items());
    assertThat(content.postingDate()).isEqualTo(captured.businessDate());
  }

  @Test
  void surchargeThatALockboxItemCannotHoldIsADocumentOfItsOwn() {
    CapturedPayment captured =
        payments.of(CapturedPayments.BLUEWATER, "12000.00", "324.00", "lockbox");

    plan(captured);

    assertThat(column("select kind || ' ' || api || ' ' || state from posting order by kind"))
        .containsExactly("PAYMENT lockbox READY", "SURCHARGE journalentry READY");
    assertThat(linesOf("PAYMENT"))
        .containsExactly(
            "PROCESSOR_CLEARING 11002080 12000.00 USD -", "CUSTOMER - -12000.00 USD -");
    assertThat(linesOf("SURCHARGE"))
        .containsExactly(
            "PROCESSOR_CLEARING 11002080 324.00 USD -", "SURCHARGE 41000900 -324.00 USD O1");
    assertThat(outbox()).hasSize(2);
  }

  @Test
  void lockboxPaymentWithoutSurchargeIsOneDocument() {
    plan(payments.of(CapturedPayments.BLUEWATER, "189.63", "0.00", "lockbox"));

    assertThat(column("select kind from posting")).containsExactly("PAYMENT");
  }

  private List<String> linesOf(String kind) {
    return contents
        .read(column("select content from posting where kind = '%s'".formatted(kind)).get(0))
        .lines()
        .stream()
        .map(PostingPlannerTest::line)
        .toList();
  }

  @Test
  void surchargeWithoutAnAccountIsParkedAndNotLost() {
    CapturedPayment stored = payments.of(CapturedPayments.BLUEWATER, "12000.00", "324.00");
    CapturedPayment captured = withoutSurchargeRule(stored);

    plan(captured);

    assertThat(
            column("select state || ' ' || coalesce(reason, '-') from posting order by kind desc"))
        .containsExactly("PARKED customizing names no account for the surcharge", "READY -");
    assertThat(outbox()).singleElement().asString().contains("posting.parked");
  }

  @Test
  void secondPlanOfAPaymentIsRefusedByTheIndex() {
    CapturedPayment captured = payments.of(CapturedPayments.BLUEWATER, "189.63", "0.00");
    plan(captured);

    assertThatThrownBy(() -> plan(captured)).isInstanceOf(DuplicateKeyException.class);

    assertThat(column("select kind from posting")).hasSize(2);
    assertThat(outbox()).hasSize(1);
  }

  private void plan(CapturedPayment captured) {
    database.transactions().executeWithoutResult(status -> planner.plan(captured));
  }

  private List<String> outbox() {
    return column("select destination || ' ' || body from outbox order by id");
  }

  private List<String> column(String sql) {
    return database.jdbc().sql(sql).query(String.class).list();
  }

  private static String line(PostingLine line) {
    return "%s %s %s %s"
        .formatted(
            line.role(), line.glAccount().orElse("-"), line.amount(), line.taxCode().orElse("-"));
  }

  private static CapturedPayment withoutSurchargeRule(CapturedPayment captured) {
    return new CapturedPayment(
        captured.paymentId(),
        captured.account(),
        CapturedPayments.customizing(false),
        captured.items(),
        captured.amount(),
        captured.surcharge(),
        captured.total(),
        captured.processor(),
        captured.processorPaymentId(),
        captured.capturedAt(),
        captured.businessDate());
  }
}
