package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.sap.PostingChecks;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * {@code JournalEntryCreateRequestConfirmation_In}: posts each entry of a message, or refuses it in
 * the confirmation's log. A message that is not of the service's shape is a SOAP fault and has no
 * effect. A repeated MessageHeader.ID posts again: whether SAP refuses it is not established.
 */
final class JournalEntryPost {
  private static final Shape SHAPE = Shape.ofRoot("JournalEntryBulkCreateRequest");
  private static final String NAMESPACE = "http://sap.com/xi/SAPSCORE/SFIN";
  private static final String LOGICAL_SYSTEM = "0M1SBX";

  private final SapSystem sap;
  private final EntryRules rules;

  JournalEntryPost(SapSystem sap) {
    this.sap = sap;
    this.rules = new EntryRules(sap);
  }

  /** What an entry led to; the key is of no document when it was refused or simulated. */
  private record Result(String companyCode, DocumentKey document, List<LogItem> log) {}

  private static final DocumentKey NO_DOCUMENT = new DocumentKey("", 0, 0);

  Answer serve(Envelope envelope, String xml) {
    XmlElement message = envelope.body();
    String root = "JournalEntryBulkCreateRequest";
    if (!message.name().equals(root) || !message.namespace().equals(NAMESPACE)) {
      return Envelope.fault(envelope.version12(), "Operation not found for " + message.name());
    }
    var finding = SHAPE.check(message, root);
    if (finding.isPresent()) {
      return Envelope.fault(envelope.version12(), "Web service processing error; " + finding.get());
    }
    StringBuilder confirmations = new StringBuilder();
    List<LogItem> all = new ArrayList<>();
    boolean testOnly = message.isTrue("MessageHeader", "TestDataIndicator");
    message
        .all("JournalEntryCreateRequest")
        .forEach(
            request -> {
              Result result = post(request, testOnly, xml);
              all.addAll(result.log());
              confirmations.append(confirmation(request, result));
            });
    return envelope.answer(
        "<n0:JournalEntryBulkCreateConfirmation xmlns:n0=\""
            + NAMESPACE
            + "\">"
            + messageHeader(message)
            + Xml.element("ConfirmationInterfaceOrignName", "JournalEntryCreateConfirmation_In")
            + confirmations
            + LogItem.log(all)
            + "</n0:JournalEntryBulkCreateConfirmation>");
  }

  private Result post(XmlElement request, boolean testOnly, String xml) {
    XmlElement entry = request.first("JournalEntry").orElseThrow();
    String code = entry.text("CompanyCode");
    List<LogItem> findings = rules.check(entry);
    if (!findings.isEmpty()) {
      return refused(code, findings);
    }
    EntryDraft draft = EntryDraft.of(entry, sap.customers(), sap.clock().instant());
    if (!sap.locks().take(code, draft.customers())) {
      return refused(code, List.of(locked(code, draft)));
    }
    try {
      if (testOnly || request.isTrue("MessageHeader", "TestDataIndicator")) {
        String note = "Document check - no errors: BKPFF $ " + LOGICAL_SYSTEM;
        return new Result(code, NO_DOCUMENT, List.of(LogItem.success("614(RW)", note)));
      }
      sap.takePostingTime();
      Document document = sap.ledger().post(draft.header(), draft.lines());
      sap.received().addDocument(document.key().toString(), xml);
      return posted(document);
    } finally {
      sap.locks().free(code, draft.customers());
    }
  }

  private static LogItem locked(String code, EntryDraft draft) {
    String customer = draft.customers().stream().sorted().findFirst().orElse("");
    return LogItem.error(PostingChecks.locked(customer, code));
  }

  private static Result refused(String code, List<LogItem> findings) {
    List<LogItem> log = new ArrayList<>();
    log.add(LogItem.error("609(RW)", "Error in document: BKPFF $ " + LOGICAL_SYSTEM));
    log.addAll(findings);
    return new Result(code, NO_DOCUMENT, log);
  }

  private static Result posted(Document document) {
    DocumentKey key = document.key();
    String note =
        "Document posted successfully: BKPFF "
            + key.numberText()
            + key.companyCode()
            + key.fiscalYear()
            + " "
            + LOGICAL_SYSTEM;
    return new Result(key.companyCode(), key, List.of(LogItem.success("605(RW)", note)));
  }

  private String confirmation(XmlElement request, Result result) {
    boolean posted = result.document().number() != 0;
    return "<JournalEntryCreateConfirmation>"
        + messageHeader(request)
        + "<JournalEntryCreateConfirmation>"
        + Xml.element("AccountingDocument", posted ? result.document().numberText() : "")
        + Xml.element("CompanyCode", result.companyCode())
        + Xml.element(
            "FiscalYear", String.format(Locale.ROOT, "%04d", result.document().fiscalYear()))
        + "</JournalEntryCreateConfirmation>"
        + LogItem.log(result.log())
        + "</JournalEntryCreateConfirmation>";
  }

  private String messageHeader(XmlElement request) {
    return "<MessageHeader>"
        + Xml.element("UUID", UUID.randomUUID().toString())
        + Xml.element("ReferenceID", request.text("MessageHeader", "ID"))
        + Xml.element("ReferenceUUID", request.text("MessageHeader", "UUID"))
        + Xml.element(
            "CreationDateTime", sap.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString())
        + "</MessageHeader>";
  }
}
