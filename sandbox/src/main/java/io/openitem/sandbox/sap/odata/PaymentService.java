package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code ZOPENITEM_PAYMENT_SRV}: the payment service that a company writes for itself, as
 * Openitem's reference page describes it. One deep insert posts a payment, clears the items it
 * names, and answers with the document.
 */
public final class PaymentService {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final SapSystem sap;
  private final List<Field<Document>> fields = new ArrayList<>();

  private PaymentService(SapSystem sap) {
    this.sap = sap;
  }

  /** The service over this system's books. */
  public static ServiceModel model(SapSystem sap) {
    PaymentService service = new PaymentService(sap);
    return ServiceModel.of(
        "ZOPENITEM_PAYMENT_SRV",
        "1.0.0",
        List.of(service.payments(), service.items()),
        List.of(),
        false);
  }

  private EntityModel<Document> payments() {
    fields.add(Field.<Document>text("CompanyCode", 4, doc -> doc.key().companyCode()).asKey());
    fields.add(
        Field.<Document>text("DocumentReferenceID", 16, doc -> doc.header().reference()).asKey());
    head();
    money();
    texts();
    answer();
    List<Navigation<Document>> navigations =
        List.of(new Navigation<>("to_Item", "PaymentItem", true, doc -> PaidItems.of(sap, doc)));
    return EntityModel.readOnly("Payment", fields, navigations, new PaymentRows(sap.ledger()))
        .writable(new PaymentPosting(sap), true, false, false);
  }

  private void head() {
    given(Field.text("AccountingDocumentType", 2, doc -> doc.header().type()));
    day("DocumentDate", doc -> doc.header().documentDay());
    day("PostingDate", doc -> doc.header().postingDay());
    // These books hold no value date; the payments that come here have the document's.
    day("ValueDate", doc -> doc.header().documentDay());
    given(Field.text("DocumentHeaderText", 25, doc -> doc.header().headerText()));
    given(Field.text("Customer", 10, doc -> PaidItems.credit(doc).content().account()));
  }

  private void money() {
    given(Field.text("GLAccount", 10, doc -> account(PaidItems.debit(doc))));
    amount("AmountInTransactionCurrency", doc -> PaidItems.debit(doc).amount());
    given(Field.currency("TransactionCurrency", doc -> doc.header().currency().name()));
    given(
        Field.text(
            "SurchargeGLAccount",
            10,
            doc -> PaidItems.surcharge(doc).map(PaymentService::account).orElse("")));
    amount(
        "SurchargeAmountInTransCrcy",
        doc ->
            PaidItems.surcharge(doc).map(line -> line.amount().negate()).orElse(BigDecimal.ZERO));
    given(
        Field.text(
            "SurchargeTaxCode",
            4,
            doc ->
                PaidItems.surcharge(doc).map(line -> line.content().texts().taxCode()).orElse("")));
  }

  private void texts() {
    text("AssignmentReference", 18, Texts::assignment);
    text("DocumentItemText", 50, Texts::text);
    text("PaymentReference", 30, Texts::paymentReference);
    text("PaymentServiceProvider", 4, Texts::paymentServiceProvider);
    text("PaymentByPaymentServicePrvdr", 35, Texts::paymentByProvider);
  }

  private void answer() {
    fields.add(Field.text("AccountingDocument", 10, doc -> doc.key().numberText()));
    fields.add(Field.digits("FiscalYear", 4, doc -> Integer.toString(doc.key().fiscalYear())));
    fields.add(Field.text("ClearingAccountingDocument", 10, doc -> PaidItems.clearedBy(doc, true)));
    fields.add(Field.digits("ClearingDocFiscalYear", 4, doc -> PaidItems.clearedBy(doc, false)));
  }

  private EntityModel<Line> items() {
    List<Field<Line>> item = new ArrayList<>();
    item.add(Field.<Line>text("CompanyCode", 4, line -> key(line).companyCode()).asKey());
    item.add(
        Field.<Line>digits("FiscalYear", 4, line -> Integer.toString(key(line).fiscalYear()))
            .asKey());
    item.add(Field.<Line>text("AccountingDocument", 10, line -> key(line).numberText()).asKey());
    item.add(Field.<Line>digits("AccountingDocumentItem", 3, Line::itemText).asKey());
    item.add(
        Field.<Line>amount(
                "AmountInTransactionCurrency",
                24,
                "TransactionCurrency",
                line -> line.amount().setScale(3))
            .onCreate());
    item.add(
        Field.<Line>currency(
                "TransactionCurrency", line -> line.document().header().currency().name())
            .onCreate());
    return EntityModel.readOnly("PaymentItem", item, List.of(), new CubeRows(sap.ledger()));
  }

  private static DocumentKey key(Line line) {
    return line.document().key();
  }

  private static String account(Line line) {
    return line.content().account();
  }

  private void given(Field<Document> field) {
    fields.add(field.onCreate());
  }

  private void day(String name, ToIntFunction<Document> epochDay) {
    given(Field.day(name, doc -> epochDay.applyAsInt(doc) * DAY_MILLIS));
  }

  private void amount(String name, Function<Document, BigDecimal> value) {
    given(Field.amount(name, 24, "TransactionCurrency", doc -> value.apply(doc).setScale(3)));
  }

  private void text(String name, int length, Function<Texts, @Nullable Object> value) {
    given(Field.text(name, length, doc -> value.apply(PaidItems.credit(doc).content().texts())));
  }
}
