package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.CapturedPayment;
import io.openitem.domain.ClosedPeriod;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.store.ClaimedPosting;
import io.openitem.support.MovableClock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents whose posting period SAP has closed. */
class ClosedPeriodTest {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T15:00:00Z"));
  private final PostingRig rig = new PostingRig(clock, TestSettings.DEFAULTS);

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest(name = "captured {0} in {1}, cut-over {2}, closed {3}: dated {4}, posted {5}")
  @CsvSource({
    "2026-10-31T15:30:00Z, America/New_York, none,  2026-10,         2026-10-31, 2026-11-01, 1",
    "2026-10-31T15:30:00Z, Asia/Tokyo,       none,  2026-10,         2026-11-01, 2026-11-01, 0",
    "2026-10-31T10:30:00Z, Asia/Tokyo,       none,  2026-10,         2026-10-31, 2026-11-01, 1",
    "2026-11-01T03:30:00Z, America/New_York, none,  2026-10,         2026-10-31, 2026-11-01, 1",
    "2026-11-01T03:30:00Z, America/New_York, 18:00, 2026-10,         2026-10-31, 2026-11-01, 0",
    "2026-11-01T03:30:00Z, America/New_York, 18:00, 2026-10 2026-11, 2026-10-31, 2026-12-01, 1",
    "2026-11-15T12:00:00Z, Europe/Berlin,    none,  2026-11,         2026-11-15, 2026-12-01, 1",
    "2026-12-31T20:00:00Z, Europe/Berlin,    none,  2026-12,         2026-12-31, 2027-01-01, 1",
    "2026-12-31T20:00:00Z, Europe/Berlin,    18:00, 2026-12,         2026-12-31, 2027-01-01, 0",
    "2026-12-31T20:00:00Z, Europe/Berlin,    none,  2026-12 2027-01, 2026-12-31, 2027-02-01, 2",
  })
  void pain20APostingMovesToTheFirstDayOfTheNextOpenMonth(
      Instant capturedAt,
      ZoneId zone,
      String cutOver,
      String closed,
      String documentDate,
      String postingDate,
      int moves) {
    rig.closedPeriod.set(ClosedPeriod.NEXT_OPEN_DAY);
    String payment = captured(capturedAt, zone, cutOver);
    String reference =
        rig.text("select reference from posting where posting_id = '" + payment + "'");

    PostingTask posted = send(payment, closed);

    assertThat(posted.documentDate()).hasToString(documentDate);
    assertThat(posted.postingDate()).hasToString(postingDate);
    assertThat(posted.reference().posting()).isEqualTo(reference);
    assertThat(rig.state(payment)).isEqualTo("POSTED");
    assertThat(rig.column("select outcome from posting_attempt order by no"))
        .hasSize(moves + 1)
        .endsWith("DONE")
        .allMatch(outcome -> outcome.equals("DONE") || outcome.equals("REFUSED"));
    assertThat(rig.column("select type from payment_event where type = 'posting.date-moved'"))
        .hasSize(moves);
    ClaimedPosting clearing = rig.claimed(rig.clearingOf(payment));
    assertThat(clearing.task().postingDate()).hasToString(postingDate);
    assertThat(clearing.task().documentDate()).hasToString(documentDate);
  }

  @Test
  void pain20TheMoveIsOnRecordWithBeforeAndAfter() {
    rig.closedPeriod.set(ClosedPeriod.NEXT_OPEN_DAY);
    String payment = captured(Instant.parse("2026-10-31T15:30:00Z"), ZoneId.of("UTC"), "none");

    send(payment, "2026-10");

    assertThat(
            rig.text(
                """
                select data->>'postingDateBefore' || ' ' || (data->>'postingDateAfter') || ' '
                  || (data->>'reason') from payment_event where type = 'posting.date-moved'"""))
        .isEqualTo("2026-10-31 2026-11-01 PERIOD-CLOSED: 201(F5): not open");
    assertThat(rig.text("select evidence->0->>'detail' from posting_attempt where no = 1"))
        .isEqualTo(
            "refused: PERIOD-CLOSED: 201(F5): not open; posting date moved from 2026-10-31 to 2026-11-01");
    assertThat(rig.column("select posting_date::text from posting"))
        .containsExactly("2026-11-01", "2026-11-01");
  }

