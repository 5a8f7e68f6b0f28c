package io.openitem.sap.journalentry;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.MappedDocument;
import io.openitem.mapping.Mappings;
import io.openitem.sap.odata.SapODataException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;

/**
 * The Java steps of {@code post-journalentry} and {@code clear-journalentry}: describe, map, guard,
 * send. Nothing but what the guard let pass is ever sent.
 */
public final class JournalEntrySteps {

  /** The exchange property that holds the {@link PostingTask}. */
  public static final String TASK = "postingTask";

  /** The exchange property that holds the canonical JSON, which the guard compares with. */
  public static final String INPUT = "mappingInput";

  /** The exchange property that names the mapping. */
  public static final String MAPPING = "mapping";

  private final CompanyCodes companyCodes;
  private final Mappings mappings;
  private final JournalEntrySender sender;
  private final Clock clock;

  /** The steps over what is in effect. */
  public JournalEntrySteps(
      CompanyCodes companyCodes, Mappings mappings, JournalEntrySender sender, Clock clock) {
    this.companyCodes = companyCodes;
    this.mappings = mappings;
    this.sender = sender;
    this.clock = clock;
  }

  /** The payment as canonical JSON. */
  public JsonNode describePayment(@ExchangeProperty(TASK) PostingTask task) {
    try {
      return EntryJson.payment(task, customizing(task), clock.instant());
    } catch (IllegalArgumentException e) {
      throw refused("NOT-POSTABLE", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The clearing as canonical JSON, after a last look at what is to be cleared: the body holds the
   * cube's lines.
   */
  public JsonNode describeClearing(@ExchangeProperty(TASK) PostingTask task, @Body Object cube) {
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
      throw refused("AMOUNT-DIFFERS", difference.get());
    }
    return EntryJson.clearing(task, customizing(task), own.id(), clock.instant());
  }

  /** Maps the canonical JSON with the mapping that the route names. */
  public MappedDocument map(
      @ExchangeProperty(MAPPING) String mapping, @ExchangeProperty(INPUT) JsonNode input) {
    return mappings.get(mapping).map(input);
  }

  /** Lets pass only what says what was captured; anything else ends the attempt with evidence. */
  public MappedDocument guard(
      @ExchangeProperty(MAPPING) String mapping,
      @ExchangeProperty(INPUT) JsonNode input,
      @Body MappedDocument document) {
    MappedDocument checked = mappings.get(mapping).check(input, document);
    if (checked instanceof MappedDocument.Deviating deviating) {
      throw refused("MAPPING", deviating.evidence());
    }
    return checked;
  }

  /** Sends the payment; how that ended. */
  public Outcome<DocumentNumber> sendPayment(
      Exchange exchange,
      @ExchangeProperty(TASK) PostingTask task,
      @Body MappedDocument.Checked document) {
    return sender.post(system(task), task, document, exchange.getClock().elapsed());
  }

  /** Sends the clearing; at best SAP took it and works on it later. */
  public Outcome<DocumentNumber> sendClearing(
      Exchange exchange,
      @ExchangeProperty(TASK) PostingTask task,
      @Body MappedDocument.Checked document) {
    return sender.clear(system(task), task, document, exchange.getClock().elapsed());
  }

  /** How an attempt ended that sent nothing: a read that failed, or what a step found. */
  public Outcome<DocumentNumber> ended(@ExchangeException Exception ending) {
    if (ending instanceof EndedBeforeSending early) {
      return early.outcome();
    }
    if (ending instanceof SapODataException failed) {
      // Whatever was wrong with the question, the clearing was not sent and is still wanted.
      return new Outcome.NotDone<>(
          "SAP could not be read: " + failed.getMessage(), failed.retryAfter());
    }
    throw new IllegalStateException("not an ending before sending", ending);
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
    return companyCodes
        .find(task.account().companyCode())
        .orElseThrow(
            () ->
                refused(
                    "NO-CUSTOMIZING",
                    "company code " + task.account().companyCode() + " has no customizing"));
  }

  private static EndedBeforeSending refused(String code, String detail) {
    return new EndedBeforeSending(Outcome.refused(code, detail));
  }
}
