package io.openitem.sap.paymentservice;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.MappedDocument;
import io.openitem.sap.document.AnswerTable;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.sap.document.EndedBeforeSending;
import io.openitem.sap.odata.SapODataException;
import io.openitem.sap.odata.SapODataHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java steps of {@code post-paymentservice} and {@code ask-post-paymentservice}. */
public final class PaymentServiceSteps {

  /** Enough to see that a reference was posted more than once. */
  private static final String PAYMENTS_OF_A_REFERENCE_MAX = "2";

  private static final Logger log = LoggerFactory.getLogger(PaymentServiceSteps.class);

  private final CompanyCodes companyCodes;
  private final PaymentAnswers answers;
  private final Clock clock;
  private final Duration callTimeLimit;

  /**
   * The steps over what is in effect.
   *
   * @param callTimeLimit how long a whole attempt may take, {@code
   *     openitem.posting.call-time-limit}
   */
  public PaymentServiceSteps(
      CompanyCodes companyCodes, AnswerTable table, Clock clock, Duration callTimeLimit) {
    this.companyCodes = companyCodes;
    this.answers = new PaymentAnswers(table);
    this.clock = clock;
    this.callTimeLimit = callTimeLimit;
  }

  /** The payment as canonical JSON. */
  public JsonNode describe(@ExchangeProperty(DocumentSteps.TASK) PostingTask task) {
    CompanyCodeCustomizing customizing = DocumentSteps.customizing(companyCodes, task);
    try {
      return PaymentJson.of(task, customizing, clock.instant());
    } catch (IllegalArgumentException e) {
      throw EndedBeforeSending.refused("NOT-POSTABLE", String.valueOf(e.getMessage()));
    }
  }

  /** Makes the checked document the body of the call, within what is left of the attempt's time. */
  public void address(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof MappedDocument.Checked checked)) {
      throw new IllegalStateException("only what the guard let pass is sent");
    }
    exchange.getMessage().setBody(checked.document());
    address(exchange, DocumentSteps.task(exchange));
  }

  /** Asks for the payment by its reference. */
  public void question(Exchange exchange) {
    PostingTask task = DocumentSteps.task(exchange);
    String filter =
        "CompanyCode eq '%s' and DocumentReferenceID eq '%s'"
            .formatted(task.account().companyCode(), task.reference());
    exchange
        .getMessage()
        .setHeader(
            SapODataHeaders.QUERY_PARAMS,
            Map.of("$filter", filter, "$top", PAYMENTS_OF_A_REFERENCE_MAX));
    address(exchange, task);
  }

  /** What the service answered to a payment. */
  public Outcome<DocumentNumber> judge(Exchange exchange) {
    PostingTask task = DocumentSteps.task(exchange);
    return logged(task, PaymentAnswers.payment(task, exchange.getMessage().getBody()));
  }

  /** What the service answered to a question. */
  public Outcome<DocumentNumber> judgeQuestion(Exchange exchange) {
    return PaymentAnswers.asked(DocumentSteps.task(exchange), exchange.getMessage().getBody());
  }

  /** How a payment ended that the service did not answer with a document. */
  public Outcome<DocumentNumber> failed(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task,
      @ExchangeException SapODataException failure) {
    return logged(task, answers.failed(failure));
  }

  private void address(Exchange exchange, PostingTask task) {
    exchange.setProperty(
        DocumentSteps.SYSTEM, DocumentSteps.customizing(companyCodes, task).sapSystem());
    Duration left = callTimeLimit.minusMillis(exchange.getClock().elapsed());
    exchange.getMessage().setHeader(SapODataHeaders.TIME_LIMIT, left);
  }

  private static Outcome<DocumentNumber> logged(PostingTask task, Outcome<DocumentNumber> outcome) {
    log.info("{}: payment service {}: {}", task.paymentId(), task.reference(), outcome);
    return outcome;
  }
}
