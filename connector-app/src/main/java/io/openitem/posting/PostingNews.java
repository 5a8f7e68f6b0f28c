package io.openitem.posting;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PostingChange;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingTask;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PostedPayments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what happened to a posting to its payment, and announces it. */
public final class PostingNews {

  private static final Logger log = LoggerFactory.getLogger(PostingNews.class);

  private final PostedPayments payments;
  private final PaymentEvents events;

  /** Tells these. */
  public PostingNews(PostedPayments payments, PaymentEvents events) {
    this.payments = payments;
    this.events = events;
  }

  /**
   * Runs in the transaction of the change.
   *
   * @param clearsItems whether a document of this posting has cleared the payment's items
   */
  void tell(PostingTask task, boolean clearsItems, PostingChange change, Instant now) {
    String paymentId = task.paymentId();
    change.document().ifPresent(document -> updatePayment(task, clearsItems, document, now));
    change.event().ifPresent(type -> events.append(paymentId, type, data(task, change)));
    if (change.document().isPresent() && clearsItems && task.kind() == PostingKind.PAYMENT) {
      events.append(paymentId, PaymentEventType.CLEARED, data(task, change));
    }
    log(task, change);
  }

  /** SAP shows the payment's items as cleared; runs in the transaction of the change. */
  void cleared(PostingTask task, DocumentNumber clearing, Instant now) {
    payments.cleared(task.paymentId(), clearing, now);
    events.append(
        task.paymentId(),
        PaymentEventType.CLEARED,
        Map.of(
            "postingId", task.postingId(),
            "kind", task.kind().name(),
            "companyCode", clearing.companyCode().value(),
            "fiscalYear", clearing.fiscalYear(),
            "documentNumber", clearing.number()));
  }

  /** A posting that nobody was at work on; runs in the transaction of the change. */
  void tell(String paymentId, String postingId, PaymentEventType type, String reason) {
    events.append(paymentId, type, Map.of("postingId", postingId, "reason", reason));
    log.warn("{}: posting {}: {}: {}", paymentId, postingId, type.wireName(), reason);
  }

  private void updatePayment(
      PostingTask task, boolean clearsItems, DocumentNumber document, Instant now) {
    String paymentId = task.paymentId();
    if (task.kind() == PostingKind.PAYMENT) {
      payments.posted(paymentId, document, now);
    }
    if (clearsItems) {
      payments.cleared(paymentId, document, now);
    }
  }

  private static Map<String, Object> data(PostingTask task, PostingChange change) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("postingId", task.postingId());
    data.put("kind", task.kind().name());
    change
        .document()
        .ifPresent(
            document -> {
              data.put("companyCode", document.companyCode().value());
              data.put("fiscalYear", document.fiscalYear());
              data.put("documentNumber", document.number());
            });
    change
        .movedTo()
        .ifPresent(
            date -> {
              data.put("postingDateBefore", task.postingDate().toString());
              data.put("postingDateAfter", date.toString());
            });
    change.reason().ifPresent(reason -> data.put("reason", reason));
    change.dueAt().ifPresent(due -> data.put("nextAt", due.toString()));
    return data;
  }

  private static void log(PostingTask task, PostingChange change) {
    String outcome = change.document().map(DocumentNumber::toString).orElse("");
    switch (change.state()) {
      case POSTED -> log.info("{}: {} posted as {}", task.paymentId(), task.kind(), outcome);
      case PARKED, WAITING ->
          log.warn(
              "{}: {} {}: {}",
              task.paymentId(),
              task.kind(),
              change.state(),
              change.reason().orElse(""));
      case READY, SENDING, ASKING ->
          log.debug(
              "{}: {} {}: {}",
              task.paymentId(),
              task.kind(),
              change.state(),
              change.reason().orElse(""));
    }
  }
}
