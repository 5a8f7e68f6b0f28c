package io.openitem.bench.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What a drill is made of.
 *
 * @param payments how many are made
 * @param kinds which faults happen
 * @param faultsMin how often each has to happen at least
 * @param seed from which everything is drawn
 * @param posting by which API SAP's documents are posted
 * @param clients how many pay at the same time
 * @param quiet how long everything may take to become final or parked once the faults have ended
 * @param data a folder for the run, which it creates
 * @param sandbox the sandbox's runnable jar
 * @param connector the connector's runnable jar
 */
record DrillOptions(
    int payments,
    Set<FaultKind> kinds,
    int faultsMin,
    long seed,
    PostingApi posting,
    int clients,
    Duration quiet,
    Path data,
    Path sandbox,
    Path connector) {
  private static final int ITEMS_MIN = 2_000;
  private static final int ITEMS_PER_PAYMENT = 4;

  /** Checks the bounds. */
  DrillOptions {
    if (payments < 1 || faultsMin < 0 || clients < 1) {
      throw new IllegalArgumentException("--payments, --clients and --min-faults are positive");
    }
    kinds = Set.copyOf(posting.among(kinds));
  }

  /** How many open items SAP is to have: some cannot be paid, and accounts are to be many. */
  int items() {
    return Math.max(ITEMS_MIN, payments * ITEMS_PER_PAYMENT);
  }
}
