package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.lockbox.LockboxBatch;
import io.openitem.sandbox.sap.lockbox.LockboxClearing;
import io.openitem.sandbox.sap.lockbox.LockboxItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.jspecify.annotations.Nullable;

/** The properties of the three lockbox types: names, keys, types and lengths as SAP has them. */
final class LockboxFields {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int PRECISION = 13;

  private LockboxFields() {}

  /** An invoice that an item names, with the item. */
  record Clearing(LockboxItem item, LockboxClearing content) {
    String number() {
      return String.format(Locale.ROOT, "%05d", content.number());
    }
  }

  static List<Field<LockboxBatch>> batch() {
    List<Field<LockboxBatch>> fields = new ArrayList<>();
    fields.add(Field.text("LockboxBatchInternalKey", 8, LockboxBatch::internalKey).asKey());
    fields.add(Field.text("LockboxBatch", 3, LockboxBatch::batch).asKey());
    fields.add(Field.text("Lockbox", 7, LockboxBatch::lockbox).onCreate());
    fields.add(Field.text("CompanyCode", 4, LockboxBatch::companyCode).onCreate());
    fields.add(Field.text("LockboxBatchDestination", 10, LockboxBatch::destination).onCreate());
    fields.add(Field.text("LockboxBatchOrigin", 10, LockboxBatch::origin).onCreate());
    fields.add(
        Field.<LockboxBatch>other(
                "DepositDateTime", EdmSimpleTypeKind.DateTimeOffset, LockboxBatch::depositMillis)
            .onCreate());
    fields.add(Field.currency("Currency", LockboxBatch::currency).onCreate());
    fields.add(amount("AmountInTransactionCurrency", LockboxBatch::amount));
    fields.add(Field.text("LockboxBatchStatus", 1, LockboxFields::status));
    fields.add(Field.text("LockboxBatchStatusName", 60, LockboxFields::statusName));
    fields.add(count("NumberOfItems", batch -> (short) batch.items().size()));
    fields.add(count("NumberOfIncompleteCheques", batch -> (short) incomplete(batch)));
    fields.add(Field.text("IncomingPaymentFile", 14, batch -> ""));
    fields.add(Field.text("BatchIsLatest", 1, batch -> ""));
    fields.add(Field.<LockboxBatch>text("JournalEntryIsNotToBePosted", 1, batch -> "").onCreate());
    return fields;
  }

  private static Field<LockboxBatch> count(
      String name, Function<LockboxBatch, @Nullable Object> count) {
    return Field.other(name, EdmSimpleTypeKind.Int16, count);
  }

  private static long incomplete(LockboxBatch batch) {
    return batch.items().stream().filter(item -> item.subledgerDocument().isEmpty()).count();
  }

  private static String status(LockboxBatch batch) {
    return incomplete(batch) == 0 ? "3" : "2";
  }

  private static String statusName(LockboxBatch batch) {
    return incomplete(batch) == 0 ? "Posted" : "Partially posted";
  }

  static List<Field<LockboxItem>> item() {
    List<Field<LockboxItem>> fields = new ArrayList<>();
    fields.add(Field.text("LockboxBatchInternalKey", 8, LockboxItem::internalKey).asKey());
    fields.add(Field.digits("LockboxBatchItem", 5, LockboxItem::item).asKey());
    fields.add(Field.text("LockboxBatch", 3, LockboxItem::batch).asKey());
    fields.add(Field.<LockboxItem>day("ValueDate", LockboxFields::valueDate).onCreate());
    fields.add(Field.<LockboxItem>currency("Currency", item -> item.given().currency()).onCreate());
    fields.add(amount("AmountInTransactionCurrency", item -> item.given().amount()));
    given(fields, "Cheque", 13, given -> "");
    given(fields, "PartnerBankCountry", 3, given -> "");
    given(fields, "PartnerBank", 15, given -> "");
    given(fields, "PartnerBankAccount", 18, given -> "");
    given(fields, "Customer", 10, LockboxItem.Given::customer);
    fields.add(Field.text("PaymentAdvice", 16, LockboxItem::paymentAdvice).onCreate());
    given(fields, "AssignmentReference", 18, LockboxItem.Given::assignment);
    given(fields, "DocumentItemText", 50, LockboxItem.Given::text);
    given(fields, "DocumentReferenceID", 16, LockboxItem.Given::reference);
    given(fields, "MemoLine1", 65, LockboxItem.Given::memoLine);
    given(fields, "MemoLine", 1333, given -> "");
    fields.add(
        Field.text(
            "LockboxBatchItmStatus", 1, item -> item.subledgerDocument().isEmpty() ? "2" : "3"));
    fields.add(Field.flag("BankLedgerIsPosted", item -> !item.bankLedgerDocument().isEmpty()));
    fields.add(Field.text("BankLedgerDocument", 10, LockboxItem::bankLedgerDocument));
    fields.add(
        Field.flag("SubledgerIsPostedSuccessfully", item -> !item.subledgerDocument().isEmpty()));
    fields.add(Field.text("SubledgerDocument", 10, LockboxItem::subledgerDocument));
    fields.add(Field.text("LockboxSubledgerDocument", 10, LockboxItem::subledgerDocument));
    given(fields, "CompanyCode", 4, LockboxItem.Given::companyCode);
    fields.add(Field.digits("FiscalYear", 4, LockboxItem::fiscalYear));
    fields.add(Field.text("LockboxBatchItmAdditionalInfo", 100, LockboxItem::info));
    return fields;
  }

  private static @Nullable Object valueDate(LockboxItem item) {
    int day = item.given().valueDay();
    return day == 0 ? null : Long.valueOf(day * DAY_MILLIS);
  }

  private static void given(
      List<Field<LockboxItem>> fields,
      String name,
      int length,
      Function<LockboxItem.Given, String> value) {
    fields.add(Field.<LockboxItem>text(name, length, item -> value.apply(item.given())).onCreate());
  }

  static List<Field<Clearing>> clearing() {
    List<Field<Clearing>> fields = new ArrayList<>();
    fields.add(
        Field.<Clearing>text("PaymentAdvice", 16, each -> each.item().paymentAdvice()).asKey());
    fields.add(Field.<Clearing>digits("PaymentAdviceItem", 5, Clearing::number).asKey());
    fields.add(
        Field.<Clearing>text("PaymentAdviceAccount", 10, each -> each.item().given().customer())
            .asKey());
    fields.add(Field.<Clearing>text("PaymentAdviceAccountType", 1, each -> "D").asKey());
    fields.add(
        Field.<Clearing>text("CompanyCode", 4, each -> each.item().given().companyCode()).asKey());
    fields.add(
        Field.<Clearing>text("PaymentReference", 30, each -> each.content().paymentReference())
            .onCreate());
    fields.add(amount("NetPaymentAmountInPaytCurrency", each -> each.content().net()));
    fields.add(amount("DeductionAmountInPaytCurrency", each -> each.content().deduction()));
    fields.add(
        Field.<Clearing>text(
                "PaymentDifferenceReason", 3, each -> each.content().differenceReason())
            .onCreate());
    fields.add(Field.<Clearing>currency("Currency", each -> each.content().currency()).onCreate());
    return fields;
  }

  private static <T> Field<T> amount(String name, Function<T, BigDecimal> value) {
    return Field.<T>amount(name, PRECISION, "Currency", row -> value.apply(row).setScale(3))
        .onCreate();
  }
}
