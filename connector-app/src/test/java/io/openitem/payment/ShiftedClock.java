package io.openitem.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's time, moved forward at will: hours pass without waiting. */
final class ShiftedClock extends Clock {

  private volatile Duration moved = Duration.ZERO;

  void advance(Duration duration) {
    moved = moved.plus(duration);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(moved);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
