package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Customer;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Header;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.jspecify.annotations.Nullable;

/** The properties of the cube, as far as receivables need them. */
final class CubeFields {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final SapSystem sap;
  private final List<Field<Line>> fields = new ArrayList<>();

  private CubeFields(SapSystem sap) {
    this.sap = sap;
    keys();
    party();
    document();
    dates();
    fields.addAll(CubeClearing.fields());
    money();
    terms();
    state();
  }

  static List<Field<Line>> of(SapSystem sap) {
    return new CubeFields(sap).fields;
  }

  private void add(Field<Line> field) {
    fields.add(field);
  }

  private void text(String name, int length, Function<Line, @Nullable Object> value) {
    add(Field.text(name, length, value));
  }

  private void header(String name, int length, Function<Header, @Nullable Object> value) {
    add(Field.text(name, length, line -> value.apply(line.document().header())));
  }

  private void texts(String name, int length, Function<Texts, @Nullable Object> value) {
    add(Field.text(name, length, line -> value.apply(line.content().texts())));
  }

  private void day(String name, Function<Line, @Nullable Object> epochDay) {
    add(
        Field.day(
            name,
            line -> {
              Object day = epochDay.apply(line);
              return day instanceof Integer days && days != 0 ? days * DAY_MILLIS : null;
            }));
  }

  private void keys() {
    text("CompanyCode", 4, line -> line.document().key().companyCode());
    add(
        Field.digits(
            "FiscalYear", 4, line -> Integer.toString(line.document().key().fiscalYear())));
    text("AccountingDocument", 10, line -> line.document().key().numberText());
    add(Field.digits("AccountingDocumentItem", 3, Line::itemText));
    fields.replaceAll(Field::asKey);
  }

  private void party() {
    text("Customer", 10, line -> line.isCustomer() ? line.content().account() : "");
    text("CustomerName", 80, line -> line.isCustomer() ? name(line.content().account()) : "");
    text("FinancialAccountType", 1, line -> line.content().accountType());
    text("BranchAccount", 10, line -> line.content().branchAccount());
    text("GLAccount", 10, line -> line.content().glAccount());
  }

  private String name(String customer) {
    return sap.customers().find(customer).map(Customer::name).orElse("");
  }

  private void document() {
    header("AccountingDocumentType", 2, Header::type);
    text("PostingKey", 2, line -> line.content().postingKey());
    text("DebitCreditCode", 1, line -> line.content().amountMinor() < 0 ? "H" : "S");
    text("SpecialGLCode", 1, line -> line.content().specialGl());
    text("SpecialGLTransactionType", 1, line -> line.content().specialGl().isEmpty() ? "" : "A");
    header("DocumentReferenceID", 16, Header::reference);
    texts("AssignmentReference", 18, Texts::assignment);
    texts("PaymentReference", 30, Texts::paymentReference);
    texts("DocumentItemText", 50, Texts::text);
    texts("Reference1IDByBusinessPartner", 12, Texts::reference1);
    texts("Reference2IDByBusinessPartner", 12, Texts::reference2);
    texts("Reference3IDByBusinessPartner", 20, Texts::reference3);
    text("OriginalReferenceDocument", 20, CubeFields::original);
    header("ReferenceDocumentType", 5, Header::referenceType);
  }

  private static String original(Line line) {
    DocumentKey key = line.document().key();
    String billing = line.document().header().billingDocument();
    return billing.isEmpty() ? key.numberText() + key.companyCode() + key.fiscalYear() : billing;
  }

  private void dates() {
    day("PostingDate", line -> line.document().header().postingDay());
    day("DocumentDate", line -> line.document().header().documentDay());
    day("NetDueDate", line -> line.isCustomer() ? line.document().header().dueDay() : 0);
    day("DueCalculationBaseDate", line -> line.document().header().documentDay());
    day("CashDiscount1DueDate", line -> 0);
    day("ClearingDate", line -> line.state().clearingDay());
    day("ClearingCreationDate", line -> line.state().clearingDay());
    day("AccountingDocumentCreationDate", CubeFields::createdDay);
    day("LastChangeDate", line -> Math.max(createdDay(line), line.state().clearingDay()));
    add(
        Field.other(
            "CreationTime",
            EdmSimpleTypeKind.Time,
            line -> Math.floorMod(line.document().header().createdAtMillis(), DAY_MILLIS)));
  }

  private static int createdDay(Line line) {
    return Math.toIntExact(Math.floorDiv(line.document().header().createdAtMillis(), DAY_MILLIS));
  }

  private void money() {
    add(Field.amount("AmountInTransactionCurrency", 24, "TransactionCurrency", CubeFields::amount));
    add(Field.currency("TransactionCurrency", line -> line.document().header().currency().name()));
    add(Field.amount("AmountInCompanyCodeCurrency", 24, "CompanyCodeCurrency", CubeFields::amount));
    add(Field.currency("CompanyCodeCurrency", line -> line.document().header().currency().name()));
    add(
        Field.amount(
            "CashDiscountAmount", 24, "TransactionCurrency", line -> BigDecimal.ZERO.setScale(3)));
    add(Field.decimal("ExchangeRate", 9, 5, line -> new BigDecimal("1.00000")));
  }

  private static BigDecimal amount(Line line) {
    return line.amount().setScale(3);
  }

  private void terms() {
    text("PaymentTerms", 4, line -> line.isCustomer() ? "NT30" : "");
    add(Field.decimal("CashDiscount1Days", 3, 0, line -> BigDecimal.ZERO));
    add(Field.decimal("CashDiscount1Percent", 5, 3, line -> BigDecimal.ZERO.setScale(3)));
    text("PaymentMethod", 1, line -> "");
    text("PaymentBlockingReason", 1, line -> line.state().paymentBlock());
    add(Field.digits("DunningLevel", 1, line -> "0"));
    text("DunningBlockingReason", 1, line -> "");
    text("DunningArea", 2, line -> "");
    header("BillingDocument", 10, Header::billingDocument);
    text("SalesDocument", 10, line -> "");
    text("PurchasingDocument", 10, line -> "");
  }

  private void state() {
    add(Field.flag("IsUsedInPaymentTransaction", line -> line.state().inPaymentRun()));
    add(Field.flag("HasPaymentOrder", line -> false));
    add(Field.flag("IsReversal", line -> false));
    add(Field.flag("IsReversed", line -> false));
    text("ReverseDocument", 10, line -> "");
  }
}
