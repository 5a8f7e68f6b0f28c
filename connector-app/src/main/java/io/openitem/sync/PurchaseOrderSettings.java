package io.openitem.sync;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of reading purchase orders, {@code openitem.sync.purchase-orders.*}.
 *
 * @param callsMax how many calls of SAP a replica makes for them in one look, a second after the
 *     one before; each asks for up to 50 billing documents; 0 to 100, default 10; 0 reads none,
 *     where SAP's billing documents may not be read (SAP_COM_0120)
 * @param retryAfter when a billing document is asked for again after SAP did not answer; 1 minute
 *     to 1 day, default 5 minutes
 */
@ConfigurationProperties("openitem.sync.purchase-orders")
public record PurchaseOrderSettings(
    @DefaultValue("10") int callsMax, @DefaultValue("5m") Duration retryAfter) {

  /** Checks the bounds. */
  public PurchaseOrderSettings {
    if (callsMax < 0 || callsMax > 100) {
      throw new IllegalArgumentException("openitem.sync.purchase-orders.calls-max is 0 to 100");
    }
    if (retryAfter.compareTo(Duration.ofMinutes(1)) < 0
        || retryAfter.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("openitem.sync.purchase-orders.retry-after is 1m to 1d");
    }
  }
}
