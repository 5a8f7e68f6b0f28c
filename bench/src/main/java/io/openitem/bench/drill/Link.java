package io.openitem.bench.drill;

/** Two parts that talk to each other through a proxy of the drill. */
enum Link {
  /** Payers' portals to the connector. */
  CLIENTS,
  /** The processor's webhooks to the connector. */
  WEBHOOKS,
  /** The connector to SAP. */
  SAP,
  /** The connector to the processor. */
  PROCESSOR,
  /** The connector to Artemis. */
  BROKER,
  /** The connector to PostgreSQL. */
  POSTGRES
}
