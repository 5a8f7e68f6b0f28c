package io.openitem.sap.journalentry;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingTask;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.sap.odata.SapODataHeaders;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;

/** The Java steps of asking SAP's open-item cube what became of a payment or of its clearing. */
public final class JournalEntryQuestions {

  /**
   * The exchange property that is true when SAP shows nothing under the reference of a payment
   * without items, or of a surcharge, and so has to be asked for a witness.
   */
  public static final String WITNESS_WANTED = "witnessWanted";

  private final CompanyCodes companyCodes;

  /** Questions to the systems that customizing names. */
  public JournalEntryQuestions(CompanyCodes companyCodes) {
    this.companyCodes = companyCodes;
  }

  /** Asks for the document that carries the task's reference. */
  public void payment(Exchange exchange) {
    PostingTask task = DocumentSteps.task(exchange);
    ask(
        exchange,
        task,
        task.kind() == PostingKind.SURCHARGE
            ? CubeQuestion.surcharge(task)
            : CubeQuestion.payment(task));
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
    List<CubeRow> rows = CubeRow.read(exchange.getMessage().getBody());
    boolean apart = task.kind() == PostingKind.SURCHARGE || task.items().isEmpty();
    exchange.setProperty(WITNESS_WANTED, rows.isEmpty() && apart);
    return CubeAnswers.payment(task, rows);
  }

  /** Asks for any line of the customer, or of a surcharge's G/L accounts. */
  public void witness(Exchange exchange) {
    PostingTask task = DocumentSteps.task(exchange);
    ask(
        exchange,
        task,
        task.kind() == PostingKind.SURCHARGE
            ? CubeQuestion.glWitness(task)
            : CubeQuestion.witness(task));
  }

  /** Whether a payment without items, or a surcharge, that SAP has not shown is provably absent. */
  public Outcome<DocumentNumber> judgeWitness(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task, Exchange exchange) {
    return CubeAnswers.absentBeside(task, CubeRow.read(exchange.getMessage().getBody()));
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
