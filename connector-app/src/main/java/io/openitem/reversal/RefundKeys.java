package io.openitem.reversal;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Idempotency keys of refunds: each names one refund of a payment, and keeps its first answer. */
final class RefundKeys {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final JdbcClient jdbc;
  private final Duration wait;
  private final Clock clock;

  /**
   * Keeps them here.
   *
   * @param wait how long a repeated request waits for the first one's answer
   */
  RefundKeys(JdbcClient jdbc, Duration wait, Clock clock) {
    this.jdbc = jdbc;
    this.wait = wait;
    this.clock = clock;
  }

  /**
   * The refund that a key names, if it was used.
   *
   * @throws io.openitem.domain.ProblemException when it was used for another request
   */
  Optional<String> find(RefundOrder order) {
    return jdbc.sql(
            """
            select reversal_id, encode(request_hash, 'hex') from payment_reversal
            where payment_id = :payment and idempotency_key = :key""")
        .param("payment", order.paymentId())
        .param("key", order.key())
        .query((row, n) -> same(order, row.getString(1), row.getString(2)))
        .optional();
  }

  private static String same(RefundOrder order, String reversalId, String hash) {
    if (!MessageDigest.isEqual(HexFormat.of().parseHex(hash), order.hash())) {
      throw Problem.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used for another refund. Use a new one for a new refund.")
          .asException();
    }
    return reversalId;
  }

  /** The key names this refund from now on. In the transaction that records the refund. */
  void use(RefundOrder order, String reversalId) {
    jdbc.sql(
            """
            update payment_reversal set idempotency_key = :key, request_hash = :hash
            where reversal_id = :reversal""")
        .param("key", order.key())
        .param("hash", order.hash())
        .param("reversal", reversalId)
        .update();
  }

  /** The first answer, for which the first request is waited for a while. */
  Optional<String> answer(String reversalId) {
    Instant until = clock.instant().plus(wait);
    Optional<String> answer = look(reversalId);
    while (answer.isEmpty() && clock.instant().isBefore(until) && pause()) {
      answer = look(reversalId);
    }
    return answer;
  }

  /**
   * Keeps an answer, if it is the first.
   *
   * @return the first answer, which may be another one
   */
  String keepFirst(String reversalId, String answer) {
    jdbc.sql(
            """
            update payment_reversal set answer = :answer
            where reversal_id = :reversal and answer is null""")
        .param("reversal", reversalId)
        .param("answer", answer)
        .update();
    return look(reversalId).orElseThrow();
  }

  private Optional<String> look(String reversalId) {
    return jdbc.sql(
            """
            select answer from payment_reversal
            where reversal_id = :reversal and answer is not null""")
        .param("reversal", reversalId)
        .query(String.class)
        .optional()
        .map(Objects::requireNonNull);
  }

  private static boolean pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
