package io.openitem.sap.lockbox;

import io.openitem.domain.Ids;
import io.openitem.domain.PostingTask;
import io.openitem.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Postings and their attempts, as the posting mechanism stores them around the routes. */
final class AttemptRows {

  private final JdbcClient jdbc;
  private final Ids ids;
  private final Clock clock;

  AttemptRows(TestDatabase database, Clock clock) {
    this.jdbc = database.jdbc();
    this.ids = new Ids(clock);
    this.clock = clock;
    jdbc.sql(
            """
            insert into payment_method (method_id, organisation, processor, processor_method,
              processor_customer, type, brand, last_four, funding, is_default, seen_at)
            values ('pm_1', 'org', 'stripe', 'pm_1', 'cus_1', 'card', 'visa', '4242', 'credit',
              true, :now) on conflict do nothing""")
        .param("now", now())
        .update();
  }

  /** The task of a new attempt; an earlier one that is open has ended as absent. */
  PostingTask attempt(PostingTask task) {
    store(task);
    end(task, "ABSENT");
    PostingTask next = withAttempt(task, ids.attempt());
    jdbc.sql(
            """
            insert into posting_attempt (attempt_id, posting_id, step, no, fence, sent_at)
            values (:attempt, :posting, 1, (select count(*) + 1 from posting_attempt
              where posting_id = :posting), 1, :now)""")
        .param("attempt", next.attemptId())
        .param("posting", task.postingId())
        .param("now", now())
        .update();
    state(task, "SENDING");
    return next;
  }

  /** SAP took it: the attempt is pending, and the posting is asked about in an hour. */
  void pending(PostingTask task) {
    end(task, "PENDING");
    state(task, "ASKING");
  }

  /** Ends the open attempt. */
  void end(PostingTask task, String outcome) {
    jdbc.sql(
            """
            update posting_attempt set outcome = :outcome, ended_at = :now
            where posting_id = :posting and (outcome is null or outcome in ('PENDING', 'UNKNOWN'))""")
        .param("outcome", outcome)
        .param("posting", task.postingId())
        .param("now", now())
        .update();
  }

  void state(PostingTask task, String state) {
    jdbc.sql(
            """
            update posting set state = :state, due_at =
              case when :state = 'ASKING' then cast(:later as timestamptz) end
            where posting_id = :posting""")
        .param("state", state)
        .param("later", clock.instant().plusSeconds(3600).atOffset(ZoneOffset.UTC))
        .param("posting", task.postingId())
        .update();
  }

  /** When absence of the posting's open attempt counts from. */
  Instant since(PostingTask task) {
    return jdbc.sql(
            """
            select ended_at from posting_attempt
            where posting_id = :posting and outcome in ('PENDING', 'UNKNOWN')""")
        .param("posting", task.postingId())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /** When the posting is asked about next. */
  Instant due(PostingTask task) {
    return jdbc.sql("select due_at from posting where posting_id = :posting")
        .param("posting", task.postingId())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private void store(PostingTask task) {
    jdbc.sql(
            """
            insert into payment (payment_id, organisation, account_id, company_code, created_by,
              method_id, processor, processor_payment_id, currency, amount, surcharge, total,
              status, created_at, deadline_at, updated_at)
            values (:payment, 'org', :account, :companyCode, 'alice', 'pm_1', 'stripe', :payment,
              'USD', 1, 0, 1, 'CAPTURED', :now, :now, :now) on conflict do nothing""")
        .param("payment", task.paymentId())
        .param("account", task.account().toString())
        .param("companyCode", task.account().companyCode().value())
        .param("now", now())
        .update();
    jdbc.sql(
            """
            insert into posting (posting_id, payment_id, lane_id, kind, api, company_code,
              reference, state, content, posting_date, deadline_at, created_at, updated_at)
            values (:posting, :payment, :account, 'PAYMENT', 'lockbox', :companyCode, :reference,
              'READY', '{}', :day, :now, :now, :now) on conflict do nothing""")
        .param("posting", task.postingId())
        .param("payment", task.paymentId())
        .param("account", task.account().toString())
        .param("companyCode", task.account().companyCode().value())
        .param("reference", task.reference().posting())
        .param("day", task.postingDate())
        .param("now", now())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static PostingTask withAttempt(PostingTask task, String attemptId) {
    return new PostingTask(
        task.postingId(),
        task.paymentId(),
        attemptId,
        task.kind(),
        task.reference(),
        task.account(),
        task.documentDate(),
        task.postingDate(),
        task.lines(),
        task.items(),
        task.payment(),
        task.processor(),
        task.processorPaymentId());
  }
}
