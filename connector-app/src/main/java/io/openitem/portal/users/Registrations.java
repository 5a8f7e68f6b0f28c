package io.openitem.portal.users;

import io.openitem.store.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registrations that wait for SAP's word, in PostgreSQL, until they are decided. */
final class Registrations {

  private static final Duration BACK_OFF_MAX = Duration.ofMinutes(10);
  private static final int DOUBLINGS_MAX = 20;

  private final JdbcClient jdbc;
  private final RegistrationSettings settings;
  private final Clock clock;

  Registrations(JdbcClient jdbc, RegistrationSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether no more may wait. */
  boolean isFull() {
    return jdbc.sql("select count(*) from (select from registration limit ?) as waiting")
            .param(settings.waitingMax())
            .query(Integer.class)
            .single()
        >= settings.waitingMax();
  }

  void add(Registration registration) {
    jdbc.sql(
            """
            insert into registration (registration_id, email, first_name, last_name, language,
              customer, invoice, created_at, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            registration.registrationId(),
            registration.email().address(),
            registration.firstName(),
            registration.lastName(),
            registration.language(),
            registration.customer(),
            registration.invoice(),
            Timestamps.utc(registration.createdAt()),
            Timestamps.utc(registration.createdAt()))
        .update();
  }

  /** Takes due ones, each for one replica, for so long; a replica that dies lets them go. */
  List<Registration> take(Duration lease) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update registration set due_at = :lease, tries = tries + 1
            where registration_id in (
              select registration_id from registration where due_at <= :now
              order by due_at limit :max for update skip locked)
            returning *""")
        .param("lease", Timestamps.utc(now.plus(lease)))
        .param("now", Timestamps.utc(now))
        .param("max", settings.batchMax())
        .query((row, n) -> registration(row))
        .list();
  }

  /** Ends one; of two replicas that have decided it, one does. */
  boolean end(String registrationId) {
    return jdbc.sql("delete from registration where registration_id = ?")
            .param(registrationId)
            .update()
        == 1;
  }

  /** Asks again later. */
  void postpone(Registration registration) {
    long doublings = 1L << Math.min(registration.tries(), DOUBLINGS_MAX);
    Duration wait = settings.firstBackOff().multipliedBy(doublings).dividedBy(2);
    Duration bounded = wait.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : wait;
    jdbc.sql("update registration set due_at = ? where registration_id = ?")
        .params(Timestamps.utc(clock.instant().plus(bounded)), registration.registrationId())
        .update();
  }

  /** Whether SAP was asked about it for long enough. */
  boolean isLapsed(Registration registration) {
    return clock.instant().isAfter(registration.createdAt().plus(settings.giveUpAfter()));
  }

  private static Registration registration(ResultSet row) throws SQLException {
    return new Registration(
        row.getString("registration_id"),
        new Email(row.getString("email")),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("language"),
        row.getString("customer"),
        row.getString("invoice"),
        Timestamps.instant(row, "created_at"),
        row.getInt("tries"));
  }
}
