package io.openitem.payment;

import static io.openitem.store.Timestamps.instant;
import static io.openitem.store.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The attempts to charge a payment. At most one is open, unknown or pending at a time. */
final class ChargeAttempts {

  private final JdbcClient jdbc;

  ChargeAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An attempt.
   *
   * @param attemptId the idempotency key at the processor
   * @param no counts from 1
   * @param sentAt when it was sent
   * @param outcome the last one told; empty while it is under way
   * @param absent how often the processor did not find it, since that counts
   */
  record Attempt(String attemptId, int no, Instant sentAt, Optional<String> outcome, int absent) {

    /** Whether it may still have taken money, or take it. */
    boolean isOpen() {
      return outcome.isEmpty()
          || outcome.get().equals("UNKNOWN")
          || outcome.get().equals("PENDING");
    }
  }

  /** The latest attempt of a payment. */
  Attempt latest(String paymentId) {
    return jdbc.sql(
            """
            select attempt_id, no, sent_at, outcome, absent from charge_attempt
            where payment_id = :payment order by no desc limit 1""")
        .param("payment", paymentId)
        .query(ChargeAttempts::attempt)
        .single();
  }

  /** An attempt of a payment. */
  Optional<Attempt> find(String paymentId, String attemptId) {
    return jdbc.sql(
            """
            select attempt_id, no, sent_at, outcome, absent from charge_attempt
            where payment_id = :payment and attempt_id = :attempt""")
        .param("payment", paymentId)
        .param("attempt", attemptId)
        .query(ChargeAttempts::attempt)
        .optional();
  }

  /**
   * Stores another attempt.
   *
   * @throws org.springframework.dao.DuplicateKeyException while an earlier one is open
   */
  void insert(String attemptId, String paymentId, int no, Instant now) {
    jdbc.sql(
            """
            insert into charge_attempt (attempt_id, payment_id, no, sent_at)
            values (:attempt, :payment, :no, :now)""")
        .param("attempt", attemptId)
        .param("payment", paymentId)
        .param("no", no)
        .param("now", utc(now))
        .update();
  }

  /**
   * Records what is known of an open attempt; one that has ended keeps its end, except that money
   * can always turn out to have moved.
   *
   * @param ended whether nothing more is expected
   * @param evidence what was seen, without card data
   */
  void record(String attemptId, String outcome, boolean ended, String evidence, Instant now) {
    jdbc.sql(
            """
            update charge_attempt set outcome = :outcome,
              ended_at = case when :ended then cast(:now as timestamptz) end,
              evidence = jsonb_build_object('seen', cast(:evidence as text))
            where attempt_id = :attempt
              and (outcome is null or outcome in ('UNKNOWN', 'PENDING') or :outcome = 'DONE')""")
        .param("attempt", attemptId)
        .param("outcome", outcome)
        .param("ended", ended)
        .param("evidence", evidence)
        .param("now", utc(now))
        .update();
  }

  /** Counts that the processor did not find it. */
  void countAbsent(String attemptId) {
    jdbc.sql("update charge_attempt set absent = absent + 1 where attempt_id = :attempt")
        .param("attempt", attemptId)
        .update();
  }

  private static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getString("attempt_id"),
        row.getInt("no"),
        instant(row, "sent_at"),
        Optional.ofNullable(row.getString("outcome")),
        row.getInt("absent"));
  }
}
