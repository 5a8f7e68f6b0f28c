package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.MappedDocument;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.sap.document.EndedBeforeSending;
import io.openitem.sap.lockbox.ItemStanding.Phase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java steps of {@code post-lockbox} and {@code ask-post-lockbox}. */
public final class LockboxSteps {

  private static final String PHASE = "lockboxPhase";
  private static final String LOOK = "lockboxLook";
  private static final Logger LOG = LoggerFactory.getLogger(LockboxSteps.class);

  private final CompanyCodes companyCodes;
  private final LockboxItems items;
  private final Clock clock;

  LockboxSteps(CompanyCodes companyCodes, LockboxItems items, Clock clock) {
    this.companyCodes = companyCodes;
    this.items = items;
    this.clock = clock;
  }

  /**
   * Tells what our own books know: the item waits, its batch is under way, or SAP refused it.
   *
   * @throws EndedBeforeSending with that; SAP need not be asked
   */
  public void standing(@ExchangeProperty(DocumentSteps.TASK) PostingTask task, Exchange exchange) {
    ItemStanding standing = items.of(task);
    if (standing instanceof ItemStanding.Told told) {
      throw new EndedBeforeSending(told.outcome());
    }
    if (standing instanceof ItemStanding.Ask ask) {
      exchange.setProperty(PHASE, ask.phase());
    } else {
      exchange.setProperty(PHASE, Phase.NEVER_SENT);
      exchange.setProperty(LOOK, standing);
    }
  }

  /** What became of the payment; the body holds the customer's lines. */
  public Outcome<DocumentNumber> judge(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task,
      @ExchangeProperty(PHASE) Phase phase,
      @ExchangeProperty(LOOK) @Nullable Object look,
      @Body Object cube,
      Exchange exchange) {
    List<AccountLine> lines = AccountLine.read(cube);
    Outcome<DocumentNumber> outcome = LockboxLook.seen(task, lines, phase, exchange);
    if (outcome instanceof Outcome.Refused<DocumentNumber> refused
        && refused.code().equals(LockboxAnswers.HALF_POSTED)) {
      items.halfPosted(task, refused.detail());
    }
    if (look instanceof ItemStanding.Look begun && outcome instanceof Outcome.NotDone) {
      outcome = looked(task, begun, lines);
    }
    LOG.info("{}: lockbox item {}: {}", task.paymentId(), task.reference(), outcome);
    return outcome;
  }

  /** SAP has nothing of a waiting item: it goes with the next batch, if all is still as it was. */
  private Outcome<DocumentNumber> looked(
      PostingTask task, ItemStanding.Look look, List<AccountLine> lines) {
    Optional<Outcome<DocumentNumber>> hindrance =
        halfPostedOnce(task).or(() -> StillOpen.whyNot(task, lines));
    if (hindrance.isPresent()) {
      // Whatever SAP does not show now it may show later; the item stays where it is.
      return hindrance.get() instanceof Outcome.NotDone<DocumentNumber> notDone
          ? Outcome.unknown(notDone.reason())
          : hindrance.get();
    }
    items.looked(task, look);
    return LockboxItems.WAITS;
  }

  /**
   * The payment as canonical JSON, after a last look at what SAP has of it already and at what is
   * to be paid: the body holds the customer's lines.
   */
  public JsonNode describe(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task,
      @Body Object cube,
      Exchange exchange) {
    CompanyCodeCustomizing customizing = DocumentSteps.customizing(companyCodes, task);
    List<AccountLine> lines;
    Outcome<DocumentNumber> before;
    try {
      lines = AccountLine.read(cube);
      before = LockboxLook.seen(task, lines, Phase.NEVER_SENT, exchange);
    } catch (IllegalArgumentException e) {
      throw new EndedBeforeSending(Outcome.notDone("SAP's items: " + e.getMessage()));
    }
    requireNeverPosted(task, before);
    StillOpen.whyNot(task, lines)
        .ifPresent(
            outcome -> {
              throw new EndedBeforeSending(outcome);
            });
    try {
      return LockboxItemJson.of(task, customizing, lines, clock.instant());
    } catch (IllegalArgumentException e) {
      throw EndedBeforeSending.refused("NOT-POSTABLE", String.valueOf(e.getMessage()));
    }
  }

  /** Hands the checked item over to the next batch. */
  public Outcome<DocumentNumber> handOver(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task, @Body Object body) {
    if (!(body instanceof MappedDocument.Checked checked)) {
      throw new IllegalStateException("only what the guard let pass is handed over");
    }
    CompanyCodeCustomizing customizing = DocumentSteps.customizing(companyCodes, task);
    boolean under =
        items.add(
            task, LockboxLane.of(customizing), BatchKey.of(task, customizing), checked.document());
    return under
        ? Outcome.pending("waits for the next lockbox batch")
        : Outcome.notDone("the attempt ended before its item was handed over");
  }

  /** What SAP has of a reference is never sent again, whoever wants it to be. */
  private void requireNeverPosted(PostingTask task, Outcome<DocumentNumber> before) {
    if (before instanceof Outcome.Done || before instanceof Outcome.Refused) {
      throw new EndedBeforeSending(before);
    }
    if (before instanceof Outcome.Unknown<DocumentNumber> unknown) {
      throw new EndedBeforeSending(Outcome.notDone(unknown.reason()));
    }
    halfPostedOnce(task)
        .ifPresent(
            half -> {
              throw new EndedBeforeSending(half);
            });
  }

  private Optional<Outcome<DocumentNumber>> halfPostedOnce(PostingTask task) {
    return items
        .halfPosted(task)
        .map(
            half ->
                Outcome.refused(
                    LockboxAnswers.HALF_POSTED, half + "; SAP shows that item no more"));
  }
}
