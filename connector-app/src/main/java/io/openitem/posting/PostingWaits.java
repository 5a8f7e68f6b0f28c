package io.openitem.posting;

import java.time.Duration;
import java.time.Instant;

/** How long to wait before something is done again. */
final class PostingWaits {

  private static final int DOUBLINGS_MAX = 30;

  private final PostingSettings settings;

  PostingWaits(PostingSettings settings) {
    this.settings = settings;
  }

  /** Before a document is sent again that was provably not posted: doubles with each try. */
  Duration backOff(int tries) {
    int doublings = Math.min(Math.max(tries - 1, 0), DOUBLINGS_MAX);
    Duration wait = settings.firstBackOff().multipliedBy(1L << doublings);
    return shorter(wait, settings.longestBackOff());
  }

  /** Before SAP is asked again: as long again as has passed, which doubles the wait each time. */
  Duration untilAskedAgain(Instant openSince, Instant now) {
    Duration passed = Duration.between(openSince, now);
    Duration wait = passed.compareTo(settings.firstAsk()) < 0 ? settings.firstAsk() : passed;
    return shorter(wait, settings.longestAsk());
  }

  /** Between two looks that show nothing: long enough for what is late to be seen. */
  Duration untilLookedAgain() {
    Duration wait = shorter(settings.longestAsk(), settings.sapMaximumRunTime());
    return wait.compareTo(settings.firstAsk()) < 0 ? settings.firstAsk() : wait;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