  @Test
  void pain20APostingIsParkedWhereItWouldMoveTooFar() {
    rig.closedPeriod.set(ClosedPeriod.NEXT_OPEN_DAY);
    String payment = captured(Instant.parse("2026-10-31T15:30:00Z"), ZoneId.of("UTC"), "none");

    PostingTask last = send(payment, "2026-10 2026-11 2026-12");

    assertThat(last.postingDate()).hasToString("2026-12-01");
    assertThat(rig.show(payment)).isEqualTo("PARKED [REFUSED, REFUSED, REFUSED]");
  }

  @Test
  void pain20WhereCustomizingSaysParkNothingMoves() {
    String payment = captured(Instant.parse("2026-10-31T15:30:00Z"), ZoneId.of("UTC"), "none");

    PostingTask last = send(payment, "2026-10");

    assertThat(last.postingDate()).hasToString("2026-10-31");
    assertThat(rig.show(payment)).isEqualTo("PARKED [REFUSED]");
    assertThat(rig.text("select reason from posting where state = 'PARKED'"))
        .isEqualTo("PERIOD-CLOSED: 201(F5): not open");
  }

  @Test
  void anyOtherRefusalIsParked() {
    rig.closedPeriod.set(ClosedPeriod.NEXT_OPEN_DAY);
    String payment = captured(Instant.parse("2026-10-31T15:30:00Z"), ZoneId.of("UTC"), "none");

    rig.answer(payment, Outcome.refused("102(F5)", "the customer is not defined"));

    assertThat(rig.show(payment)).isEqualTo("PARKED [REFUSED]");
  }

  @Test
  void pain8ARefusalThatComesAfterTheLeaseMovesNothing() {
    rig.closedPeriod.set(ClosedPeriod.NEXT_OPEN_DAY);
    String payment = captured(Instant.parse("2026-10-31T15:30:00Z"), ZoneId.of("UTC"), "none");
    ClaimedPosting claimed = rig.claimed(payment);
    clock.advance(TestSettings.DEFAULTS.lease().plusSeconds(1));
    rig.waker.look();

    rig.recorder.record(claimed, closedPeriod());

    assertThat(rig.show(payment)).isEqualTo("ASKING [UNKNOWN]");
    assertThat(rig.column("select posting_date::text from posting"))
        .containsExactly("2026-10-31", "2026-10-31");
  }

  private String captured(Instant at, ZoneId zone, String cutOver) {
    LocalTime time = cutOver.equals("none") ? LocalTime.MAX : LocalTime.parse(cutOver);
    CompanyCodeCustomizing customizing = CapturedPayments.in(zone, time);
    CapturedPayment captured = rig.payments.at(at, customizing);
    rig.database.transactions().executeWithoutResult(status -> rig.planner.plan(captured));
    return rig.postingOf(captured.paymentId(), "PAYMENT");
  }

  /** Sends as often as the mechanism does, to a SAP with these months closed; returns the last. */
  private PostingTask send(String posting, String closed) {
    List<YearMonth> months = Arrays.stream(closed.split(" ")).map(YearMonth::parse).toList();
    Optional<ClaimedPosting> claimed = rig.claim(posting);
    PostingTask last = claimed.orElseThrow().task();
    while (claimed.isPresent()) {
      last = claimed.get().task();
      boolean isClosed = months.contains(YearMonth.from(last.postingDate()));
      rig.recorder.record(claimed.get(), isClosed ? closedPeriod() : rig.done());
      claimed = rig.claim(posting);
    }
    return last;
  }

  private static Outcome<io.openitem.domain.DocumentNumber> closedPeriod() {
    return Outcome.refused(Outcome.Refused.PERIOD_CLOSED, "201(F5): not open");
  }
}
