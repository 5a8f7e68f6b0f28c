package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.Line;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;

/** {@code API_BILLING_DOCUMENT_SRV}: billing documents, their PDF, and their cancellation. */
public final class BillingService {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final SapSystem sap;
  private final BillingCancellation cancellation;

  private BillingService(SapSystem sap) {
    this.sap = sap;
    this.cancellation = new BillingCancellation(sap);
  }

  /** The service over this system's books. */
  public static ServiceModel model(SapSystem sap) {
    BillingService service = new BillingService(sap);
    return ServiceModel.of(
        "API_BILLING_DOCUMENT_SRV",
        "1.1.0",
        List.of(service.documents()),
        List.of(service.pdf(), service.cancel()),
        true);
  }

  private EntityModel<Document> documents() {
    List<Field<Document>> fields = new ArrayList<>();
    fields.add(Field.<Document>text("BillingDocument", 10, doc -> number(doc)).asKey());
    fields.add(Field.text("BillingDocumentType", 4, doc -> doc.header().billingType()));
    fields.add(Field.day("BillingDocumentDate", doc -> doc.header().documentDay() * DAY_MILLIS));
    fields.add(Field.text("SoldToParty", 10, BillingService::soldTo));
    fields.add(Field.text("PayerParty", 10, doc -> item(doc).content().account()));
    fields.add(Field.text("CompanyCode", 4, doc -> doc.key().companyCode()));
    fields.add(Field.digits("FiscalYear", 4, doc -> Integer.toString(doc.key().fiscalYear())));
    fields.add(Field.text("AccountingDocument", 10, doc -> doc.key().numberText()));
    fields.add(Field.amount("TotalNetAmount", 16, "TransactionCurrency", BillingService::amount));
    fields.add(
        Field.amount("TaxAmount", 14, "TransactionCurrency", doc -> BigDecimal.ZERO.setScale(3)));
    fields.add(Field.amount("TotalGrossAmount", 17, "TransactionCurrency", BillingService::amount));
    fields.add(Field.currency("TransactionCurrency", doc -> doc.header().currency().name()));
    fields.add(Field.text("PurchaseOrderByCustomer", 35, doc -> "PO-" + number(doc)));
    fields.add(Field.text("DocumentReferenceID", 16, doc -> doc.header().reference()));
    fields.add(
        Field.text("AssignmentReference", 18, doc -> item(doc).content().texts().assignment()));
    fields.add(Field.text("PaymentReference", 30, doc -> ""));
    fields.add(Field.text("CustomerPaymentTerms", 4, doc -> "NT30"));
    fields.add(
        Field.flag("BillingDocumentIsCancelled", doc -> cancellation.isCancelled(number(doc))));
    fields.add(
        Field.text("CancelledBillingDocument", 10, doc -> cancellation.cancels(number(doc))));
    fields.add(Field.text("AccountingPostingStatus", 1, doc -> "C"));
    fields.add(
        Field.text("InvoiceClearingStatus", 1, doc -> item(doc).state().isCleared() ? "C" : "A"));
    fields.add(
        Field.other(
            "LastChangeDateTime",
            EdmSimpleTypeKind.DateTimeOffset,
            doc -> doc.header().createdAtMillis()));
    return EntityModel.readOnly(
            "A_BillingDocument", fields, List.<Navigation<Document>>of(), rows())
        .withEtag("LastChangeDateTime");
  }

  private KeyedRows<Document> rows() {
    return new KeyedRows<>(
        List.of("BillingDocument"),
        () -> sap.ledger().billingDocuments(),
        number -> sap.ledger().ofBilling(number).stream(),
        doc -> List.of(number(doc)));
  }

  static String number(Document document) {
    return document.header().billingDocument();
  }

  static Line item(Document document) {
    return document.lines().get(0);
  }

  private static String soldTo(Document document) {
    String branch = item(document).content().branchAccount();
    return branch.isEmpty() ? item(document).content().account() : branch;
  }

  private static BigDecimal amount(Document document) {
    return item(document).amount().abs().setScale(3);
  }

  private FunctionModel pdf() {
    Map<String, Integer> fields = Map.of("BillingDocumentBinary", 0);
    return new FunctionModel(
        "GetPDF",
        "GET",
        "BillingDocument",
        "GetPDFResult",
        fields,
        false,
        number -> {
          Document document = find(number);
          String pdf =
              Pdf.of(
                  List.of(
                      "Billing document " + number(document),
                      "Customer " + item(document).content().account(),
                      "Date " + document.header().postingDate(),
                      "Total "
                          + item(document).amount().toPlainString()
                          + " "
                          + document.header().currency()));
          byte[] bytes = pdf.getBytes(StandardCharsets.ISO_8859_1);
          return List.of(
              Map.of("BillingDocumentBinary", Base64.getEncoder().encodeToString(bytes)));
        });
  }

  private Document find(String number) throws SapFailure {
    Optional<Document> found = sap.ledger().ofBilling(number);
    if (found.isEmpty()) {
      throw SapFailure.badRequest(
          "VF/041", "Billing document " + number + " does not exist", "BillingDocument");
    }
    return found.get();
  }

  private FunctionModel cancel() {
    Map<String, Integer> fields = new LinkedHashMap<>();
    fields.put("BillingDocument", 10);
    fields.put("CancellationBillingDocument", 10);
    fields.put("SystemMessageType", 1);
    fields.put("SystemMessageIdentification", 20);
    fields.put("SystemMessageNumber", 3);
    fields.put("SystemMessageText", 220);
    Stream.of("1", "2", "3", "4").forEach(each -> fields.put("SystemMessageVariable" + each, 50));
    return new FunctionModel(
        "Cancel",
        "POST",
        "BillingDocument",
        "CancelResult",
        fields,
        true,
        number -> List.of(cancellation.cancel(find(number))));
  }
}
