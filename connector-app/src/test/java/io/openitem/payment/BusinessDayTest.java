package io.openitem.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.AdHocRule;
import io.openitem.domain.ClosedPeriod;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.PartialPayments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pain 20: the day of a payment is the company code's, not the server's. */
class BusinessDayTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T15:00:00Z, Asia/Tokyo, 00:00, 2026-11-25",
    "2026-11-25T03:00:00Z, America/New_York, 00:00, 2026-11-24",
    "2026-12-31T23:30:00Z, Europe/Berlin, 00:00, 2027-01-01",
    "2026-11-24T21:59:59Z, America/New_York, 17:00, 2026-11-24",
    "2026-11-24T22:00:00Z, America/New_York, 17:00, 2026-11-25",
    // The clocks went back on 25 October: the cut-over is local time all the same.
    "2026-10-25T16:30:00Z, Europe/Berlin, 17:30, 2026-10-26",
    "2026-10-24T15:30:00Z, Europe/Berlin, 17:30, 2026-10-25",
  })
  void pain20APaymentBelongsToItsCompanyCodesDay(
      Instant moment, String zone, LocalTime cutOver, LocalDate day) {
    assertThat(BusinessDay.of(moment, customizing(zone, cutOver))).isEqualTo(day);
  }

  private static CompanyCodeCustomizing customizing(String zone, LocalTime cutOver) {
    return new CompanyCodeCustomizing(
        new CompanyCode("1710"),
        "s4",
        ZoneId.of(zone),
        cutOver,
        "journalentry",
        "DZ",
        "DZ",
        "stripe",
        "11002080",
        "STRP",
        "OPENITEM",
        PartialPayments.NONE,
        AdHocRule.NOT_TAKEN,
        ClosedPeriod.PARK,
        List.of(),
        "DA",
        Optional.empty());
  }
}
