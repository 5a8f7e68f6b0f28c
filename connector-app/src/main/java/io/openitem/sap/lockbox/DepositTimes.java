package io.openitem.sap.lockbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The times that a batch may say it was deposited at: of the posting date in the company code's
 * zone and of the posting date in UTC, because no source says in which of them SAP reads the day.
 * Only when all of these are taken, the others of the day in the company code's zone.
 */
final class DepositTimes {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** As many as a day has minutes. */
  private static final int TIMES_MAX = 1_440;

  private DepositTimes() {}

  /**
   * The times, the preferred one first: this time of day, where it is of that day in both zones.
   * The others follow for when a batch has it already; last those that are of that day in the
   * company code's zone only.
   *
   * @param interval between two batches; SAP tells minutes apart, and shorter intervals, which a
   *     sandbox may have, need finer times
   */
  static Stream<Instant> of(LocalDate postingDate, ZoneId zone, Instant now, Duration interval) {
    long slot = Math.min(interval.toMillis(), MINUTE.toMillis());
    Stream<Instant> before =
        slots(start(postingDate, zone), from(postingDate, zone), slot).limit(TIMES_MAX);
    Stream<Instant> after =
        slots(to(postingDate, zone), start(postingDate.plusDays(1), zone), slot).limit(TIMES_MAX);
    return Stream.concat(inBothZones(postingDate, zone, now, slot), Stream.concat(before, after));
  }

  private static Stream<Instant> inBothZones(
      LocalDate postingDate, ZoneId zone, Instant now, long slot) {
    Instant from = from(postingDate, zone);
    Instant to = to(postingDate, zone);
    long slots = Duration.between(from, to).toMillis() / slot;
    long first =
        Duration.between(from, preferred(postingDate, zone, now, from, to)).toMillis() / slot;
    return LongStream.range(first, first + Math.min(slots, TIMES_MAX))
        .mapToObj(n -> from.plusMillis(n % slots * slot));
  }

  /** The times of a part of a day; none where it has no length. */
  private static Stream<Instant> slots(Instant from, Instant to, long slot) {
    long slots = Duration.between(from, to).toMillis() / slot;
    return LongStream.range(0, slots).mapToObj(n -> from.plusMillis(n * slot));
  }

  private static Instant preferred(
      LocalDate postingDate, ZoneId zone, Instant now, Instant from, Instant to) {
    LocalDateTime atThisTime = postingDate.atTime(now.atZone(zone).toLocalTime());
    return Stream.of(atThisTime.atZone(zone).toInstant(), atThisTime.toInstant(ZoneOffset.UTC))
        .filter(at -> !at.isBefore(from) && at.isBefore(to))
        .findFirst()
        .orElse(from);
  }

  private static Instant from(LocalDate day, ZoneId zone) {
    return later(start(day, zone), start(day, ZoneOffset.UTC));
  }

  private static Instant to(LocalDate day, ZoneId zone) {
    return earlier(start(day.plusDays(1), zone), start(day.plusDays(1), ZoneOffset.UTC));
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
