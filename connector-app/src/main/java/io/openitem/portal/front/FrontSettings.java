package io.openitem.portal.front;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the HTTP front, {@code openitem.portal.*}.
 *
 * @param docs where {@code errors} is published: every problem's type is {@code
 *     <docs>/errors#<slug>}; default {@code https://openitem.io/docs}, not secret
 * @param concurrentOperationsMax how many operations run at once before further ones are answered
 *     with {@code busy}; 1 to 10,000, default 48; webhooks do not count, since refusing them would
 *     stall the sender's whole queue. Has to be below {@code server.tomcat.threads.max}, or
 *     webhooks wait behind customers
 * @param concurrentDownloadsMax the same for downloads, each of which keeps a thread for as long as
 *     its reader takes; 1 to 1,000, default 8. Together with the operations it has to stay below
 *     {@code server.tomcat.threads.max}
 * @param busyRetryAfter how long a caller is told to wait then; 1 s to 60 s, default 1 s
 */
@ConfigurationProperties("openitem.portal")
public record FrontSettings(
    @DefaultValue("https://openitem.io/docs") URI docs,
    @DefaultValue("48") int concurrentOperationsMax,
    @DefaultValue("8") int concurrentDownloadsMax,
    @DefaultValue("1s") Duration busyRetryAfter) {

  /** Checks the bounds. */
  public FrontSettings {
    if (concurrentOperationsMax < 1 || concurrentOperationsMax > 10_000) {
      throw new IllegalArgumentException("openitem.portal.concurrent-operations-max is 1 to 10000");
    }
    if (concurrentDownloadsMax < 1 || concurrentDownloadsMax > 1_000) {
      throw new IllegalArgumentException("openitem.portal.concurrent-downloads-max is 1 to 1000");
    }
    if (busyRetryAfter.compareTo(Duration.ofSeconds(1)) < 0
        || busyRetryAfter.compareTo(Duration.ofSeconds(60)) > 0) {
      throw new IllegalArgumentException("openitem.portal.busy-retry-after is 1s to 60s");
    }
  }
}
