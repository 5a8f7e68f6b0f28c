package io.openitem.posting;

import io.openitem.domain.AdHocTerms;
import io.openitem.domain.CapturedPayment;
import io.openitem.domain.Ids;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PostingContent;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingLine.Role;
import io.openitem.domain.PostingReference;
import io.openitem.domain.PostingState;
import io.openitem.domain.SurchargeRule;
import io.openitem.store.Outbox;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PlannedPosting;
import io.openitem.store.PostingPlans;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declares a captured payment's posting set: the documents that SAP is to have, each once. */
public final class PostingPlanner {

  private static final String NO_SURCHARGE_ACCOUNT =
      "customizing names no account for the surcharge";

  private final PostingPlans plans;
  private final Outbox outbox;
  private final PaymentEvents events;
  private final Ids ids;
  private final Clock clock;
  private final PostingSettings settings;

  /** Stores the plans here. */
  public PostingPlanner(
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
   * Plans the payment's document, to be sent at once, and the clearing that depends on it, unless
   * the posting API clears with the payment's own document or there is nothing to clear. A
   * surcharge that the payment's document cannot hold is a document of its own, sent at once, too.
   * Must run in the transaction that records the capture, so that no captured money is without its
   * postings.
   *
   * <p>What cannot be posted as it stands is planned all the same, and parked.
   *
   * @throws org.springframework.dao.DuplicateKeyException when the payment was planned before
   */
  public void plan(CapturedPayment captured) {
    boolean complete = lines(captured).stream().allMatch(PostingPlanner::hasAccount);
    plan(captured, complete ? Optional.empty() : Optional.of(NO_SURCHARGE_ACCOUNT));
  }

  /**
   * Plans as {@link #plan(CapturedPayment)}, but parked: somebody has to look at it first.
   *
   * @param reason what is wrong with it, such as another amount captured than asked for
   */
  public void park(CapturedPayment captured, String reason) {
    plan(captured, Optional.of(reason));
  }

  private void plan(CapturedPayment captured, Optional<String> reason) {
    List<PostingLine> lines = SurchargeApart.withoutIt(captured, lines(captured));
    PlannedPosting payment =
        planned(captured, PostingKind.PAYMENT, content(captured, lines), Optional.empty(), reason);
    List<PlannedPosting> postings = new ArrayList<>(List.of(payment));
    List<PostingLine> surcharge = SurchargeApart.itAlone(captured, lines(captured));
    if (!surcharge.isEmpty()) {
      postings.add(
          planned(
              captured,
              PostingKind.SURCHARGE,
              content(captured, surcharge),
              Optional.empty(),
              reason));
    }
    if (!captured.items().isEmpty() && !captured.customizing().clearsWithPayment()) {
      postings.add(
          planned(
              captured,
              PostingKind.CLEARING,
              content(captured, List.of()),
              Optional.of(payment.postingId()),
              Optional.empty()));
    }
    plans.insert(postings);

    postings.stream()
        .filter(posting -> posting.dependsOn().isEmpty())
        .forEach(
            posting ->
                reason.ifPresentOrElse(
                    why ->
                        events.append(
                            captured.paymentId(),
                            PaymentEventType.POSTING_PARKED,
                            Map.of("postingId", posting.postingId(), "reason", why)),
                    () -> outbox.requestPosting(posting.postingId())));
  }

  private PlannedPosting planned(
      CapturedPayment captured,
      PostingKind kind,
      PostingContent content,
      Optional<String> dependsOn,
      Optional<String> parkedBecause) {
    Instant now = clock.instant();
    boolean due = dependsOn.isEmpty() && parkedBecause.isEmpty();
    return new PlannedPosting(
        ids.posting(),
        captured.paymentId(),
        captured.customizing().lane(captured.account()),
        kind,
        kind == PostingKind.SURCHARGE
            ? captured.customizing().surchargeApi()
            : captured.customizing().postingApi(),
        new PostingReference(ids.postingReference(), 1),
        dependsOn,
        parkedBecause.isEmpty() ? PostingState.READY : PostingState.PARKED,
        parkedBecause,
        content,
        due ? Optional.of(now) : Optional.empty(),
        now.plus(settings.deadline()),
        now);
  }

  private static PostingContent content(CapturedPayment captured, List<PostingLine> lines) {
    return new PostingContent(
        captured.account(),
        captured.capturedAt().atZone(captured.customizing().timeZone()).toLocalDate(),
        captured.businessDate(),
        lines,
        captured.items(),
        captured.processor(),
        captured.processorPaymentId());
  }

  private static List<PostingLine> lines(CapturedPayment captured) {
    List<PostingLine> lines = new ArrayList<>();
    lines.add(
        new PostingLine(
            Role.PROCESSOR_CLEARING,
            Optional.of(captured.customizing().clearingAccount()),
            captured.total(),
            Optional.empty()));
    lines.add(
        new PostingLine(
            Role.CUSTOMER,
            Optional.empty(),
            captured.amount().negated(),
            Optional.empty(),
            captured.adHoc().flatMap(AdHocTerms::specialGlCode),
            captured.adHoc().flatMap(AdHocTerms::note)));
    if (captured.surcharge().isPositive()) {
      lines.add(surcharge(captured));
    }
    return lines;
  }

  private static PostingLine surcharge(CapturedPayment captured) {
    Money fee = captured.surcharge();
    Optional<SurchargeRule> rule = captured.customizing().surchargeIn(fee.currency());
    return new PostingLine(
        Role.SURCHARGE,
        rule.map(SurchargeRule::glAccount),
        fee.negated(),
        rule.flatMap(SurchargeRule::taxCode));
  }

  private static boolean hasAccount(PostingLine line) {
    return line.role() == Role.CUSTOMER || line.glAccount().isPresent();
  }
}
