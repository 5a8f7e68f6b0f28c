package io.openitem.sap.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.PostingTask;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the canonical JSON of every document says, whichever posting API takes it. */
public final class DocumentJson {

  private DocumentJson() {}

  /** Names, references and dates; every value a text. */
  public static ObjectNode head(
      PostingTask task, CompanyCodeCustomizing customizing, String documentType, Instant at) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("messageId", task.attemptId())
        .put("createdAt", at.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("paymentId", task.paymentId())
        .put("postingId", task.postingId())
        .put("reference", task.reference().value())
        .put("companyCode", task.account().companyCode().value())
        .put("documentType", documentType)
        .put("createdBy", customizing.createdBy())
        .put("documentDate", task.documentDate().toString())
        .put("postingDate", task.postingDate().toString())
        .put("processor", task.processor());
  }

  /** The name of an item, by its parts. */
  public static ObjectNode item(ObjectNode node, InvoiceId id) {
    DocumentNumber document = id.document();
    return node.put("companyCode", document.companyCode().value())
        .put("fiscalYear", document.fiscalYear())
        .put("document", document.number())
        .put("item", id.item());
  }
}
