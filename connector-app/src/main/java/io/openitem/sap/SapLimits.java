package io.openitem.sap;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * What a SAP connection may use at most.
 *
 * @param connectTimeout how long a connection may take to be set up
 * @param readTimeout how long SAP may take from the request to the first byte of its answer
 * @param callTimeout how long a whole call may take: waiting for a connection, token and session, a
 *     repetition that is allowed, and the body; leases on a posting are longer than this
 * @param connectionsMax how many calls run at once
 * @param connectionWait how long a call waits for its turn; not more than {@code callTimeout}
 * @param bodyMax how large an answer may be
 */
public record SapLimits(
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    int connectionsMax,
    Duration connectionWait,
    DataSize bodyMax) {

  private static final int CONNECTIONS_CEILING = 1_000;
  private static final DataSize BODY_CEILING = DataSize.ofGigabytes(1);

  /** Checks the bounds. */
  public SapLimits {
    positive("connect-timeout", connectTimeout);
    positive("read-timeout", readTimeout);
    positive("call-timeout", callTimeout);
    positive("connection-wait", connectionWait);
    if (connectionWait.compareTo(callTimeout) > 0) {
      throw new IllegalArgumentException("connection-wait is longer than call-timeout");
    }
    if (connectionsMax < 1 || connectionsMax > CONNECTIONS_CEILING) {
      throw new IllegalArgumentException("connections-max is not in 1.." + CONNECTIONS_CEILING);
    }
    if (bodyMax.toBytes() < 1 || bodyMax.compareTo(BODY_CEILING) > 0) {
      throw new IllegalArgumentException("body-max is not in 1 byte..1 GB");
    }
  }

  /** The limits that hold where the settings name none. */
  public static SapLimits standard() {
    return new SapLimits(
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofSeconds(90),
        16,
        Duration.ofSeconds(10),
        DataSize.ofMegabytes(32));
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " is not positive");
    }
  }
}
