package io.openitem.posting;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PostingChange;
import io.openitem.domain.PostingKind;
import io.openitem.store.ClaimedPosting;
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

  /** Runs in the transaction of the change. */
  void tell(ClaimedPosting claimed, PostingChange change, Instant now) {
    String paymentId = claimed.task().paymentId();
    change.document().ifPresent(document -> updatePayment(claimed, document, now));
    change.event().ifPresent(type -> events.append(paymentId, type, data(claimed, change)));
    if (change.document().isPresent() && postsAndClears(claimed)) {
      events.append(paymentId, PaymentEventType.CLEARED, data(claimed, change));
    }
    log(claimed, change);
  }

  /** A posting that nobody was at work on; runs in the transaction of the change. */
  void tell(String paymentId, String postingId, PaymentEventType type, String reason) {
    events.append(paymentId, type, Map.of("postingId", postingId, "reason", reason));
    log.warn("{}: posting {}: {}: {}", paymentId, postingId, type.wireName(), reason);
  }

  private void updatePayment(ClaimedPosting claimed, DocumentNumber document, Instant now) {
    String paymentId = claimed.task().paymentId();
    if (claimed.task().kind() == PostingKind.PAYMENT) {
      payments.posted(paymentId, document, now);
    }
    if (claimed.clearsItems()) {
      payments.cleared(paymentId, document, now);
    }
  }

  private static boolean postsAndClears(ClaimedPosting claimed) {
    return claimed.task().kind() == PostingKind.PAYMENT && claimed.clearsItems();
  }

  private static Map<String, Object> data(ClaimedPosting claimed, PostingChange change) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("postingId", claimed.task().postingId());
    data.put("kind", claimed.task().kind().name());
    change
        .document()
        .ifPresent(
            document -> {
              data.put("companyCode", document.companyCode().value());
              data.put("fiscalYear", document.fiscalYear());
              data.put("documentNumber", document.number());
            });
    change.reason().ifPresent(reason -> data.put("reason", reason));
    change.dueAt().ifPresent(due -> data.put("nextAt", due.toString()));
    return data;
  }

  private static void log(ClaimedPosting claimed, PostingChange change) {
    String outcome = change.document().map(DocumentNumber::toString).orElse("");
    switch (change.state()) {
      case POSTED ->
          log.info(
              "{}: {} posted as {}", claimed.task().paymentId(), claimed.task().kind(), outcome);
      case PARKED, WAITING ->
          log.warn(
              "{}: {} {}: {}",
              claimed.task().paymentId(),
              claimed.task().kind(),
              change.state(),
              change.reason().orElse(""));
      case READY, SENDING, ASKING ->
          log.debug(
              "{}: {} {}: {}",
              claimed.task().paymentId(),
              claimed.task().kind(),
              change.state(),
              change.reason().orElse(""));
    }
  }
}
