package io.openitem.payment;

import static io.openitem.store.Timestamps.optionalInstant;
import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.PaymentMethod;
import io.openitem.processor.SavedMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
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

  /** When an organisation's methods were last read from a processor. */
  Optional<Instant> readAt(String organisation, String processor) {
    return jdbc.sql(
            """
            select read_at from payment_method_read
            where organisation = :organisation and processor = :processor""")
        .param("organisation", organisation)
        .param("processor", processor)
        .query((row, n) -> optionalInstant(row, "read_at").orElseThrow())
        .optional();
  }

  /** Replaces what is known of an organisation's methods at a processor; in a transaction. */
  void replace(String organisation, String processor, List<SavedMethod> methods, Instant now) {
    jdbc.sql(
            """
            insert into payment_method_read (organisation, processor, read_at)
            values (:organisation, :processor, :now)
            on conflict (organisation, processor) do update set read_at = excluded.read_at""")
        .param("organisation", organisation)
        .param("processor", processor)
        .param("now", utc(now))
        .update();
    methods.stream()
        .sorted(Comparator.comparing(SavedMethod::processorMethod))
        .forEach(method -> upsert(organisation, processor, method, now));
    jdbc.sql(
            """
            update payment_method set removed_at = :now
            where organisation = :organisation and processor = :processor
              and removed_at is null and seen_at < :now""")
        .param("organisation", organisation)
        .param("processor", processor)
        .param("now", utc(now))
        .update();
  }

  private void upsert(String organisation, String processor, SavedMethod method, Instant now) {
    jdbc.sql(
            """
            insert into payment_method (method_id, organisation, processor, processor_method,
              processor_customer, type, brand, last_four, expiry, holder, funding, is_default,
              seen_at)
            values (:method, :organisation, :processor, :token, :customer, :type, :brand,
              :lastFour, :expiry, :holder, :funding, :isDefault, :now)
            on conflict (processor, processor_method) do update set
              organisation = excluded.organisation,
              processor_customer = excluded.processor_customer, brand = excluded.brand,
              last_four = excluded.last_four, expiry = excluded.expiry, holder = excluded.holder,
              funding = excluded.funding, is_default = excluded.is_default,
              seen_at = excluded.seen_at, removed_at = null""")
        .param("method", id(processor, method.processorMethod()))
        .param("organisation", organisation)
        .param("processor", processor)
        .param("token", method.processorMethod())
        .param("customer", method.processorCustomer())
        .param("type", method.type().name())
        .param("brand", method.brand())
        .param("lastFour", method.lastFour())
        .param("expiry", method.expiry().orElse(null))
        .param("holder", method.holder().orElse(null))
        .param("funding", method.funding().name())
        .param("isDefault", method.isDefault())
        .param("now", utc(now))
        .update();
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

  private static PaymentMethod method(ResultSet row, int number) throws SQLException {
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
