package io.openitem.portal.users;

import io.openitem.domain.ProblemException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which mails about their payments users want. */
final class MailChoices {

  private final JdbcClient jdbc;

  MailChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A user's choice; the fields are the contract's {@code MailSettings}.
   *
   * @param received when the money is ours
   * @param posted when SAP has the document number
   * @param failed when no money came, or it went back
   * @param language of all mails
   */
  record MailChoice(boolean received, boolean posted, boolean failed, String language) {}

  Optional<MailChoice> find(String userId) {
    return jdbc.sql(
            """
            select mail_received, mail_posted, mail_failed, language
            from portal_user where user_id = ?""")
        .param(userId)
        .query(
            (row, n) ->
                new MailChoice(
                    row.getBoolean("mail_received"),
                    row.getBoolean("mail_posted"),
                    row.getBoolean("mail_failed"),
                    row.getString("language")))
        .optional();
  }

  /** False where there is no such user. */
  boolean change(String userId, MailChoice choice) {
    return jdbc.sql(
                """
                update portal_user set mail_received = ?, mail_posted = ?, mail_failed = ?, language = ?
                where user_id = ?""")
            .params(choice.received(), choice.posted(), choice.failed(), choice.language(), userId)
            .update()
        == 1;
  }

  /** Callers with a token have no mails. */
  static ProblemException nobody() {
    return io.openitem.domain.Problem.of(
            io.openitem.domain.ProblemType.NOT_FOUND,
            "Mails are for the portal's own users, and your token names none of them.")
        .asException();
  }
}
