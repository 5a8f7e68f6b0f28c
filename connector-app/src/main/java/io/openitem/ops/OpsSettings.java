package io.openitem.ops;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When operators are told.
 *
 * @param parkedMax how many parked postings the health still counts as UP; 0 means any number,
 *     because a parked posting is the back office's business and no fault of the connector (default
 *     0, at most 1000000)
 * @param overdueAfter how long after its due time a posting counts as overdue in health and metrics
 *     (default 5 min, 1 s to 1 d)
 * @param countEvery how long counts are kept before they are taken anew (default 10 s, 1 s to 10
 *     min)
 * @param conservationEvery how often the books of the processors, ours and SAP's are compared; 0
 *     for never (default 6 h, at most 7 d)
 * @param conservationWindow payments made within this time are compared (default 7 d, 1 h to 90 d)
 * @param settleFor payments that are younger are not compared yet: what is under way is in one of
 *     the books and not in the other (default 10 min, at most 1 d)
 */
@ConfigurationProperties("openitem.ops")
public record OpsSettings(
    @DefaultValue("0") int parkedMax,
    @DefaultValue("5m") Duration overdueAfter,
    @DefaultValue("10s") Duration countEvery,
    @DefaultValue("6h") Duration conservationEvery,
    @DefaultValue("7d") Duration conservationWindow,
    @DefaultValue("10m") Duration settleFor) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException naming the setting that is out of them
   */
  public OpsSettings {
    if (parkedMax < 0 || parkedMax > 1_000_000) {
      throw new IllegalArgumentException(
          "openitem.ops.parked-max is %d, but must be 0 to 1000000".formatted(parkedMax));
    }
    Duration second = Duration.ofSeconds(1);
    between("overdue-after", overdueAfter, second, Duration.ofDays(1));
    between("count-every", countEvery, second, Duration.ofMinutes(10));
    between("conservation-every", conservationEvery, Duration.ZERO, Duration.ofDays(7));
    between("conservation-window", conservationWindow, Duration.ofHours(1), Duration.ofDays(90));
    between("settle-for", settleFor, Duration.ZERO, Duration.ofDays(1));
  }

  private static void between(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "openitem.ops.%s is %s, but must be %s to %s".formatted(name, value, least, most));
    }
  }
}
