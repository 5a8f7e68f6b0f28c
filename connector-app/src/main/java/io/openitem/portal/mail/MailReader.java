package io.openitem.portal.mail;

import io.openitem.portal.mail.MailOutbox.Due;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads whom a mail is for, and what it is about. */
final class MailReader {

  private final JdbcClient jdbc;

  MailReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whom a mail is for.
   *
   * @param userId the user
   * @param email the address
   * @param language of the mail
   * @param active whether the user has a password
   * @param fields what every mail can say of the user
   */
  record Recipient(
      String userId, String email, String language, boolean active, Map<String, String> fields) {}

  /** Empty where there is no such user, any more or at all. */
  Optional<Recipient> recipient(Due mail) {
    return jdbc.sql("select * from portal_user where user_id = :user or email_key = :email")
        .param("user", mail.userId().orElse(""))
        .param("email", mail.emailKey().orElse(""))
        .query((row, n) -> recipient(row))
        .optional();
  }

  /** What a mail about a payment can say; no more of a method than its last characters. */
  Map<String, String> payment(String paymentId) {
    return jdbc.sql(
            """
            select p.*, m.brand, m.last_four
            from payment p join payment_method m on m.method_id = p.method_id
            where p.payment_id = ?""")
        .param(paymentId)
        .query((row, n) -> payment(row))
        .single();
  }

  private static Recipient recipient(ResultSet row) throws SQLException {
    return new Recipient(
        row.getString("user_id"),
        row.getString("email"),
        row.getString("language"),
        row.getString("state").equals("ACTIVE"),
        Map.of(
            "firstName", row.getString("first_name"),
            "lastName", row.getString("last_name"),
            "customer", row.getString("customer")));
  }

  private static Map<String, String> payment(ResultSet row) throws SQLException {
    Map<String, String> fields = new HashMap<>();
    String currency = row.getString("currency");
    fields.put(
        "amount",
        new io.openitem.domain.Money(row.getBigDecimal("total"), currency).plainAmount()
            + " "
            + currency);
    fields.put("paymentId", row.getString("payment_id"));
    fields.put("account", row.getString("account_id"));
    fields.put("companyCode", row.getString("company_code"));
    fields.put("method", row.getString("brand") + " *" + row.getString("last_four"));
    fields.put("documentNumber", text(row, "document_number"));
    fields.put("fiscalYear", text(row, "document_fiscal_year"));
    return fields;
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value == null ? "" : value;
  }
}
