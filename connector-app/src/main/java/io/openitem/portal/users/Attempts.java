package io.openitem.portal.users;

import io.openitem.store.Timestamps;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts attempts of late, in PostgreSQL, so that it holds over all replicas. What is counted is
 * known by its SHA-256 only, whether there is such an account or not. What counts for a month has a
 * byte more, so that a flood of other attempts cannot push it out.
 */
final class Attempts {

  /** The longest window but for a month's. */
  static final Duration SHORT_MAX = Duration.ofDays(7);

  static final Duration MONTH = Duration.ofDays(30);

  private static final String ADMIT =
      """
      insert into portal_attempt (bucket, at)
      select :bucket, :now
      from (select count(*) as tries, max(at) as last
            from portal_attempt where bucket = :bucket and at > :since) as recent
      where tries < :max
        and (tries < :free
             or last + make_interval(secs => :backOff * power(2, least(tries - :free, 20))) <= :now)
      """;

  private static final int HASH_BYTES = 32;

  private final JdbcClient jdbc;
  private final Clock clock;

  Attempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How often.
   *
   * @param max in the window
   * @param window what counts
   * @param free before each further one has to wait
   * @param backOff how long the first of those waits; each further one twice as long
   */
  record Limit(int max, Duration window, int free, Duration backOff) {

    /** A limit without waits. */
    static Limit of(int max, Duration window) {
      return new Limit(max, window, max, Duration.ZERO);
    }
  }

  /**
   * Counts an attempt, if there may be one now. It is counted before it is made, so that many at
   * once are no way around the limit, beyond a handful that count at the same instant.
   *
   * @param what such as {@code login:} and an e-mail address
   * @return false when it has to wait; then it is not counted
   */
  boolean admit(String what, Limit limit) {
    Instant now = clock.instant();
    return jdbc.sql(ADMIT)
            .param("bucket", bucket(what, limit.window()))
            .param("now", Timestamps.utc(now))
            .param("since", Timestamps.utc(now.minus(limit.window())))
            .param("max", limit.max())
            .param("free", limit.free())
            .param("backOff", limit.backOff().toMillis() / 1000.0)
            .update()
        == 1;
  }

  /** Takes back all that is counted of an account: its user has proved to be it. */
  void forget(String what) {
    jdbc.sql("delete from portal_attempt where bucket = ?")
        .param(bucket(what, Duration.ZERO))
        .update();
  }

  /** Takes back the latest attempt: it was none. */
  void forgetLatest(String what) {
    jdbc.sql(
            """
            delete from portal_attempt where bucket = :bucket
              and seq = (select max(seq) from portal_attempt where bucket = :bucket)""")
        .param("bucket", bucket(what, Duration.ZERO))
        .update();
  }

  /**
   * Removes what no window holds any more, and the oldest of what is too much.
   *
   * @param longest the longest window, but for a month's
   * @param rowsMax how many attempts are kept, and how many more of those that count for a month
   */
  void tidy(Duration longest, int rowsMax) {
    tidy(HASH_BYTES, longest, rowsMax);
    tidy(HASH_BYTES + 1, MONTH, rowsMax);
  }

  private void tidy(int bucketBytes, Duration longest, int rowsMax) {
    jdbc.sql("delete from portal_attempt where at < ? and length(bucket) = ?")
        .params(Timestamps.utc(clock.instant().minus(longest)), bucketBytes)
        .update();
    jdbc.sql(
            """
            delete from portal_attempt where length(bucket) = :bytes and at <= (
              select at from portal_attempt where length(bucket) = :bytes
              order by at desc offset :max limit 1)""")
        .param("bytes", bucketBytes)
        .param("max", rowsMax)
        .update();
  }

  private static byte[] bucket(String what, Duration window) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
      boolean aMonth = window.compareTo(SHORT_MAX) > 0;
      return aMonth ? Arrays.copyOf(hash, HASH_BYTES + 1) : hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
