package io.openitem.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

/**
 * Settings of the synchronisation, {@code openitem.sync.*}.
 *
 * @param scheduled whether runs start by themselves; default true
 * @param deltaInterval from the begin of one run to the begin of the next delta; 1 minute to 1 day,
 *     default 15 minutes
 * @param fullCron when a full run starts, as a Spring cron expression in UTC; {@code -} for never;
 *     default every night at 2:00. Only a full run finds items that left the list unannounced
 * @param overlapDays days that a delta reads again, because SAP tells changes by day only; 0 to 31,
 *     default 1
 * @param pageItems rows that one call of SAP asks for; 10 to 5,000, default 1,000
 * @param lease for how long a replica holds a run without getting further; longer than a call of
 *     SAP may take; 10 seconds to 30 minutes, default 2 minutes
 * @param retryAtMost the longest wait between two tries while SAP does not answer; 1 second to 10
 *     minutes, default 1 minute
 * @param giveUpAfter for how long SAP may be away before a run fails; 1 second to 1 day, default 30
 *     minutes
 * @param resumeWithin how old a failed run may be for the next start of its mode to go on from its
 *     cursor; 0 seconds (never) to 7 days, default 12 hours
 * @param keepRuns for how long ended runs stay readable; 1 to 366 days, default 90 days
 * @param clearedDays for how many days cleared items stay in the read model, and so how far back
 *     statements reach; 31 to 3,700, default 730
 */
@ConfigurationProperties("openitem.sync")
public record SyncSettings(
    @DefaultValue("true") boolean scheduled,
    @DefaultValue("15m") Duration deltaInterval,
    @DefaultValue("0 0 2 * * *") String fullCron,
    @DefaultValue("1") int overlapDays,
    @DefaultValue("1000") int pageItems,
    @DefaultValue("2m") Duration lease,
    @DefaultValue("1m") Duration retryAtMost,
    @DefaultValue("30m") Duration giveUpAfter,
    @DefaultValue("12h") Duration resumeWithin,
    @DefaultValue("90d") Duration keepRuns,
    @DefaultValue("730") int clearedDays) {

  /** Checks the bounds. */
  public SyncSettings {
    between("delta-interval", deltaInterval, Duration.ofMinutes(1), Duration.ofDays(1));
    between("overlap-days", overlapDays, 0, 31);
    between("page-items", pageItems, 10, 5_000);
    between("lease", lease, Duration.ofSeconds(10), Duration.ofMinutes(30));
    between("retry-at-most", retryAtMost, Duration.ofSeconds(1), Duration.ofMinutes(10));
    between("give-up-after", giveUpAfter, Duration.ofSeconds(1), Duration.ofDays(1));
    between("resume-within", resumeWithin, Duration.ZERO, Duration.ofDays(7));
    between("keep-runs", keepRuns, Duration.ofDays(1), Duration.ofDays(366));
    between("cleared-days", clearedDays, 31, 3_700);
    if (!fullCron.equals("-") && !CronExpression.isValidExpression(fullCron)) {
      throw new IllegalArgumentException(
          "openitem.sync.full-cron is neither a cron expression of six fields nor -");
    }
  }

  /**
   * The first day of which statements know everything.
   *
   * @param now the moment that the days are counted back from
   * @param zone the company code's own, whose days they are
   */
  public LocalDate clearedFrom(Instant now, ZoneId zone) {
    return LocalDate.ofInstant(now, zone).minusDays(clearedDays);
  }

  private static <T extends Comparable<T>> void between(String name, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "openitem.sync.%s is %s; it must be %s to %s".formatted(name, value, least, most));
    }
  }
}
