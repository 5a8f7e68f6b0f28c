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

    assertThat(times.get(0)).isEqualTo(first);
    assertThat(times)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(800)
        .allMatch(time -> LocalDate.ofInstant(time, zone).equals(day))
        .allMatch(time -> LocalDate.ofInstant(time, ZoneOffset.UTC).equals(day))
        .allMatch(time -> time.equals(time.truncatedTo(java.time.temporal.ChronoUnit.MINUTES)));
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
