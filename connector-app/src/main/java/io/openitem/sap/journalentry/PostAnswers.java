package io.openitem.sap.journalentry;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.document.AnswerTable;
import io.openitem.sap.document.LogItem;
import io.openitem.sap.journalentry.Confirmation.Entry;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Judges SAP's answer to a posting. Done only with a number that can be this posting's; refused or
 * to be repeated only where SAP's log says that nothing was posted; everything else is unknown.
 */
final class PostAnswers {

  private final AnswerTable table;

  PostAnswers(AnswerTable table) {
    this.table = table;
  }

  Outcome<DocumentNumber> judge(PostingTask task, Answered answer) {
    Confirmation confirmation;
    try {
      confirmation = ConfirmationReader.read(answer.body());
    } catch (XMLStreamException e) {
      return Outcome.unknown("HTTP " + answer.status() + " without a confirmation");
    }
    if (!confirmation.fault().isEmpty()) {
      return Outcome.unknown("SOAP fault: " + AnswerTable.shortened(confirmation.fault()));
    }
    if (confirmation.entries().size() != 1) {
      return Outcome.unknown(
          "SAP confirmed " + confirmation.entries().size() + " entries instead of one");
    }
    return judge(task, confirmation.entries().get(0));
  }

  private Outcome<DocumentNumber> judge(PostingTask task, Entry entry) {
    if (!entry.referenceId().isEmpty() && !entry.referenceId().equals(task.attemptId())) {
      return Outcome.unknown(
          "SAP confirmed another message: " + AnswerTable.shortened(entry.referenceId()));
    }
    boolean posted = !entry.document().isBlank() && !entry.fiscalYear().equals("0000");
    return posted ? posted(task, entry) : notPosted(entry);
  }

  private static Outcome<DocumentNumber> posted(PostingTask task, Entry entry) {
    String named = "%s-%s-%s".formatted(entry.companyCode(), entry.fiscalYear(), entry.document());
    if (!entry.companyCode().equals(task.account().companyCode().value())) {
      return Outcome.unknown(
          "SAP confirmed " + AnswerTable.shortened(named) + ", another company code's");
    }
    try {
      return Outcome.done(
          new DocumentNumber(task.account().companyCode(), entry.fiscalYear(), entry.document()));
    } catch (IllegalArgumentException e) {
      return Outcome.unknown("SAP confirmed no document number: " + AnswerTable.shortened(named));
    }
  }

  private Outcome<DocumentNumber> notPosted(Entry entry) {
    List<LogItem> errors = entry.log().stream().filter(LogItem::error).toList();
    if (errors.isEmpty()) {
      return Outcome.unknown("SAP confirmed neither a document nor an error");
    }
    return table.notPosted(errors);
  }
}
