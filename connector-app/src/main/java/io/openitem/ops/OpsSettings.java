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
 */
@ConfigurationProperties("openitem.ops")
public record OpsSettings(
    @DefaultValue("0") int parkedMax,
    @DefaultValue("5m") Duration overdueAfter,
    @DefaultValue("10s") Duration countEvery) {

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
    between("overdue-after", overdueAfter, Duration.ofDays(1));
    between("count-every", countEvery, Duration.ofMinutes(10));
  }

  private static void between(String name, Duration value, Duration most) {
    if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "openitem.ops.%s is %s, but must be PT1S to %s".formatted(name, value, most));
    }
  }
}
