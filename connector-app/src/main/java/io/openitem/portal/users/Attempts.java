package io.openitem.portal.users;

import io.openitem.store.Timestamps;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts attempts of late, in PostgreSQL, so that it holds over all replicas. What is counted is
 * known by its SHA-256 only, whether there is such an account or not.
 */
final class Attempts {

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
            .param("bucket", bucket(what))
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
    jdbc.sql("delete from portal_attempt where bucket = ?").param(bucket(what)).update();
  }

  /** Takes back the latest attempt: it was none. */
  void forgetLatest(String what) {
    jdbc.sql(
            """
            delete from portal_attempt where bucket = :bucket
              and seq = (select max(seq) from portal_attempt where bucket = :bucket)""")
        .param("bucket", bucket(what))
        .update();
  }

  /**
   * Removes what no window holds any more, and the oldest of what is too much.
   *
   * @param longest the longest window
   * @param rowsMax how many attempts are kept in all
   */
  void tidy(Duration longest, int rowsMax) {
    jdbc.sql("delete from portal_attempt where at < ?")
        .param(Timestamps.utc(clock.instant().minus(longest)))
        .update();
    jdbc.sql(
            """
            delete from portal_attempt where at <= (
              select at from portal_attempt order by at desc offset ? limit 1)""")
        .param(rowsMax)
        .update();
  }

  private static byte[] bucket(String what) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
