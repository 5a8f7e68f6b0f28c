package io.openitem.sap.journalentry;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.MappedDocument;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.sap.document.EndedBeforeSending;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * The Java steps of {@code post-journalentry} and {@code clear-journalentry}: describe and send.
 * What is between them is {@link DocumentSteps}'s.
 */
public final class JournalEntrySteps {

  private final CompanyCodes companyCodes;
  private final JournalEntrySender sender;
  private final Clock clock;

  /** The steps over what is in effect. */
  public JournalEntrySteps(CompanyCodes companyCodes, JournalEntrySender sender, Clock clock) {
    this.companyCodes = companyCodes;
    this.sender = sender;
    this.clock = clock;
  }

  /** The payment as canonical JSON. */
  public JsonNode describePayment(@ExchangeProperty(DocumentSteps.TASK) PostingTask task) {
    try {
      return EntryJson.payment(task, customizing(task), clock.instant());
    } catch (IllegalArgumentException e) {
      throw EndedBeforeSending.refused("NOT-POSTABLE", String.valueOf(e.getMessage()));
    }
  }

  /** Money that moved again as canonical JSON. */
  public JsonNode describeReversal(@ExchangeProperty(DocumentSteps.TASK) PostingTask task) {
    try {
      return EntryJson.reversal(task, customizing(task), payment(task), clock.instant());
    } catch (IllegalArgumentException e) {
      throw EndedBeforeSending.refused("NOT-POSTABLE", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The clearing as canonical JSON, after a last look at what is to be cleared: the body holds the
   * cube's lines.
   */
  public JsonNode describeClearing(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task, @Body Object cube) {
    DocumentNumber payment = payment(task);
    List<CubeRow> rows;
    try {
      rows = CubeRow.read(cube);
    } catch (IllegalArgumentException e) {
      throw new EndedBeforeSending(Outcome.notDone("SAP's items: " + e.getMessage()));
    }
    Outcome<DocumentNumber> now = CubeAnswers.clearing(task, payment, rows);
    if (now instanceof Outcome.Unknown<DocumentNumber> unknown) {
      throw new EndedBeforeSending(Outcome.notDone(unknown.reason()));
    }
    if (!(now instanceof Outcome.Pending)) {
      throw new EndedBeforeSending(now);
    }
    CubeRow own = CubeAnswers.paymentLine(payment, rows).orElseThrow();
    Optional<String> difference = CubeAnswers.amountsDiffer(task, own, rows);
    if (difference.isPresent()) {
      throw EndedBeforeSending.refused("AMOUNT-DIFFERS", difference.get());
    }
    return EntryJson.clearing(task, customizing(task), own.id(), clock.instant());
  }

  /** Sends the payment; how that ended. */
  public Outcome<DocumentNumber> sendPayment(
      Exchange exchange,
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task,
      @Body MappedDocument.Checked document) {
    return sender.post(system(task), task, document, exchange.getClock().elapsed());
  }

  /** Sends the clearing; at best SAP took it and works on it later. */
  public Outcome<DocumentNumber> sendClearing(
      Exchange exchange,
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task,
      @Body MappedDocument.Checked document) {
    return sender.clear(system(task), task, document, exchange.getClock().elapsed());
  }

  /** The document whose credit line clears the items. */
  static DocumentNumber payment(PostingTask task) {
    return task.payment()
        .orElseThrow(() -> new IllegalStateException(task.postingId() + " names no payment"));
  }

  private String system(PostingTask task) {
    return customizing(task).sapSystem();
  }

  private CompanyCodeCustomizing customizing(PostingTask task) {
    return DocumentSteps.customizing(companyCodes, task);
  }
}
