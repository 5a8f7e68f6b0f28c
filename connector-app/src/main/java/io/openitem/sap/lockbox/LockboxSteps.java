package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.MappedDocument;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.sap.document.EndedBeforeSending;
import io.openitem.sap.lockbox.ItemStanding.Phase;
import io.openitem.sap.odata.SapODataHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java steps of {@code post-lockbox} and {@code ask-post-lockbox}. */
public final class LockboxSteps {

  /** The exchange property that holds what SAP shows of the batch's items. */
  public static final String ITEMS = "lockboxItems";

  private static final String PHASE = "lockboxPhase";
  private static final Logger LOG = LoggerFactory.getLogger(LockboxSteps.class);

  private final CompanyCodes companyCodes;
  private final LockboxItems items;
  private final Clock clock;
  private final Duration callTimeLimit;

  LockboxSteps(CompanyCodes companyCodes, LockboxItems items, Clock clock, Duration callTimeLimit) {
    this.companyCodes = companyCodes;
    this.items = items;
    this.clock = clock;
    this.callTimeLimit = callTimeLimit;
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
    exchange.setProperty(PHASE, ((ItemStanding.Ask) standing).phase());
  }

  /** Asks for the items that carry the task's reference. */
  public void askForItems(Exchange exchange) {
    ask(exchange, LockboxQuestion.items(DocumentSteps.task(exchange)));
  }

  /** Asks for the customer's account: what is paid, and what carries the task's reference. */
  public void askForAccount(Exchange exchange) {
    ask(exchange, LockboxQuestion.account(DocumentSteps.task(exchange)));
  }

  /** What became of the payment; the body holds the customer's lines. */
  public Outcome<DocumentNumber> judge(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task,
      @ExchangeProperty(ITEMS) Object entries,
      @ExchangeProperty(PHASE) Phase phase,
      @Body Object cube) {
    Outcome<DocumentNumber> outcome =
        LockboxAnswers.of(task, LockboxEntry.read(entries), AccountLine.read(cube), phase);
    if (outcome instanceof Outcome.Refused<DocumentNumber> refused
        && refused.code().equals(LockboxAnswers.HALF_POSTED)) {
      items.halfPosted(task, refused.detail());
    }
    LOG.info("{}: lockbox item {}: {}", task.paymentId(), task.reference(), outcome);
    return outcome;
  }

  /**
   * The payment as canonical JSON, after a last look at what SAP has of it already and at what is
   * to be paid: the body holds the customer's lines.
   */
  public JsonNode describe(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task,
      @ExchangeProperty(ITEMS) Object entries,
      @Body Object cube) {
    CompanyCodeCustomizing customizing = DocumentSteps.customizing(companyCodes, task);
    List<AccountLine> lines;
    Outcome<DocumentNumber> before;
    try {
      lines = AccountLine.read(cube);
      before = LockboxAnswers.of(task, LockboxEntry.read(entries), lines, Phase.NEVER_SENT);
    } catch (IllegalArgumentException e) {
      throw new EndedBeforeSending(Outcome.notDone("SAP's items: " + e.getMessage()));
    }
    requireNeverPosted(task, before);
    requireStillOpen(task, lines);
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
    Optional<String> half = items.halfPosted(task);
    if (half.isPresent()) {
      throw EndedBeforeSending.refused(
          LockboxAnswers.HALF_POSTED, half.get() + "; SAP shows that item no more");
    }
  }

  private static void requireStillOpen(PostingTask task, List<AccountLine> lines) {
    for (PaidItem item : task.items()) {
      AccountLine line =
          LockboxAnswers.find(item, lines)
              .orElseThrow(
                  () ->
                      new EndedBeforeSending(
                          Outcome.notDone(
                              "SAP shows no item " + item.invoice() + " on the account")));
      if (line.clearedBy().isPresent()) {
        throw EndedBeforeSending.refused(
            "CLEARED-OTHERWISE",
            "%s is cleared by %s".formatted(item.invoice(), line.clearedBy().get()));
      }
      if (!line.amount().equals(item.amount())) {
        throw EndedBeforeSending.refused(
            "AMOUNT-DIFFERS",
            "%s is %s in SAP, paid was %s".formatted(item.invoice(), line.amount(), item.amount()));
      }
    }
  }

  private void ask(Exchange exchange, Map<String, String> query) {
    PostingTask task = DocumentSteps.task(exchange);
    exchange.setProperty(
        DocumentSteps.SYSTEM, DocumentSteps.customizing(companyCodes, task).sapSystem());
    exchange.getMessage().setHeader(SapODataHeaders.QUERY_PARAMS, query);
    Duration left = callTimeLimit.minusMillis(exchange.getClock().elapsed());
    exchange.getMessage().setHeader(SapODataHeaders.TIME_LIMIT, left);
  }
}
