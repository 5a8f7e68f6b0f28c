package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.Customer;
import io.openitem.sandbox.sap.ledger.Customers;
import io.openitem.sandbox.sap.ledger.GlAccounts;
import io.openitem.sandbox.sap.ledger.Header;
import io.openitem.sandbox.sap.ledger.LineContent;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import io.openitem.sandbox.sap.ledger.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a checked JournalEntry asks to be posted.
 *
 * @param header the document's head
 * @param lines its lines, in the order of the message
 */
record EntryDraft(Header header, List<LineContent> lines) {

  /** The customers whose accounts are posted to. */
  Set<String> customers() {
    return lines.stream()
        .filter(line -> line.accountType().equals("D"))
        .map(LineContent::account)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Builds the draft of an entry that {@link EntryRules} found nothing wrong with. */
  static EntryDraft of(XmlElement entry, Customers customers, Instant now) {
    SapCurrency currency = SapCurrency.valueOf(currencies(entry).findFirst().orElseThrow());
    LocalDate posting = LocalDate.parse(entry.text("PostingDate"));
    int postingDay = Math.toIntExact(posting.toEpochDay());
    String code = entry.text("CompanyCode");
    Header header =
        new Header(
            CompanyCode.find(code).map(CompanyCode::code).orElse(code),
            posting.getYear(),
            entry.text("AccountingDocumentType"),
            currency,
            entry.text("DocumentReferenceID"),
            entry.text("DocumentHeaderText"),
            postingDay,
            Math.toIntExact(LocalDate.parse(entry.text("DocumentDate")).toEpochDay()),
            now.toEpochMilli(),
            entry.text("CreatedByUser"),
            entry.text("BusinessTransactionType"),
            "BKPFF",
            "",
            "",
            postingDay);
    List<LineContent> lines = new ArrayList<>();
    entry.all("Item").forEach(item -> lines.add(gl(item, currency)));
    entry.all("DebtorItem").forEach(item -> lines.add(debtor(item, currency, customers)));
    return new EntryDraft(header, lines);
  }

  /** The currencies that an entry's lines name. */
  static Stream<String> currencies(XmlElement entry) {
    return lines(entry)
        .flatMap(line -> line.all("AmountInTransactionCurrency"))
        .map(amount -> amount.attributes().getOrDefault("currencyCode", ""))
        .distinct();
  }

  /** The entry's lines of all kinds. */
  static Stream<XmlElement> lines(XmlElement entry) {
    return Stream.concat(entry.all("Item"), entry.all("DebtorItem"));
  }

  private static LineContent gl(XmlElement item, SapCurrency currency) {
    return LineContent.gl(item.text("GLAccount"), minor(item, currency), texts(item));
  }

  private static LineContent debtor(XmlElement item, SapCurrency currency, Customers customers) {
    Customer customer = customers.find(item.text("Debtor")).orElseThrow();
    boolean branch = !customer.headOffice().isEmpty();
    long amount = minor(item, currency);
    String specialGl = item.text("DownPaymentTerms", "SpecialGLCode");
    boolean ordinary = specialGl.isEmpty();
    return new LineContent(
        "D",
        branch ? customer.headOffice() : customer.number(),
        GlAccounts.RECEIVABLES,
        branch ? customer.number() : "",
        amount < 0 ? (ordinary ? "11" : "19") : (ordinary ? "01" : "09"),
        amount,
        specialGl,
        texts(item));
  }

  private static long minor(XmlElement item, SapCurrency currency) {
    return currency.toMinor(new BigDecimal(item.text("AmountInTransactionCurrency")));
  }

  private static Texts texts(XmlElement item) {
    return new Texts(
        item.text("AssignmentReference"),
        item.text("DocumentItemText"),
        item.text("Reference1IDByBusinessPartner"),
        item.text("Reference2IDByBusinessPartner"),
        item.text("Reference3IDByBusinessPartner"),
        item.text("PaymentDetails", "PaymentReference"),
        item.text("PaymentDetails", "PaymentServiceProvider"),
        item.text("PaymentDetails", "PaymentByPaymentServicePrvdr"),
        item.text("PaymentDetails", "DigitalPaymentType"),
        item.text("PaymentDetails", "PaymentByDigitalPaymentService"),
        item.text("Tax", "TaxCode"),
        item.text("HouseBank"));
  }
}
