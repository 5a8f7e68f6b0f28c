package io.openitem.posting;

import java.time.Duration;

/** Settings for tests. */
final class TestSettings {

  /** As an installation has them that sets nothing. */
  static final PostingSettings DEFAULTS =
      new PostingSettings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofMillis(250),
          Duration.ofMinutes(1),
          Duration.ofHours(24),
          8,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          200,
          Duration.ofSeconds(1),
          200);

  private TestSettings() {}
}
