package io.openitem.sap.lockbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.lockbox.LockboxBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The day that a batch was deposited on is the posting date, wherever SAP reads it. */
class LockboxDepositTest extends LockboxCase {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  LockboxDepositTest() {
    // 23:30 on the 24th in New York.
    super("2026-11-25T04:30:30Z");
  }

  /** The second is what a company code has whose day ends before 23:30. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24", "2026-11-25"})
  void aBatchOfHalfPastElevenIsOfItsPostingDateInTheCompanyCodesZoneAndInUtc(String postingDate) {
    PostingTask attempt = handedOver(payment(BLUEWATER, postingDate));

    rig.send();

    Outcome<DocumentNumber> asked = rig.ask(attempt);
    LocalDate day = LocalDate.parse(postingDate);
    Instant deposit = deposits().get(0);
    assertThat(asked).isInstanceOf(Outcome.Done.class);
    assertThat(LocalDate.ofInstant(deposit, NEW_YORK)).isEqualTo(day);
    assertThat(LocalDate.ofInstant(deposit, ZoneOffset.UTC)).isEqualTo(day);
    List<Document> documents =
        sap.sandbox().sap().ledger().withReference(attempt.reference().value());
    assertThat(documents)
        .hasSize(2)
        .allSatisfy(document -> assertThat(document.header().postingDate()).isEqualTo(day));
  }

  @Test
  void aTimeThatAnEarlierBatchHasIsNotTakenAgain() {
    List<Instant> evening =
        DepositTimes.of(LocalDate.parse("2026-11-24"), NEW_YORK, clock.instant(), MINUTE)
            .limit(2)
            .toList();
    PostingTask first = handedOver(payment(BLUEWATER));
    rig.send();
    clock.advance(MINUTE);
    database
        .jdbc()
        .sql("update lockbox_batch set deposit_at = deposit_at + interval '1 minute'")
        .update();
    PostingTask second = handedOver(payment(OTHER_CORP));

    Object sent = rig.send();

    assertThat(sent).isInstanceOf(Outcome.Done.class);
    assertThat(deposits()).containsExactly(evening.get(0), evening.get(1).plus(MINUTE));
    assertThat(List.of(rig.ask(first), rig.ask(second))).allMatch(Outcome.Done.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-11-24T15:00:30Z, 2026-11-24T15:00:00Z",
    "America/New_York, 2026-11-25T04:59:59Z, 2026-11-24T23:59:00Z",
    "America/New_York, 2026-11-24T05:00:00Z, 2026-11-24T05:00:00Z",
    "Asia/Tokyo, 2026-11-23T15:10:00Z, 2026-11-24T00:10:00Z",
    "Asia/Tokyo, 2026-11-24T14:59:00Z, 2026-11-24T14:59:00Z",
    "UTC, 2026-11-24T23:59:30Z, 2026-11-24T23:59:00Z"
  })
  void theTimeOfDayIsKeptWhereItIsOfThatDayInBothZones(ZoneId zone, Instant now, Instant first) {
    LocalDate day = LocalDate.parse("2026-11-24");

    List<Instant> times = DepositTimes.of(day, zone, now, MINUTE).toList();

    List<Instant> inBoth =
        times.stream()
            .takeWhile(time -> LocalDate.ofInstant(time, ZoneOffset.UTC).equals(day))
            .toList();
    List<Instant> others = times.subList(inBoth.size(), times.size());
    assertThat(times.get(0)).isEqualTo(first);
    assertThat(inBoth).hasSizeGreaterThan(800);
    assertThat(others).noneMatch(time -> LocalDate.ofInstant(time, ZoneOffset.UTC).equals(day));
    assertThat(times)
        .doesNotHaveDuplicates()
        .hasSize(1_440)
        .allMatch(time -> LocalDate.ofInstant(time, zone).equals(day))
        .allMatch(time -> time.equals(time.truncatedTo(ChronoUnit.MINUTES)));
  }

  @Test
  void whenTheTimesThatAreOfADayInBothZonesAreTakenItsPaymentsStillGo() {
    takeTimes("2026-11-24T05:00:00Z", "2026-11-24T23:59:00Z");
    PostingTask full = handedOver(payment(BLUEWATER, "2026-11-24"));
    PostingTask next = handedOver(payment(OTHER_CORP, "2026-11-25"));

    Object sent = rig.send();
    clock.advance(MINUTE);
    Object sentNext = rig.send();

    assertThat(List.of(sent, sentNext)).allMatch(Outcome.Done.class::isInstance);
    assertThat(LocalDate.ofInstant(deposits().get(0), NEW_YORK)).isEqualTo("2026-11-24");
    assertThat(LocalDate.ofInstant(deposits().get(1), NEW_YORK)).isEqualTo("2026-11-25");
    assertThat(List.of(rig.ask(full), rig.ask(next))).allMatch(Outcome.Done.class::isInstance);
  }

  @Test
  void aDayWithoutAFreeTimeHoldsUpNoOtherDay() {
    takeTimes("2026-11-24T05:00:00Z", "2026-11-25T04:59:00Z");
    PostingTask full = handedOver(payment(BLUEWATER, "2026-11-24"));
    PostingTask next = handedOver(payment(OTHER_CORP, "2026-11-25"));

    Object sent = rig.send();
    clock.advance(MINUTE);
    Object sentNext = rig.send();

    assertThat(sent).isInstanceOf(Outcome.Done.class);
    assertThat(sentNext).isNotInstanceOf(Outcome.class);
    assertThat(rig.ask(next)).isInstanceOf(Outcome.Done.class);
    assertThat(rig.ask(full)).isInstanceOf(Outcome.Pending.class);
    assertThat(itemsInSap(full)).isEmpty();
  }

  /** Batches of ours have every minute from one to another. */
  private void takeTimes(String from, String to) {
    database
        .jdbc()
        .sql(
            "insert into lockbox_lane (lane_id, next_at) values (:lane, cast(:now as timestamptz))")
        .param("lane", LockboxRig.LANE.id())
        .param("now", clock.instant().toString())
        .update();
    database
        .jdbc()
        .sql(
            """
            insert into lockbox_batch
              (batch_id, lane_id, deposit_at, items, body, sent_at, ended_at, outcome)
            select 'lbx_' || n, :lane, at, 1, cast('{}' as jsonb), at, at, 'DONE'
            from generate_series(cast(:from as timestamptz), cast(:to as timestamptz),
              interval '1 minute') with ordinality as taken (at, n)""")
        .param("lane", LockboxRig.LANE.id())
        .param("from", from)
        .param("to", to)
        .update();
  }

  @Test
  void aShortIntervalHasFinerTimes() {
    List<Instant> times =
        DepositTimes.of(
                LocalDate.parse("2026-11-25"), NEW_YORK, clock.instant(), Duration.ofMillis(500))
            .limit(2)
            .toList();

    assertThat(Duration.between(times.get(0), times.get(1))).isEqualTo(Duration.ofMillis(500));
  }

  private List<Instant> deposits() {
    return sap.sandbox()
        .sap()
        .lockbox()
        .all()
        .map(LockboxBatch::depositMillis)
        .map(Instant::ofEpochMilli)
        .toList();
  }
}
