package io.openitem.portal.users;

import io.openitem.domain.Caller;
import io.openitem.domain.Caller.Role;
import io.openitem.portal.identity.CallerToken;
import io.openitem.portal.identity.SessionKeys;
import io.openitem.portal.identity.SessionReader;
import io.openitem.store.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sessions in PostgreSQL: every replica serves them, and one that ends is ended for all at once,
 * because nothing about them is kept anywhere else. A session's id is made at log-in and never
 * taken from a caller, so none can be foisted on anybody.
 */
final class Sessions implements SessionReader {

  private static final int TOUCHES_PER_IDLE = 20;

  private final JdbcClient jdbc;
  private final OrganisationAccounts accounts;
  private final UserSettings settings;
  private final Clock clock;

  Sessions(JdbcClient jdbc, OrganisationAccounts accounts, UserSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Begins a session; the oldest of too many ends. A change of the password that comes first is
   * seen, and one that comes later waits and then ends this session with the others.
   *
   * @param passwordHash what the password was compared with
   * @return its id, for the caller alone; empty where the user has another password by now, or is
   *     gone
   */
  Optional<String> begin(String userId, String passwordHash) {
    String sessionId = SessionKeys.newSecret();
    Instant now = clock.instant();
    byte[] hash = SessionKeys.hash(sessionId);
    int begun =
        jdbc.sql(
                """
                insert into portal_session (session_hash, user_id, created_at, last_seen_at, ends_at)
                select :hash, user_id, :now, :now, :end from portal_user
                where user_id = :user and password_hash = :password and state = 'ACTIVE'
                for share""")
            .param("hash", hash)
            .param("now", Timestamps.utc(now))
            .param("end", Timestamps.utc(now.plus(settings.sessionAgeMax())))
            .param("user", userId)
            .param("password", passwordHash)
            .update();
    if (begun == 0) {
      return Optional.empty();
    }
    jdbc.sql(
            """
            delete from portal_session where session_hash in (
              select session_hash from portal_session where user_id = ? and session_hash <> ?
              order by created_at desc offset ?)""")
        .params(userId, hash, settings.sessionsPerUserMax() - 1)
        .update();
    return Optional.of(sessionId);
  }

  @Override
  public Optional<CallerToken> find(String sessionId) {
    byte[] hash = SessionKeys.hash(sessionId);
    Instant now = clock.instant();
    Optional<Found> found =
        jdbc.sql(
                """
                select u.user_id, u.organisation, u.sap_system, u.customer, u.admin,
                  s.last_seen_at, s.ends_at
                from portal_session s join portal_user u on u.user_id = s.user_id
                where s.session_hash = :hash and s.ends_at > :now and s.last_seen_at > :idle
                  and u.state = 'ACTIVE'""")
            .param("hash", hash)
            .param("now", Timestamps.utc(now))
            .param("idle", Timestamps.utc(now.minus(settings.sessionIdleMax())))
            .query((row, n) -> found(row))
            .optional();
    found.ifPresent(session -> touch(hash, session.lastSeenAt(), now));
    return found.flatMap(this::caller);
  }

  /** Ends the session of this key, on every replica. */
  void end(String sessionKey) {
    jdbc.sql("delete from portal_session where session_hash = ?")
        .param(HexFormat.of().parseHex(sessionKey))
        .update();
  }

  /** Ends every session of a user. */
  void endAll(String userId) {
    jdbc.sql("delete from portal_session where user_id = ?").param(userId).update();
  }

  /** Removes what has ended by time. */
  void tidy() {
    Instant now = clock.instant();
    jdbc.sql("delete from portal_session where ends_at <= ? or last_seen_at <= ?")
        .params(Timestamps.utc(now), Timestamps.utc(now.minus(settings.sessionIdleMax())))
        .update();
  }

  /** Seldom enough that reading does not become writing. */
  private void touch(byte[] hash, Instant lastSeenAt, Instant now) {
    Duration step = settings.sessionIdleMax().dividedBy(TOUCHES_PER_IDLE);
    if (now.isAfter(lastSeenAt.plus(step))) {
      jdbc.sql("update portal_session set last_seen_at = ? where session_hash = ?")
          .params(Timestamps.utc(now), hash)
          .update();
    }
  }

  /** Nobody, where customizing has put the user's customer into another organisation. */
  private Optional<CallerToken> caller(Found found) {
    Set<Role> roles =
        found.admin() ? Set.of(Role.CUSTOMER, Role.CUSTOMER_ADMIN) : Set.of(Role.CUSTOMER);
    return accounts
        .of(found.organisation(), found.sapSystem(), found.customer())
        .map(seen -> new Caller(found.userId(), found.organisation(), seen, roles))
        .map(caller -> new CallerToken(caller, found.endsAt()));
  }

  private record Found(
      String userId,
      String organisation,
      String sapSystem,
      String customer,
      boolean admin,
      Instant lastSeenAt,
      Instant endsAt) {}

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getString("user_id"),
        row.getString("organisation"),
        row.getString("sap_system"),
        row.getString("customer"),
        row.getBoolean("admin"),
        Timestamps.instant(row, "last_seen_at"),
        Timestamps.instant(row, "ends_at"));
  }
}
