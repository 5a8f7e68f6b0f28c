package io.openitem.payment;

import static io.openitem.store.Timestamps.instant;
import static io.openitem.store.Timestamps.utc;

import io.openitem.processor.ReceivedEvent;
import io.openitem.processor.ReceivedEvent.ChargeChanged;
import io.openitem.processor.ReceivedEvent.MoneyMoved;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events as they came, each once, and what became of them. */
public final class WebhookInbox {

  private final JdbcClient jdbc;

  /** Stores here. */
  public WebhookInbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What became of an event. */
  public enum Result {
    /** It was taken into account. */
    APPLIED,
    /** It concerns nothing that is kept here. */
    IGNORED,
    /** Somebody has to look at it. */
    RAISED
  }

  /** What an event tells of, and so who applies it. */
  public enum Concerns {
    /** Money that is taken, or is not. */
    CHARGE,
    /** Captured money that moved again. */
    REVERSAL
  }

  /** An event about a charge that is due to be applied. */
  public record DueEvent(
      String processor, String eventId, ChargeChanged change, Instant receivedAt) {}

  /**
   * Stores an event as it came.
   *
   * @param dueAt when it is applied; empty when that is settled by the result
   * @return false when it is there already
   */
  boolean insert(
      String processor,
      ReceivedEvent event,
      byte[] body,
      Instant now,
      Optional<Instant> dueAt,
      Optional<Result> result,
      Optional<String> detail) {
    Optional<ChargeChanged> change =
        event.meaning() instanceof ChargeChanged changed
            ? Optional.of(changed)
            : event.meaning() instanceof MoneyMoved moved
                ? Optional.of(new ChargeChanged(moved.processorPaymentId(), "", ""))
                : Optional.empty();
    Concerns concerns = event.meaning() instanceof MoneyMoved ? Concerns.REVERSAL : Concerns.CHARGE;
    return jdbc.sql(
                """
                insert into webhook_inbox (processor, event_id, type, body, received_at, due_at,
                  applied_at, result, detail, processor_payment_id, payment_id, attempt_id,
                  concerns)
                values (:processor, :event, :type, :body, :now, :due,
                  case when cast(:result as text) is not null then cast(:now as timestamptz) end,
                  :result, :detail, :processorPayment, :payment, :attempt, :concerns)
                on conflict (processor, event_id) do nothing""")
            .param("processor", processor)
            .param("event", event.eventId())
            .param("type", event.type())
            .param("body", body)
            .param("now", utc(now))
            .param("due", dueAt.map(io.openitem.store.Timestamps::utc).orElse(null))
            .param("result", result.map(Result::name).orElse(null))
            .param("detail", detail.orElse(null))
            .param("processorPayment", change.map(ChargeChanged::processorPaymentId).orElse(null))
            .param("payment", change.map(ChargeChanged::paymentId).orElse(null))
            .param("attempt", change.map(ChargeChanged::attemptId).orElse(null))
            .param("concerns", concerns.name())
            .update()
        == 1;
  }

  /** Settles at once the due events of charges whose capture is recorded already. */
  int applyKnown(Instant now, int max) {
    return jdbc.sql(
            """
            update webhook_inbox w
            set due_at = null, applied_at = :now, result = 'APPLIED', detail = 'nothing new'
            from (
              select w.processor, w.event_id from webhook_inbox w
              join payment p on p.payment_id = w.payment_id
              where w.due_at <= :now and w.concerns = 'CHARGE' and p.status in ('CAPTURED', 'POSTED', 'CLEARED')
                and p.processor = w.processor and p.processor_payment_id = w.processor_payment_id
              order by w.due_at limit :max for update of w skip locked) known
            where w.processor = known.processor and w.event_id = known.event_id""")
        .param("now", utc(now))
        .param("max", max)
        .update();
  }

  /** Takes due events, which come up again at the lease's end unless they are settled. */
  public List<DueEvent> claimDue(Concerns concerns, Instant now, Instant leaseUntil, int max) {
    return jdbc.sql(
            """
            update webhook_inbox w set due_at = :lease
            from (
              select processor, event_id from webhook_inbox
              where due_at <= :now and concerns = :concerns
              order by due_at limit :max for update skip locked) due
            where w.processor = due.processor and w.event_id = due.event_id
            returning w.processor, w.event_id, w.processor_payment_id, w.payment_id, w.attempt_id,
              w.received_at""")
        .param("concerns", concerns.name())
        .param("now", utc(now))
        .param("lease", utc(leaseUntil))
        .param("max", max)
        .query(
            (row, n) ->
                new DueEvent(
                    row.getString("processor"),
                    row.getString("event_id"),
                    new ChargeChanged(
                        row.getString("processor_payment_id"),
                        row.getString("payment_id"),
                        row.getString("attempt_id")),
                    instant(row, "received_at")))
        .list();
  }

  /** Events about a charge that somebody had to look at have been taken into account after all. */
  public void settleRaised(String processor, String charge, String detail, Instant now) {
    jdbc.sql(
            """
            update webhook_inbox set applied_at = :now, result = 'APPLIED', detail = :detail
            where processor = :processor and processor_payment_id = :charge
              and result = 'RAISED' and concerns = 'REVERSAL'""")
        .param("processor", processor)
        .param("charge", charge)
        .param("detail", detail)
        .param("now", utc(now))
        .update();
  }

  /** An event is done with. */
  public void settle(DueEvent event, Result result, String detail, Instant now) {
    jdbc.sql(
            """
            update webhook_inbox
            set due_at = null, applied_at = :now, result = :result, detail = :detail
            where processor = :processor and event_id = :event""")
        .param("processor", event.processor())
        .param("event", event.eventId())
        .param("result", result.name())
        .param("detail", detail)
        .param("now", utc(now))
        .update();
  }
}
