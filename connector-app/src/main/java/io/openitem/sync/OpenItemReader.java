package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.OpenItem;
import java.time.LocalDate;
import java.util.Optional;

/** Makes an open item of what {@code mappings/open-item/open-item.jslt} leaves. */
final class OpenItemReader {

  private static final String NO_YEAR = "0000";

  private OpenItemReader() {}

  /**
   * Reads a mapped document. An item without a due date is due on its document's date.
   *
   * @throws IllegalArgumentException when something is missing or no item has it, such as an
   *     unknown currency or more decimals than the currency has
   */
  static OpenItem read(JsonNode mapped) {
    SapFields fields = new SapFields(mapped);
    CompanyCode companyCode = new CompanyCode(fields.text("companyCode"));
    DocumentNumber document =
        new DocumentNumber(companyCode, fields.text("fiscalYear"), fields.text("document"));
    LocalDate documentDate = fields.day("documentDate");
    return new OpenItem(
        new InvoiceId(document, fields.text("item")),
        new AccountId(companyCode, fields.text("customer")),
        Money.of(fields.text("amount"), fields.text("currency")),
        fields.text("documentType"),
        documentDate,
        fields.day("postingDate"),
        fields.optionalDay("netDueDate").orElse(documentDate),
        fields.optional("reference"),
        fields.optional("assignment"),
        fields.optional("paymentReference"),
        fields.optional("billingDocument"),
        fields.optional("specialGlCode"),
        fields.optional("paymentBlock"),
        fields.flag("usedInPaymentTransaction") || fields.flag("hasPaymentOrder"),
        fields.flag("cleared"),
        clearing(fields, companyCode),
        new OpenItem.Bookkeeping(
            fields.optional("postingKey"),
            fields.optionalDay("clearingDate"),
            fields.set("reversal"),
            fields.set("reversed")));
  }

  private static Optional<DocumentNumber> clearing(SapFields fields, CompanyCode companyCode) {
    Optional<String> number = fields.optional("clearingDocument");
    Optional<String> year =
        fields.optional("clearingFiscalYear").filter(text -> !text.equals(NO_YEAR));
    if (number.isEmpty() || year.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new DocumentNumber(companyCode, year.get(), number.get()));
  }
}
