package io.openitem.sap.journalentry;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.journalentry.Confirmation.Entry;
import io.openitem.sap.journalentry.Confirmation.LogItem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * Judges SAP's answer to a posting. Done only with a number that can be this posting's; refused or
 * to be repeated only where SAP's log says that nothing was posted; everything else is unknown.
 */
final class PostAnswers {

  private static final int EVIDENCE_MAX_CHARS = 1_000;

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
      return Outcome.unknown("SOAP fault: " + shortened(confirmation.fault()));
    }
    if (confirmation.entries().size() != 1) {
      return Outcome.unknown(
          "SAP confirmed " + confirmation.entries().size() + " entries instead of one");
    }
    return judge(task, confirmation.entries().get(0));
  }

  private Outcome<DocumentNumber> judge(PostingTask task, Entry entry) {
    if (!entry.referenceId().isEmpty() && !entry.referenceId().equals(task.attemptId())) {
      return Outcome.unknown("SAP confirmed another message: " + shortened(entry.referenceId()));
    }
    boolean posted = !entry.document().isBlank() && !entry.fiscalYear().equals("0000");
    return posted ? posted(task, entry) : notPosted(entry);
  }

  private static Outcome<DocumentNumber> posted(PostingTask task, Entry entry) {
    String named = "%s-%s-%s".formatted(entry.companyCode(), entry.fiscalYear(), entry.document());
    if (!entry.companyCode().equals(task.account().companyCode().value())) {
      return Outcome.unknown("SAP confirmed " + shortened(named) + ", another company code's");
    }
    try {
      return Outcome.done(
          new DocumentNumber(task.account().companyCode(), entry.fiscalYear(), entry.document()));
    } catch (IllegalArgumentException e) {
      return Outcome.unknown("SAP confirmed no document number: " + shortened(named));
    }
  }

  private Outcome<DocumentNumber> notPosted(Entry entry) {
    List<LogItem> errors = entry.log().stream().filter(LogItem::error).toList();
    if (errors.isEmpty()) {
      return Outcome.unknown("SAP confirmed neither a document nor an error");
    }
    List<LogItem> telling = table.telling(errors);
    String detail =
        shortened(telling.stream().map(LogItem::toString).collect(Collectors.joining("; ")));
    return table
        .retryAfter(errors)
        .<Outcome<DocumentNumber>>map(wait -> new Outcome.NotDone<>(detail, Optional.of(wait)))
        .orElseGet(() -> Outcome.refused(telling.get(0).typeId(), detail));
  }

  private static String shortened(String text) {
    return text.length() <= EVIDENCE_MAX_CHARS ? text : text.substring(0, EVIDENCE_MAX_CHARS);
  }
}
