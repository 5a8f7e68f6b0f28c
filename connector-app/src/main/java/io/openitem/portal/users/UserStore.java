package io.openitem.portal.users;

import io.openitem.store.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The users in PostgreSQL. */
final class UserStore {

  private final JdbcClient jdbc;

  UserStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<PortalUser> find(Email email) {
    return jdbc.sql("select * from portal_user where email_key = ?")
        .param(email.key())
        .query((row, n) -> user(row))
        .optional();
  }

  Optional<PortalUser> find(String userId) {
    return jdbc.sql("select * from portal_user where user_id = ?")
        .param(userId)
        .query((row, n) -> user(row))
        .optional();
  }

  /** A user whom one of the organisation's customers brought; any will do. */
  Optional<PortalUser> anyOf(String organisation) {
    return jdbc.sql("select * from portal_user where organisation = ? order by user_id limit 1")
        .param(organisation)
        .query((row, n) -> user(row))
        .optional();
  }

  /** The users of an organisation, the earliest first, behind one, at most so many. */
  List<UserLine> list(String organisation, Optional<String> after, int limit) {
    return jdbc.sql(
            """
            select * from portal_user where organisation = ? and user_id > ?
            order by user_id limit ?""")
        .params(organisation, after.orElse(""), limit)
        .query((row, n) -> line(row))
        .list();
  }

  int count(String organisation) {
    return jdbc.sql("select count(*) from portal_user where organisation = ?")
        .param(organisation)
        .query(Integer.class)
        .single();
  }

  /** Keeps a user who has no password yet; does nothing where the address is known. */
  boolean invite(PortalUser user, String language, Optional<String> invitedBy, Instant now) {
    return jdbc.sql(
                """
                insert into portal_user (user_id, email, email_key, first_name, last_name, language,
                  organisation, sap_system, customer, state, admin, invited_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'INVITED', ?, ?, ?)
                on conflict (email_key) do nothing""")
            .params(
                user.userId(),
                user.email().address(),
                user.email().key(),
                user.firstName(),
                user.lastName(),
                language,
                user.organisation(),
                user.sapSystem(),
                user.customer(),
                user.admin(),
                invitedBy.orElse(null),
                Timestamps.utc(now))
            .update()
        == 1;
  }

  /**
   * Has somebody who never chose a password stand where the latest registration puts them. The mail
   * goes to the address as it was written now, not as somebody else wrote it before.
   */
  void moveInvited(PortalUser user, String language) {
    jdbc.sql(
            """
            update portal_user set email = ?, first_name = ?, last_name = ?, language = ?,
              organisation = ?, sap_system = ?, customer = ?, admin = false
            where user_id = ? and state = 'INVITED'""")
        .params(
            user.email().address(),
            user.firstName(),
            user.lastName(),
            language,
            user.organisation(),
            user.sapSystem(),
            user.customer(),
            user.userId())
        .update();
  }

  /**
   * Gives an invited user a password; the first active one of an organisation becomes its admin.
   *
   * @return false where the user has one already, or is gone; then nothing is changed
   */
  boolean activate(PortalUser user, String passwordHash, Instant now) {
    lock(user.organisation());
    return jdbc.sql(
                """
                update portal_user set state = 'ACTIVE', password_hash = :hash, activated_at = :now,
                  admin = admin or not exists (select from portal_user other
                    where other.organisation = :organisation and other.admin
                      and other.state = 'ACTIVE')
                where user_id = :user and state = 'INVITED'""")
            .param("hash", passwordHash)
            .param("now", Timestamps.utc(now))
            .param("organisation", user.organisation())
            .param("user", user.userId())
            .update()
        == 1;
  }

  void changePassword(String userId, String passwordHash) {
    jdbc.sql("update portal_user set password_hash = ? where user_id = ? and state = 'ACTIVE'")
        .params(passwordHash, userId)
        .update();
  }

  /** One at a time decides who is admin in an organisation; held to the transaction's end. */
  void lock(String organisation) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('organisation ' || ?, 0))")
        .param(organisation)
        .query(row -> {});
  }

  /** Whether somebody else administers the organisation. */
  boolean hasAnotherAdmin(String organisation, String userId) {
    return jdbc.sql(
            """
            select exists (select from portal_user where organisation = ? and user_id <> ?
              and admin and state = 'ACTIVE')""")
        .params(organisation, userId)
        .query(Boolean.class)
        .single();
  }

  /** Forgets a user, with sessions, links and mails; payments keep the id. */
  void remove(String userId) {
    jdbc.sql("delete from portal_user where user_id = ?").param(userId).update();
  }

  /** Forgets who was invited or registered so long ago and never chose a password. */
  void forgetInvited(Instant now, Duration after) {
    jdbc.sql("delete from portal_user where state = 'INVITED' and created_at < ?")
        .param(Timestamps.utc(now.minus(after)))
        .update();
  }

  private static PortalUser user(ResultSet row) throws SQLException {
    return new PortalUser(
        row.getString("user_id"),
        new Email(row.getString("email")),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("organisation"),
        row.getString("sap_system"),
        row.getString("customer"),
        row.getString("state").equals("ACTIVE"),
        row.getBoolean("admin"),
        Optional.ofNullable(row.getString("password_hash")));
  }

  private static UserLine line(ResultSet row) throws SQLException {
    return new UserLine(
        row.getString("user_id"),
        row.getString("email"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("state"),
        row.getBoolean("admin"),
        Timestamps.instant(row, "created_at"));
  }
}
