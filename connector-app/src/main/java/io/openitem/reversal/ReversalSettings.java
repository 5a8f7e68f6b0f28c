package io.openitem.reversal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How money that moved again is looked for at the processors, besides what their events tell.
 *
 * @param sweepEvery how often refunds and disputes at the processors are compared with the books
 *     here; 0 for never; default 1 h, at most 7 days
 * @param sweepWindow refunds and disputes that began within this time are compared, and disputes
 *     that are open, however old; after a longer standstill, all since the last sweep that ended
 *     well; default 30 days, 1 h to 180 days
 * @param sweepMovementsMax how many refunds, and how many disputes, one sweep reads at most, the
 *     newest first; more is an alert; default 20000, 100 to 200000
 */
@ConfigurationProperties("openitem.reversal")
public record ReversalSettings(
    @DefaultValue("1h") Duration sweepEvery,
    @DefaultValue("30d") Duration sweepWindow,
    @DefaultValue("20000") int sweepMovementsMax) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException naming the setting that is out of them
   */
  public ReversalSettings {
    between("sweep-every", sweepEvery, Duration.ZERO, Duration.ofDays(7));
    between("sweep-window", sweepWindow, Duration.ofHours(1), Duration.ofDays(180));
    if (sweepMovementsMax < 100 || sweepMovementsMax > 200_000) {
      throw new IllegalArgumentException(
          "openitem.reversal.sweep-movements-max is %d, but must be 100 to 200000"
              .formatted(sweepMovementsMax));
    }
  }

  private static void between(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "openitem.reversal.%s is %s, but must be %s to %s".formatted(name, value, least, most));
    }
  }
}
