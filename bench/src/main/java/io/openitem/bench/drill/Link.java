package io.openitem.bench.drill;

import java.time.Duration;

/** Two parts that talk to each other through a proxy of the drill. */
enum Link {
  /** Payers' portals to the connector. */
  CLIENTS(0),
  /** The processor's webhooks to the connector. */
  WEBHOOKS(0),
  /** The connector to SAP. */
  SAP(0),
  /** The connector to the processor. */
  PROCESSOR(0),
  /** The connector to Artemis. */
  BROKER(5_000),
  /** The connector to PostgreSQL. */
  POSTGRES(0);

  private final long gapMillis;

  Link(long gapMillis) {
    this.gapMillis = gapMillis;
  }

  /**
   * How long nothing happens after a fault, and how old a connection is that one happens to. The
   * broker's clients take seconds to come back, while payments go on without it: faults in step
   * with payments would meet each of their attempts, and it would never be there.
   */
  Duration gap() {
    return Duration.ofMillis(gapMillis);
  }
}
