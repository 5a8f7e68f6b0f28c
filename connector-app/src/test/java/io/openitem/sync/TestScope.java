package io.openitem.sync;

import io.openitem.domain.AdHocRule;
import io.openitem.domain.ClosedPeriod;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.PartialPayments;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The company codes of the sandbox, and settings for small loads. */
final class TestScope {

  static final SyncSettings SETTINGS = settings(100);

  private TestScope() {}

  static SyncSettings settings(int pageItems) {
    return new SyncSettings(
        true,
        Duration.ofMinutes(15),
        "0 0 2 * * *",
        1,
        pageItems,
        Duration.ofMinutes(2),
        Duration.ofMinutes(1),
        Duration.ofMinutes(30),
        Duration.ofHours(12),
        Duration.ofDays(90),
        730);
  }

  static SyncScope of(String... companyCodes) {
    return new SyncScope(
        Stream.of(companyCodes).map(code -> customizing(code, "America/New_York")).toList());
  }

  static SyncScope sandbox() {
    return new SyncScope(
        List.of(
            customizing("1010", "Europe/Berlin"),
            customizing("1710", "America/New_York"),
            customizing("1810", "Asia/Tokyo"),
            customizing("1910", "Asia/Kuwait")));
  }

  private static CompanyCodeCustomizing customizing(String code, String zone) {
    return new CompanyCodeCustomizing(
        new CompanyCode(code),
        "s4",
        ZoneId.of(zone),
        LocalTime.MIDNIGHT,
        "journalentry",
        "DZ",
        "AB",
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
