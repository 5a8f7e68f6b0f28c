package io.openitem.posting;

import io.openitem.domain.Ids;
import io.openitem.domain.PaymentEventType;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.Lanes;
import io.openitem.store.PaymentEvents;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a posting for this process alone, with its attempt stored before anything is sent. */
public final class PostingClaims {

  private final TransactionTemplate transactions;
  private final Lanes lanes;
  private final PaymentEvents events;
  private final Ids ids;
  private final Clock clock;
  private final PostingSettings settings;

  /** Takes lanes here. */
  public PostingClaims(
      TransactionTemplate transactions,
      Lanes lanes,
      PaymentEvents events,
      Ids ids,
      Clock clock,
      PostingSettings settings) {
    this.transactions = transactions;
    this.lanes = lanes;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Claims a posting in one transaction of its own. A message that comes twice, late or too early
   * claims nothing, and that is no error: when the posting is due, somebody names it again.
   */
  public Optional<ClaimedPosting> claim(String postingId) {
    return Optional.ofNullable(transactions.execute(status -> claim(postingId, status)))
        .flatMap(claimed -> claimed);
  }

  private Optional<ClaimedPosting> claim(String postingId, TransactionStatus status) {
    Optional<ClaimedPosting> claimed =
        lanes.take(postingId, clock, settings.lease(), ids.attempt());
    if (claimed.isEmpty()) {
      status.setRollbackOnly();
    }
    claimed.filter(taken -> taken.open().isEmpty()).ifPresent(this::announceSending);
    return claimed;
  }

  private void announceSending(ClaimedPosting claimed) {
    events.append(
        claimed.task().paymentId(),
        PaymentEventType.POSTING_SENT,
        Map.of(
            "postingId", claimed.task().postingId(),
            "kind", claimed.task().kind().name(),
            "reference", claimed.task().reference().value(),
            "attemptId", claimed.task().attemptId(),
            "try", claimed.tries()));
  }
}
