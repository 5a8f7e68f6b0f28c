package io.openitem.payment;

import io.openitem.domain.PaymentMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Retained methods in SQL, masked as the processor gives them. */
final class PaymentMethodStore {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int ID_CHARS = 26;

  private final JdbcClient jdbc;

  PaymentMethodStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A method of an organisation that was not removed. */
  Optional<PaymentMethod> find(String organisation, String methodId) {
    return jdbc.sql(
            """
            select * from payment_method
            where method_id = :method and organisation = :organisation and removed_at is null""")
        .param("method", methodId)
        .param("organisation", organisation)
        .query(PaymentMethodStore::method)
        .optional();
  }

  /** The method of a payment, whether it was removed meanwhile or not. */
  PaymentMethod require(String methodId) {
    return jdbc.sql("select * from payment_method where method_id = :method")
        .param("method", methodId)
        .query(PaymentMethodStore::method)
        .single();
  }

  /** The methods of an organisation, the default first. */
  List<PaymentMethod> list(String organisation) {
    return jdbc.sql(
            """
            select * from payment_method where organisation = :organisation and removed_at is null
            order by is_default desc, type desc, brand, last_four, method_id limit 200""")
        .param("organisation", organisation)
        .query(PaymentMethodStore::method)
        .list();
  }

  /** Others who change this organisation's methods wait until the transaction ends. */
  void alone(String organisation) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:key))")
        .param("key", "payment-methods/" + organisation)
        .query((row, number) -> true)
        .single();
  }

  /** Our id of a method: the same whenever and wherever it is read, and not the token itself. */
  static String id(String processor, String processorMethod) {
    byte[] hash = sha256(processor + "/" + processorMethod);
    StringBuilder id = new StringBuilder("pm_");
    for (int i = 0; i < ID_CHARS; i++) {
      id.append(ALPHABET.charAt(hash[i] & 31));
    }
    return id.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  static PaymentMethod method(ResultSet row, int number) throws SQLException {
    return new PaymentMethod(
        row.getString("method_id"),
        row.getString("organisation"),
        row.getString("processor"),
        row.getString("processor_method"),
        row.getString("processor_customer"),
        PaymentMethod.Type.valueOf(row.getString("type")),
        row.getString("brand"),
        row.getString("last_four"),
        Optional.ofNullable(row.getString("expiry")),
        Optional.ofNullable(row.getString("holder")),
        PaymentMethod.Funding.valueOf(row.getString("funding")),
        row.getBoolean("is_default"));
  }
}
