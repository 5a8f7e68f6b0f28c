package io.openitem.payment;

import static io.openitem.store.Timestamps.instant;
import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.PaymentMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages on which methods are being added, in SQL; never their addresses. */
final class MethodSetups {

  /** How long a key is remembered after its page has closed. */
  static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;

  MethodSetups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A method that is being added.
   *
   * @param setupId ours
   * @param organisation whose
   * @param processor which processor's page
   * @param processorCustomer the processor's customer, once it is known
   * @param type what kind of method
   * @param returnUrl where the payer is sent back to
   * @param expiresAt when the page closes
   */
  record Setup(
      String setupId,
      String organisation,
      String processor,
      Optional<String> processorCustomer,
      PaymentMethod.Type type,
      String returnUrl,
      Instant expiresAt) {

    /** Whether it was asked for in the same words. */
    boolean isLike(Setup other) {
      return processor.equals(other.processor)
          && type == other.type
          && returnUrl.equals(other.returnUrl);
    }
  }

  /**
   * Records it, unless its key was used before.
   *
   * @return what stands under the key; the setup itself where there is no key
   */
  Setup open(Setup setup, Optional<String> key, String user, Instant now) {
    jdbc.sql(
            "delete from payment_method_setup"
                + " where organisation = :organisation and expires_at < :before")
        .param("organisation", setup.organisation())
        .param("before", utc(now.minus(KEPT)))
        .update();
    int inserted =
        jdbc.sql(
                """
                insert into payment_method_setup (setup_id, organisation, processor, type,
                  return_url, created_by, idempotency_key, created_at, expires_at)
                values (:setup, :organisation, :processor, :type, :returnUrl, :user, :key, :now,
                  :expires)
                on conflict (organisation, idempotency_key) where idempotency_key is not null
                do nothing""")
            .param("setup", setup.setupId())
            .param("organisation", setup.organisation())
            .param("processor", setup.processor())
            .param("type", setup.type().name())
            .param("returnUrl", setup.returnUrl())
            .param("user", user)
            .param("key", key.orElse(null))
            .param("now", utc(now))
            .param("expires", utc(setup.expiresAt()))
            .update();
    return inserted == 1 ? setup : find(setup.organisation(), key.orElseThrow()).orElseThrow();
  }

  /** What stands under a key. */
  Optional<Setup> find(String organisation, String key) {
    return jdbc.sql(
            """
            select * from payment_method_setup
            where organisation = :organisation and idempotency_key = :key""")
        .param("organisation", organisation)
        .param("key", key)
        .query(MethodSetups::setup)
        .optional();
  }

  /** How many pages of an organisation are open. */
  int openCount(String organisation, Instant now) {
    return jdbc.sql(
            """
            select count(*) from payment_method_setup
            where organisation = :organisation and expires_at > :now and ended_at is null""")
        .param("organisation", organisation)
        .param("now", utc(now))
        .query(Integer.class)
        .single();
  }

  /**
   * Keeps the processor's customer, so that a repeated request is the same to the letter.
   *
   * @return the customer that was kept first
   */
  String customer(String setupId, String customer) {
    return jdbc.sql(
            """
            update payment_method_setup
            set processor_customer = coalesce(processor_customer, :customer)
            where setup_id = :setup returning processor_customer""")
        .param("setup", setupId)
        .param("customer", customer)
        .query(String.class)
        .single();
  }

  private static Setup setup(ResultSet row, int number) throws SQLException {
    return new Setup(
        row.getString("setup_id"),
        row.getString("organisation"),
        row.getString("processor"),
        Optional.ofNullable(row.getString("processor_customer")),
        PaymentMethod.Type.valueOf(row.getString("type")),
        row.getString("return_url"),
        instant(row, "expires_at"));
  }
}
