package io.openitem.posting;

import java.time.Duration;

/** Settings for tests. */
final class TestSettings {

  /** As an installation has them that sets nothing. */
  static final PostingSettings PACKAGED =
      new PostingSettings(
          Duration.ofMinutes(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(11),
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
          200,
          2);

  /** The same with a lease and a maximum run time that are easy to reckon with. */
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
          200,
          2);

  /** The same with waits that a test can afford. */
  static final PostingSettings QUICK =
      new PostingSettings(
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          8,
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          200,
          Duration.ofMillis(200),
          200,
          2);

  private TestSettings() {}
}
