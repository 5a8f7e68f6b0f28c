package io.openitem.sync;

import java.util.Optional;

/** Looks behind what Camel wraps around an exception. */
final class Causes {

  private static final int DEPTH_MAX = 20;

  private Causes() {}

  /** The first exception of a kind in the chain of causes. */
  static <T extends Throwable> Optional<T> find(Throwable from, Class<T> kind) {
    Throwable at = from;
    for (int depth = 0; at != null && depth < DEPTH_MAX; depth++) {
      if (kind.isInstance(at)) {
        return Optional.of(kind.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
