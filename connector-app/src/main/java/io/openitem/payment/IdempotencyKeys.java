package io.openitem.payment;

import static io.openitem.store.Timestamps.instant;

import io.openitem.domain.AccountId;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Idempotency keys: each names one payment for ever, and keeps the first answer to it. Refusals are
 * not kept: they changed nothing, so the same key may be tried again.
 */
final class IdempotencyKeys {

  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A key that was used.
   *
   * @param operation which operation it was used with
   * @param hash of the request
   * @param paymentId what came of it
   * @param account of the payment
   * @param createdAt when it was used first
   * @param answer the first answer's body as it was sent; empty until it is known
   */
  record UsedKey(
      String operation,
      String hash,
      String paymentId,
      AccountId account,
      Instant createdAt,
      Optional<String> answer) {

    /** Whether it was used for the same request. */
    boolean isFor(String otherOperation, byte[] otherHash) {
      byte[] mine = java.util.HexFormat.of().parseHex(hash);
      return operation.equals(otherOperation) && MessageDigest.isEqual(mine, otherHash);
    }
  }

  Optional<UsedKey> find(String organisation, String key) {
    return jdbc.sql(
            """
            select k.operation, encode(k.request_hash, 'hex') as hash, k.payment_id, p.account_id,
              k.created_at, k.answer
            from idempotency_key k join payment p using (payment_id)
            where k.organisation = :organisation and k.key = :key""")
        .param("organisation", organisation)
        .param("key", key)
        .query(IdempotencyKeys::usedKey)
        .optional();
  }

  /**
   * Keeps an answer, if it is the first.
   *
   * @return the first answer, which may be another one
   */
  String keepFirst(String organisation, String key, int status, String answer) {
    int kept =
        jdbc.sql(
                """
                update idempotency_key set status = :status, answer = :answer
                where organisation = :organisation and key = :key and status is null""")
            .param("organisation", organisation)
            .param("key", key)
            .param("status", status)
            .param("answer", answer)
            .update();
    return kept == 1 ? answer : find(organisation, key).flatMap(UsedKey::answer).orElseThrow();
  }

  private static UsedKey usedKey(ResultSet row, int number) throws SQLException {
    return new UsedKey(
        row.getString("operation"),
        row.getString("hash"),
        row.getString("payment_id"),
        AccountId.parse(row.getString("account_id")),
        instant(row, "created_at"),
        Optional.ofNullable(row.getString("answer")));
  }
}
