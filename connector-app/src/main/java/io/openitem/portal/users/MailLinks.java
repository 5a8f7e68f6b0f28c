package io.openitem.portal.users;

import io.openitem.portal.identity.SessionKeys;
import io.openitem.portal.mail.OneTimeLinks;
import io.openitem.store.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tokens in the links of mails. Each works once, for one purpose, until it expires; only its
 * SHA-256 is kept, and it is made when its mail is sent, so it is nowhere but in the mail.
 */
final class MailLinks implements OneTimeLinks {

  private static final int PER_USER_MAX = 20;

  private final JdbcClient jdbc;
  private final UserSettings settings;
  private final Clock clock;

  MailLinks(JdbcClient jdbc, UserSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Link create(String userId, Purpose purpose) {
    String token = SessionKeys.newSecret();
    Duration lifetime =
        purpose == Purpose.RESET ? settings.resetLinkLifetime() : settings.activationLinkLifetime();
    Instant expiresAt = clock.instant().plus(lifetime);
    jdbc.sql(
            """
            delete from portal_token where token_hash in (
              select token_hash from portal_token where user_id = ?
              order by expires_at desc offset ?)""")
        .params(userId, PER_USER_MAX - 1)
        .update();
    jdbc.sql(
            "insert into portal_token (token_hash, user_id, purpose, expires_at) values (?, ?, ?, ?)")
        .params(SessionKeys.hash(token), userId, purpose.name(), Timestamps.utc(expiresAt))
        .update();
    return new Link(token, expiresAt);
  }

  /** Whose token it is; empty when it was used, has expired or never was one. */
  Optional<String> find(String token, Purpose purpose) {
    return jdbc.sql(
            """
            select user_id from portal_token
            where token_hash = ? and purpose = ? and expires_at > ?""")
        .params(SessionKeys.hash(token), purpose.name(), Timestamps.utc(clock.instant()))
        .query(String.class)
        .optional();
  }

  /** Uses a token up, and with it every other one of its user; of two callers, one succeeds. */
  boolean use(String token, Purpose purpose, String userId) {
    boolean used =
        jdbc.sql(
                    """
                    delete from portal_token
                    where token_hash = ? and purpose = ? and user_id = ? and expires_at > ?""")
                .params(
                    SessionKeys.hash(token),
                    purpose.name(),
                    userId,
                    Timestamps.utc(clock.instant()))
                .update()
            == 1;
    if (used) {
      withdraw(userId);
    }
    return used;
  }

  /** Makes every link of a user void. */
  void withdraw(String userId) {
    jdbc.sql("delete from portal_token where user_id = ?").param(userId).update();
  }

  /** Removes what has expired. */
  void tidy() {
    jdbc.sql("delete from portal_token where expires_at <= ?")
        .param(Timestamps.utc(clock.instant()))
        .update();
  }
}
