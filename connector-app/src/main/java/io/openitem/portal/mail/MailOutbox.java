package io.openitem.portal.mail;

import io.openitem.domain.Ids;
import io.openitem.store.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails that wait, in PostgreSQL: written in the transaction of what they tell of, sent at least
 * once. Those about payments are written by the database itself, with the payment's event.
 */
public final class MailOutbox {

  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration BACK_OFF_MAX = Duration.ofHours(1);
  private static final int DOUBLINGS_MAX = 20;

  private final JdbcClient jdbc;
  private final MailSettings settings;
  private final Ids ids;
  private final Clock clock;

  /** Keeps mails in this database. */
  public MailOutbox(JdbcClient jdbc, MailSettings settings, Ids ids, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A mail that is due.
   *
   * @param mailId {@code mai_} and 26 characters
   * @param kind what it is about
   * @param userId whom it is for
   * @param emailKey whom it is for, perhaps nobody, where a reset was asked for
   * @param paymentId the payment that it is about
   * @param createdAt when it was written
   * @param tries how often it was tried, this time included
   */
  record Due(
      String mailId,
      MailKind kind,
      Optional<String> userId,
      Optional<String> emailKey,
      Optional<String> paymentId,
      Instant createdAt,
      int tries) {}

  /** Has a mail sent to a user. Must run in the transaction of what it tells of. */
  public void add(MailKind kind, String userId) {
    insert(kind, userId, null);
  }

  /** Has the link for a new password sent to whoever has this address, if anybody has. */
  public void addReset(String emailKey) {
    insert(MailKind.PASSWORD_RESET, null, emailKey);
  }

  /** Takes the mail that has been due for longest; for other replicas it is not due meanwhile. */
  Optional<Due> take() {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update mail set due_at = :lease, tries = tries + 1
            where mail_id = (
              select mail_id from mail where due_at <= :now
              order by due_at limit 1 for update skip locked)
            returning *""")
        .param("lease", Timestamps.utc(now.plus(LEASE)))
        .param("now", Timestamps.utc(now))
        .query((row, n) -> due(row))
        .optional();
  }

  void sent(Due mail) {
    end(mail, "SENT");
  }

  /**
   * Tries a mail again later, or gives it up when it has been tried for long enough.
   *
   * @return whether it is given up
   */
  boolean failed(Due mail) {
    Instant now = clock.instant();
    if (now.isAfter(mail.createdAt().plus(settings.giveUpAfter()))) {
      end(mail, "FAILED");
      return true;
    }
    long doublings = 1L << Math.min(mail.tries() - 1, DOUBLINGS_MAX);
    Duration wait = settings.firstBackOff().multipliedBy(doublings);
    Duration bounded = wait.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : wait;
    jdbc.sql("update mail set due_at = ? where mail_id = ?")
        .params(Timestamps.utc(now.plus(bounded)), mail.mailId())
        .update();
    return false;
  }

  /** Forgets what ended long ago, and gives up what nobody could send. */
  public void tidy() {
    Instant now = clock.instant();
    jdbc.sql("delete from mail where ended_at < ?")
        .param(Timestamps.utc(now.minus(settings.keptFor())))
        .update();
    jdbc.sql(
            """
            update mail set state = 'FAILED', due_at = null, ended_at = :now
            where due_at < :now and created_at < :since""")
        .param("now", Timestamps.utc(now))
        .param("since", Timestamps.utc(now.minus(settings.giveUpAfter()).minus(BACK_OFF_MAX)))
        .update();
  }

  private void insert(
      MailKind kind,
      @org.jspecify.annotations.Nullable String userId,
      @org.jspecify.annotations.Nullable String emailKey) {
    Object now = Timestamps.utc(clock.instant());
    jdbc.sql(
            """
            insert into mail (mail_id, kind, user_id, email_key, created_at, due_at)
            values (?, ?, ?, ?, ?, ?)""")
        .params(ids.mail(), kind.name(), userId, emailKey, now, now)
        .update();
  }

  private void end(Due mail, String state) {
    jdbc.sql("update mail set state = ?, due_at = null, ended_at = ? where mail_id = ?")
        .params(state, Timestamps.utc(clock.instant()), mail.mailId())
        .update();
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getString("mail_id"),
        MailKind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getString("user_id")),
        Optional.ofNullable(row.getString("email_key")),
        Optional.ofNullable(row.getString("payment_id")),
        Timestamps.instant(row, "created_at"),
        row.getInt("tries"));
  }
}
