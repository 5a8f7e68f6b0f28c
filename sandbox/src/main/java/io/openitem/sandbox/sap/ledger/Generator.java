package io.openitem.sandbox.sap.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fills a ledger: the fixed documents first, so that they have the same numbers whatever the seed,
 * then generated ones. The same seed and number of items make the same books.
 */
final class Generator {
  private static final LocalDate FIXED_DAY = LocalDate.of(2026, 10, 15);
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 1);
  private static final int DAYS = 350;
  private static final int TERMS_DAYS = 30;

  private final Ledger ledger;
  private final Customers customers;
  private final SplittableRandom random;
  private long lastBillingDocument = 90_000_000L;
  private int open;

  private Generator(Ledger ledger, Customers customers, long seed) {
    this.ledger = ledger;
    this.customers = customers;
    this.random = new SplittableRandom(seed);
  }

  static void fill(Ledger ledger, Customers customers, long seed, int items) {
    Generator generator = new Generator(ledger, customers, seed);
    generator.fixed();
    while (generator.open < items) {
      generator.next();
    }
  }

  private void fixed() {
    invoice("1710", "0010000001", "", FIXED_DAY, 189_63);
    invoice("1710", "0010000001", "", FIXED_DAY, 12_000_00);
    invoice("1710", "0010000001", "", FIXED_DAY, 250_00);
    invoice("1710", "0010000001", "", FIXED_DAY, -40_00);
    for (int i = 0; i < 5; i++) {
      invoice("1710", Customers.numberOf(i * 10 + 2), "", FIXED_DAY, 100_00 + i);
    }
    invoice("1710", "0010000005", "", FIXED_DAY, 75_00);
    invoice("1810", "0010000002", "", FIXED_DAY, 5_000);
    invoice("1910", "0010000003", "", FIXED_DAY, 12_345);
    invoice("1010", "0010000004", "", FIXED_DAY, 119_00);
    Document blocked = invoice("1010", "0010000004", "", FIXED_DAY, 50_00);
    ledger.change(List.of(blocked.lines().get(0)), state -> state.blocked("A"));
    Document inRun = invoice("1010", "0010000004", "", FIXED_DAY, 60_00);
    ledger.change(List.of(inRun.lines().get(0)), state -> state.inPaymentRun(true));
  }

  private void next() {
    int index = open % customers.generated();
    Customer customer = customers.all().get(Customers.numberOf(index));
    if (customer == null) {
      throw new IllegalStateException("Customer " + index + " was not generated");
    }
    String code = customer.companyCodes().get(0);
    if (customer.companyCodes().size() > 1 && random.nextInt(4) == 0) {
      code = customer.companyCodes().get(1);
    }
    // A branch's items are on its head office's account, as SAP posts them.
    boolean branch = !customer.headOffice().isEmpty();
    String account = branch ? customer.headOffice() : customer.number();
    LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
    long amount = random.nextLong(10_00, 5_000_00);
    int kind = random.nextInt(100);
    Document document =
        invoice(
            code, account, branch ? customer.number() : "", day, kind < 4 ? -amount / 10 : amount);
    if (kind == 4) {
      ledger.change(List.of(document.lines().get(0)), state -> state.blocked("A"));
    } else if (kind < 10) {
      pay(document);
      open--;
    }
  }

  private Document invoice(
      String code, String customer, String branch, LocalDate day, long amountMinor) {
    lastBillingDocument++;
    String billing = Customers.padded(Long.toString(lastBillingDocument));
    boolean credit = amountMinor < 0;
    Header header = header(code, "RV", day, billing, "VBRK", billing, credit ? "G2" : "F2");
    Texts text =
        Texts.of(billing, credit ? "Credit memo" : "Invoice").withPaymentReference(billing);
    open++;
    return ledger.post(
        header,
        List.of(
            LineContent.customer(customer, branch, credit ? "11" : "01", amountMinor, text),
            LineContent.gl(GlAccounts.REVENUE, -amountMinor, Texts.NONE)));
  }

  private void pay(Document invoice) {
    Line item = invoice.lines().get(0);
    LocalDate day = invoice.header().postingDate().plusDays(TERMS_DAYS);
    String code = invoice.key().companyCode();
    Document payment =
        ledger.post(
            header(code, "DZ", day, "", "BKPFF", "", ""),
            List.of(
                LineContent.customer(
                    item.content().account(),
                    item.content().branchAccount(),
                    "15",
                    -item.content().amountMinor(),
                    Texts.of(invoice.header().reference(), "Bank transfer")),
                LineContent.gl(GlAccounts.BANK_TRANSIT, item.content().amountMinor(), Texts.NONE)));
    ledger.clear(
        header(code, "AB", day, "", "BKPFF", "", ""), List.of(item, payment.lines().get(0)));
  }

  private static Header header(
      String code,
      String type,
      LocalDate day,
      String reference,
      String referenceType,
      String billing,
      String billingType) {
    SapCurrency currency = CompanyCode.find(code).map(CompanyCode::currency).orElseThrow();
    int epochDay = Math.toIntExact(day.toEpochDay());
    return new Header(
        code,
        day.getYear(),
        type,
        currency,
        reference,
        "",
        epochDay,
        epochDay,
        day.atTime(9, 0).toInstant(ZoneOffset.UTC).toEpochMilli(),
        "GENERATOR",
        type.equals("RV") ? "SD00" : "RFBU",
        referenceType,
        billing,
        billingType,
        type.equals("RV") ? epochDay + TERMS_DAYS : epochDay);
  }
}
