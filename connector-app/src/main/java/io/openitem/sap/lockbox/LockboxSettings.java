package io.openitem.sap.lockbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How lockbox batches are sent.
 *
 * @param batchInterval the least time between two batches of a destination and origin (default 1
 *     min, 1 ms to 1 h). SAP tells batches apart by the minute and refuses a second one of the same
 *     minute, so less is for a sandbox only
 * @param batchItemsMax how many payments go into one batch (default 100, 1 to 999)
 * @param lookInterval how often each replica looks for waiting payments (default 1 s, 10 ms to 1
 *     min)
 */
@ConfigurationProperties("openitem.lockbox")
public record LockboxSettings(
    @DefaultValue("1m") Duration batchInterval,
    @DefaultValue("100") int batchItemsMax,
    @DefaultValue("1s") Duration lookInterval) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException naming the setting that is out of them
   */
  public LockboxSettings {
    between("batch-interval", batchInterval, Duration.ofMillis(1), Duration.ofHours(1));
    between("look-interval", lookInterval, Duration.ofMillis(10), Duration.ofMinutes(1));
    if (batchItemsMax < 1 || batchItemsMax > 999) {
      throw new IllegalArgumentException(
          "openitem.lockbox.batch-items-max is %d, but must be 1 to 999".formatted(batchItemsMax));
    }
  }

  private static void between(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "openitem.lockbox.%s is %s, but must be %s to %s".formatted(name, value, least, most));
    }
  }
}
