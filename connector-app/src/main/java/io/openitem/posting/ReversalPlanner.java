package io.openitem.posting;

import io.openitem.domain.Ids;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PostingApi;
import io.openitem.domain.PostingContent;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingLine.Role;
import io.openitem.domain.PostingReference;
import io.openitem.domain.PostingState;
import io.openitem.domain.ReversedMoney;
import io.openitem.store.Outbox;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PaymentPostings.PaymentPosting;
import io.openitem.store.PlannedPosting;
import io.openitem.store.PostingPlans;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Declares the document that SAP is to have of captured money that moved again: a new one beside
 * the payment's, on the same accounts with the opposite signs. Nothing that was posted is changed.
 */
public final class ReversalPlanner {

  /** How the reasons begin of what the posting API could not post rightly, however often. */
  private static final List<String> BY_HAND =
      List.of("NO-REVERSAL: ", "SPECIAL-GL: ", "NO-CUSTOMER-LINE: ");

  private final PostingPlans plans;
  private final Outbox outbox;
  private final PaymentEvents events;
  private final Ids ids;
  private final Clock clock;
  private final PostingSettings settings;

  /** Stores the plans here. */
  public ReversalPlanner(
      PostingPlans plans,
      Outbox outbox,
      PaymentEvents events,
      Ids ids,
      Clock clock,
      PostingSettings settings) {
    this.plans = plans;
    this.outbox = outbox;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Plans the document, in the payment's lane and after the payment's own. Must run in the
   * transaction that records that the money moved. What cannot be posted by itself is planned all
   * the same, and parked.
   *
   * @param payment the posting that it follows, locked by the caller
   * @throws org.springframework.dao.DuplicateKeyException when this movement was planned before
   */
  public void plan(ReversedMoney moved, PaymentPosting payment) {
    List<PostingLine> lines = lines(moved, payment.content());
    Optional<String> parked = cannot(moved, payment.content());
    Instant now = clock.instant();
    boolean due = parked.isEmpty() && payment.state() == PostingState.POSTED;
    PlannedPosting posting =
        new PlannedPosting(
            ids.posting(),
            moved.paymentId(),
            payment.laneId(),
            moved.kind().posting(),
            moved.api(),
            new PostingReference(ids.postingReference(), 1),
            Optional.of(payment.postingId()),
            parked.isEmpty() ? PostingState.READY : PostingState.PARKED,
            parked,
            content(moved, payment.content(), lines),
            due ? Optional.of(now) : Optional.empty(),
            now.plus(settings.deadline()),
            now);
    plans.insert(posting, moved.reversalId());
    parked.ifPresent(
        why ->
            events.append(
                moved.paymentId(),
                PaymentEventType.POSTING_PARKED,
                Map.of("postingId", posting.postingId(), "reason", why)));
    if (due) {
      outbox.requestPosting(posting.postingId());
    }
  }

  /** Whether a posting was parked for this reason because only people can post its document. */
  static boolean isByHandOnly(String reason) {
    return BY_HAND.stream().anyMatch(reason::startsWith);
  }

  private static Optional<String> cannot(ReversedMoney moved, PostingContent payment) {
    if (!PostingApi.named(moved.api()).reverses()) {
      return Optional.of(
          "NO-REVERSAL: postingApi %s posts payments only; post it by hand and record the document"
              .formatted(moved.api()));
    }
    if (line(payment, Role.CUSTOMER).flatMap(PostingLine::specialGlCode).isPresent()) {
      return Optional.of(
          "SPECIAL-GL: it takes back a down payment; post it by hand under its special G/L indicator and record the document");
    }
    if (moved.amount().equals(moved.surcharge())) {
      return Optional.of(
          "NO-CUSTOMER-LINE: all of it was the surcharge; post it by hand and record the document");
    }
    boolean accountMissing =
        moved.surcharge().isPositive()
            && line(payment, Role.SURCHARGE).flatMap(PostingLine::glAccount).isEmpty();
    return accountMissing
        ? Optional.of("the payment's posting names no account for the surcharge")
        : Optional.empty();
  }

  private static PostingContent content(
      ReversedMoney moved, PostingContent payment, List<PostingLine> lines) {
    return new PostingContent(
        payment.account(),
        moved.documentDate(),
        moved.businessDate(),
        lines,
        payment.items(),
        moved.processor(),
        moved.processorReversalId());
  }

  private static List<PostingLine> lines(ReversedMoney moved, PostingContent payment) {
    Money amount = moved.kind().takesMoney() ? moved.amount() : moved.amount().negated();
    Money fee = moved.kind().takesMoney() ? moved.surcharge() : moved.surcharge().negated();
    List<PostingLine> lines = new ArrayList<>();
    lines.add(as(payment, Role.PROCESSOR_CLEARING, amount.negated()));
    if (!amount.equals(fee)) {
      lines.add(as(payment, Role.CUSTOMER, amount.minus(fee)));
    }
    if (!fee.isZero()) {
      lines.add(as(payment, Role.SURCHARGE, fee));
    }
    return lines;
  }

  /** The same account and tax code as in the payment's document. */
  private static PostingLine as(PostingContent payment, Role role, Money amount) {
    Optional<PostingLine> line = line(payment, role);
    return new PostingLine(
        role, line.flatMap(PostingLine::glAccount), amount, line.flatMap(PostingLine::taxCode));
  }

  private static Optional<PostingLine> line(PostingContent payment, Role role) {
    return payment.lines().stream().filter(line -> line.role() == role).findFirst();
  }
}
