package io.openitem.sap.journalentry;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.SapBookedDocument;
import io.openitem.domain.SapBooksQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;

/** The Java steps of reading from SAP's open-item cube which documents stand in its books. */
public final class BooksQuestions {

  private static final String QUESTION = "sapBooksQuestion";

  private final CompanyCodes companyCodes;

  /** Questions to the systems that customizing names. */
  public BooksQuestions(CompanyCodes companyCodes) {
    this.companyCodes = companyCodes;
  }

  /** Asks for the documents that the body names. */
  public void ask(@Body SapBooksQuestion question, Exchange exchange) {
    exchange.setProperty(QUESTION, question);
    DocumentQuestions.ask(
        exchange, companyCodes, question.companyCode(), CubeQuestion.books(question));
  }

  /** The documents that stand: reversed ones and their reversals are left out. */
  public Outcome<List<SapBookedDocument>> read(
      @ExchangeProperty(QUESTION) SapBooksQuestion question, @Body Object cube) {
    Map<DocumentNumber, List<DocumentLine>> documents = new LinkedHashMap<>();
    for (DocumentLine line : DocumentLine.read(cube)) {
      if (!line.reversal()) {
        documents.computeIfAbsent(line.document(), any -> new ArrayList<>()).add(line);
      }
    }
    return Outcome.done(
        documents.values().stream().map(lines -> document(question, lines)).toList());
  }

  /** A question without an answer tells nothing, whatever the reason. */
  public Outcome<List<SapBookedDocument>> untold(@ExchangeException Exception failure) {
    return Outcome.unknown("SAP could not be asked: " + failure.getMessage());
  }

  /** Customers' lines count as they are; of a surcharge's document its credits. */
  private static SapBookedDocument document(SapBooksQuestion question, List<DocumentLine> lines) {
    List<Money> amounts = lines.stream().map(line -> line.line().amount()).toList();
    Money none = Money.zero(amounts.get(0).currency());
    Money sum =
        amounts.stream()
            .filter(amount -> !question.surcharges() || amount.isNegative())
            .reduce(none, Money::plus);
    return new SapBookedDocument(lines.get(0).document(), lines.get(0).reference(), sum.negated());
  }
}
