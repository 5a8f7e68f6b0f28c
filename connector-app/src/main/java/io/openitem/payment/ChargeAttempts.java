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

  private static final String COLUMNS =
      "select attempt_id, no, sent_at, last_sent_at, outcome, absent from charge_attempt";

  private final JdbcClient jdbc;

  ChargeAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An attempt.
   *
   * @param attemptId the idempotency key at the processor
   * @param no counts from 1
   * @param sentAt when it was first sent
   * @param lastSentAt when it was last sent, or may have been
   * @param outcome the last one told; empty while it is under way
   * @param absent how often the processor did not find it since then, once that counts
   */
  record Attempt(
      String attemptId,
      int no,
      Instant sentAt,
      Instant lastSentAt,
      Optional<String> outcome,
      int absent) {

    /** Whether it may still have taken money, or take it. */
    boolean isOpen() {
      return outcome.isEmpty()
          || outcome.get().equals("UNKNOWN")
          || outcome.get().equals("PENDING");
    }
  }

  /** The open attempt of a payment; the latest where none is open. */
  Attempt current(String paymentId) {
    return jdbc.sql(
            COLUMNS
                + """
                 where payment_id = :payment
                order by (outcome is null or outcome in ('UNKNOWN', 'PENDING')) desc, no desc
                limit 1""")
        .param("payment", paymentId)
        .query(ChargeAttempts::attempt)
        .single();
  }

  /** An attempt of a payment. */
  Optional<Attempt> find(String paymentId, String attemptId) {
    return jdbc.sql(COLUMNS + " where payment_id = :payment and attempt_id = :attempt")
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
            insert into charge_attempt (attempt_id, payment_id, no, sent_at, last_sent_at)
            values (:attempt, :payment, :no, :now, :now)""")
        .param("attempt", attemptId)
        .param("payment", paymentId)
        .param("no", no)
        .param("now", utc(now))
        .update();
  }

  /**
   * Records what is known of an open attempt. One that has ended keeps its end, except that money
   * can always turn out to have moved, and that one which is under way after all is open again
   * unless another one is. That nothing came of a call ends no attempt that was sent again after
   * it: then only the evidence changes.
   *
   * @param ended whether nothing more is expected
   * @param sentAt when it was last sent for all that whoever made the call knew
   * @param evidence what was seen, without card data
   * @return false when it kept its end
   */
  boolean record(
      String attemptId,
      String outcome,
      boolean ended,
      Instant sentAt,
      String evidence,
      Instant now) {
    return jdbc.sql(
                """
                update charge_attempt mine set
                  outcome = case when :outcome = 'NOT_DONE' and last_sent_at > :sent
                    then outcome else :outcome end,
                  ended_at = case when :outcome = 'NOT_DONE' and last_sent_at > :sent
                    then ended_at when :ended then cast(:now as timestamptz) end,
                  evidence = jsonb_build_object('seen', cast(:evidence as text))
                where attempt_id = :attempt and (
                  outcome is null or outcome in ('UNKNOWN', 'PENDING')
                  or :outcome = 'DONE' and outcome <> 'DONE'
                  or :outcome = 'PENDING' and outcome in ('NOT_DONE', 'REFUSED') and not exists (
                    select 1 from charge_attempt other where other.payment_id = mine.payment_id
                    and (other.outcome is null or other.outcome in ('UNKNOWN', 'PENDING'))))""")
            .param("attempt", attemptId)
            .param("outcome", outcome)
            .param("ended", ended)
            .param("sent", utc(sentAt))
            .param("evidence", evidence)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /**
   * It may be sent again now: from this time on, and not before, absence can count. To be durable
   * before the repeat leaves.
   *
   * @return false when it has ended meanwhile, and must not be sent
   */
  boolean sending(String attemptId, Instant now) {
    return jdbc.sql(
                """
                update charge_attempt set last_sent_at = :now, absent = 0
                where attempt_id = :attempt
                  and (outcome is null or outcome in ('UNKNOWN', 'PENDING'))""")
            .param("attempt", attemptId)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** It was not sent after all, unless somebody else has sent it since. */
  void notSent(Attempt before, Instant notSentAt) {
    jdbc.sql(
            """
            update charge_attempt set last_sent_at = :last, absent = :absent
            where attempt_id = :attempt and last_sent_at = :notSent""")
        .param("attempt", before.attemptId())
        .param("last", utc(before.lastSentAt()))
        .param("absent", before.absent())
        .param("notSent", utc(notSentAt))
        .update();
  }

  /**
   * Counts that the processor did not find it. What the processor has said it has is never absent.
   *
   * @param countsBefore absence counts when it was last sent until then
   * @return how often by now; 0 when it does not count yet
   */
  int countAbsent(String attemptId, Instant countsBefore) {
    return jdbc.sql(
            """
            update charge_attempt set absent = absent + 1
            where attempt_id = :attempt and last_sent_at <= :before
              and (outcome is null or outcome = 'UNKNOWN')
            returning absent""")
        .param("attempt", attemptId)
        .param("before", utc(countsBefore))
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getString("attempt_id"),
        row.getInt("no"),
        instant(row, "sent_at"),
        instant(row, "last_sent_at"),
        Optional.ofNullable(row.getString("outcome")),
        row.getInt("absent"));
  }
}
