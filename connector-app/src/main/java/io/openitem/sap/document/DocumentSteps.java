package io.openitem.sap.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.MappedDocument;
import io.openitem.mapping.Mappings;
import io.openitem.sap.odata.SapODataException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;

/**
 * The Java steps that the routes of all posting APIs share: map, guard, and an ending before
 * anything was sent. Nothing but what the guard let pass is ever sent.
 */
public final class DocumentSteps {

  /** The exchange property that holds the {@link PostingTask}. */
  public static final String TASK = "postingTask";

  /** The exchange property that holds the canonical JSON, which the guard compares with. */
  public static final String INPUT = "mappingInput";

  /** The exchange property that names the mapping. */
  public static final String MAPPING = "mapping";

  /** The exchange property that names the SAP system that is called. */
  public static final String SYSTEM = "sapSystem";

  private final Mappings mappings;

  /** The steps over the mappings in effect. */
  public DocumentSteps(Mappings mappings) {
    this.mappings = mappings;
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
      throw EndedBeforeSending.refused("MAPPING", deviating.evidence());
    }
    return checked;
  }

  /** How an attempt ended that sent nothing: a read that failed, or what a step found. */
  public Outcome<DocumentNumber> ended(@ExchangeException Exception ending) {
    if (ending instanceof EndedBeforeSending early) {
      return early.outcome();
    }
    if (ending instanceof SapODataException failed) {
      // Whatever was wrong with the question, nothing was sent and what was to be is still wanted.
      return new Outcome.NotDone<>(
          "SAP could not be read: " + failed.getMessage(), failed.retryAfter());
    }
    throw new IllegalStateException("not an ending before sending", ending);
  }

  /** A question without an answer tells nothing, whatever the reason. */
  public Outcome<DocumentNumber> untold(@ExchangeException Exception failure) {
    return Outcome.unknown("SAP could not be asked: " + failure.getMessage());
  }

  /**
   * The task that the route holds.
   *
   * @throws IllegalStateException when it holds none
   */
  public static PostingTask task(Exchange exchange) {
    PostingTask task = exchange.getProperty(TASK, PostingTask.class);
    if (task == null) {
      throw new IllegalStateException("the route set no " + TASK);
    }
    return task;
  }

  /**
   * The customizing of the task's company code.
   *
   * @throws EndedBeforeSending when it has none any more
   */
  public static CompanyCodeCustomizing customizing(CompanyCodes companyCodes, PostingTask task) {
    return companyCodes
        .find(task.account().companyCode())
        .orElseThrow(
            () ->
                EndedBeforeSending.refused(
                    "NO-CUSTOMIZING",
                    "company code " + task.account().companyCode() + " has no customizing"));
  }
}
