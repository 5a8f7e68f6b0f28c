package io.openitem.bench;

import java.nio.file.Path;

/**
 * What a reads run is made of.
 *
 * @param items how many items and payments there are at first
 * @param itemsLater how many there are then
 * @param requests measured for each call of an operation
 * @param warmUpRequests for each call, made before and not measured
 * @param ratioMax what the median may grow to, as a multiple
 * @param data a folder for the run, which it creates
 * @param sandbox the sandbox's runnable jar
 * @param connector the connector's runnable jar
 */
record ReadsOptions(
    int items,
    int itemsLater,
    int requests,
    int warmUpRequests,
    double ratioMax,
    Path data,
    Path sandbox,
    Path connector) {

  /** Checks the bounds. */
  ReadsOptions {
    if (items < 100 || itemsLater < items || itemsLater > 10_000_000) {
      throw new IllegalArgumentException("--items is 100 at least, --items-later 10000000 at most");
    }
    if (requests < 10 || warmUpRequests < 0) {
      throw new IllegalArgumentException("--requests is 10 at least");
    }
  }
}
