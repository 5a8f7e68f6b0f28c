package io.openitem.sap.journalentry;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CheckedDocument;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.sap.odata.SapODataHeaders;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;

/**
 * The Java steps of asking SAP's open-item cube whether a document that people name is a posting's.
 * The cube shows documents of every posting API, and those that people posted.
 */
public final class DocumentQuestions {

  /** The exchange property that holds the {@link DocumentCheck}. */
  public static final String CHECK = "documentCheck";

  private final CompanyCodes companyCodes;

  /** Questions to the systems that customizing names. */
  public DocumentQuestions(CompanyCodes companyCodes) {
    this.companyCodes = companyCodes;
  }

  /** Asks for the document that is named, and for whatever carries the posting's reference. */
  public void payment(@ExchangeProperty(CHECK) DocumentCheck check, Exchange exchange) {
    ask(exchange, check, CubeQuestion.document(check));
  }

  /** Asks for the paid items and the payment's own line. */
  public void clearing(@ExchangeProperty(CHECK) DocumentCheck check, Exchange exchange) {
    ask(exchange, check, CubeQuestion.clearing(check.task(), payment(check)));
  }

  /** Asks for the paid items and the lines of the document that is named. */
  public void clearedItems(@ExchangeProperty(CHECK) DocumentCheck check, Exchange exchange) {
    ask(exchange, check, CubeQuestion.clearing(check.task(), check.document()));
  }

  /** Which document cleared the items, if all of them are cleared. */
  public Outcome<DocumentNumber> judgeClearedItems(
      @ExchangeProperty(CHECK) DocumentCheck check, @Body Object cube) {
    return DocumentAnswers.clearedItems(check, CubeRow.read(cube));
  }

  /** Whether the document is the payment. */
  public Outcome<CheckedDocument> judgePayment(
      @ExchangeProperty(CHECK) DocumentCheck check, @Body Object cube) {
    return DocumentAnswers.payment(check, DocumentLine.read(cube));
  }

  /** Whether the document is the clearing. */
  public Outcome<CheckedDocument> judgeClearing(
      @ExchangeProperty(CHECK) DocumentCheck check, @Body Object cube) {
    return DocumentAnswers.clearing(check, payment(check), CubeRow.read(cube));
  }

  /** A question without an answer tells nothing, whatever the reason. */
  public Outcome<CheckedDocument> untold(@ExchangeException Exception failure) {
    return Outcome.unknown("SAP could not be asked: " + failure.getMessage());
  }

  private static DocumentNumber payment(DocumentCheck check) {
    return JournalEntrySteps.payment(check.task());
  }

  private void ask(Exchange exchange, DocumentCheck check, Map<String, String> query) {
    ask(exchange, companyCodes, check.task().account().companyCode(), query);
  }

  /** Has the route ask the system that keeps this company code's books. */
  static void ask(
      Exchange exchange,
      CompanyCodes companyCodes,
      CompanyCode companyCode,
      Map<String, String> query) {
    exchange.setProperty(
        DocumentSteps.SYSTEM,
        companyCodes
            .find(companyCode)
            .map(CompanyCodeCustomizing::sapSystem)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "company code " + companyCode + " has no customizing")));
    exchange.getMessage().setHeader(SapODataHeaders.QUERY_PARAMS, query);
  }
}
