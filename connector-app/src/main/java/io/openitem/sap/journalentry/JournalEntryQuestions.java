package io.openitem.sap.journalentry;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.sap.odata.SapODataHeaders;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;

/** The Java steps of asking SAP's open-item cube what became of a payment or of its clearing. */
public final class JournalEntryQuestions {

  private final CompanyCodes companyCodes;

  /** Questions to the systems that customizing names. */
  public JournalEntryQuestions(CompanyCodes companyCodes) {
    this.companyCodes = companyCodes;
  }

  /** Asks for the document that carries the task's reference. */
  public void payment(Exchange exchange) {
    PostingTask task = DocumentSteps.task(exchange);
    ask(exchange, task, CubeQuestion.payment(task));
  }

  /** Asks for the document of money that moved again, by the task's reference. */
  public void reversal(Exchange exchange) {
    PostingTask task = DocumentSteps.task(exchange);
    ask(exchange, task, CubeQuestion.reversal(task, JournalEntrySteps.payment(task)));
  }

  /** Asks for the paid items and the payment's own line. */
  public void clearing(Exchange exchange) {
    PostingTask task = DocumentSteps.task(exchange);
    ask(exchange, task, CubeQuestion.clearing(task, JournalEntrySteps.payment(task)));
  }

  /** Whether the payment stands in SAP. */
  public Outcome<DocumentNumber> judgePayment(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task, Exchange exchange) {
    return CubeAnswers.payment(task, CubeRow.read(exchange.getMessage().getBody()));
  }

  /** Whether the document of money that moved again stands in SAP. */
  public Outcome<DocumentNumber> judgeReversal(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task, Exchange exchange) {
    return CubeAnswers.reversal(
        task, JournalEntrySteps.payment(task), CubeRow.read(exchange.getMessage().getBody()));
  }

  /** What became of the clearing. */
  public Outcome<DocumentNumber> judgeClearing(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task, Exchange exchange) {
    return CubeAnswers.clearing(
        task, JournalEntrySteps.payment(task), CubeRow.read(exchange.getMessage().getBody()));
  }

  private void ask(Exchange exchange, PostingTask task, Map<String, String> query) {
    String system = DocumentSteps.customizing(companyCodes, task).sapSystem();
    Message message = exchange.getMessage();
    exchange.setProperty(DocumentSteps.SYSTEM, system);
    message.setHeader(SapODataHeaders.QUERY_PARAMS, query);
  }
}
