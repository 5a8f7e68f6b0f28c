package io.openitem.sap.lockbox;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.sap.lockbox.ItemStanding.Phase;
import io.openitem.sap.odata.SapODataHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * The Java steps of {@code look-up-lockbox-item}: what SAP has of a payment, before any verdict.
 */
public final class LockboxLook {

  /**
   * The exchange property that is true when SAP shows no item of a payment that was once in a
   * batch, and so has to be asked for a witness; afterwards, when it shows none either.
   */
  public static final String WITNESS_WANTED = "lockboxWitnessWanted";

  private static final String ITEMS = "lockboxItems";

  private final CompanyCodes companyCodes;
  private final LockboxItems items;
  private final Duration callTimeLimit;

  LockboxLook(CompanyCodes companyCodes, LockboxItems items, Duration callTimeLimit) {
    this.companyCodes = companyCodes;
    this.items = items;
    this.callTimeLimit = callTimeLimit;
  }

  /** Asks for the items that carry the task's reference. */
  public void askForItems(Exchange exchange) {
    ask(exchange, LockboxQuestion.items(DocumentSteps.task(exchange)));
  }

  /** Keeps what SAP shows of the task's item, and whether that it shows nothing needs a witness. */
  public void keepItems(
      @ExchangeProperty(DocumentSteps.TASK) PostingTask task,
      @Body Object entries,
      Exchange exchange) {
    exchange.setProperty(ITEMS, entries);
    exchange.setProperty(
        WITNESS_WANTED, entries instanceof List<?> list && list.isEmpty() && items.wasSent(task));
  }

  /** Asks for any item of the company code. */
  public void askForWitness(Exchange exchange) {
    ask(exchange, LockboxQuestion.witness(DocumentSteps.task(exchange)));
  }

  /** A witness is wanted no more when the body holds one. */
  public void keepWitness(@Body Object entries, Exchange exchange) {
    exchange.setProperty(WITNESS_WANTED, !(entries instanceof List<?> list) || list.isEmpty());
  }

  /** Asks for the customer's account: what is paid, and what carries the task's reference. */
  public void askForAccount(Exchange exchange) {
    ask(exchange, LockboxQuestion.account(DocumentSteps.task(exchange)));
  }

  /** What the exchange has kept says so of the payment; what is not kept is no absence. */
  static Outcome<DocumentNumber> seen(
      PostingTask task, List<AccountLine> lines, Phase phase, Exchange exchange) {
    boolean witnessed = !exchange.getProperty(WITNESS_WANTED, true, Boolean.class);
    return LockboxAnswers.of(
        task, LockboxEntry.read(exchange.getProperty(ITEMS)), witnessed, lines, phase);
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
