package io.openitem.sandbox.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.Customer;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.GlAccounts;
import io.openitem.sandbox.sap.ledger.Header;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.LineContent;
import io.openitem.sandbox.sap.ledger.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What SAP's own users do: close periods, block items, clear by hand, bill. */
public final class SapActions {
  private static final int TERMS_DAYS = 30;

  private final SapSystem sap;

  /** Acts in this system. */
  public SapActions(SapSystem sap) {
    this.sap = sap;
  }

  void period(JsonNode body) {
    sap.periods()
        .set(
            required(body, "companyCode"),
            Integer.parseInt(required(body, "fiscalYear")),
            Integer.parseInt(required(body, "period")),
            body.path("open").asBoolean(false));
  }

  Optional<Line> item(List<String> path, JsonNode body) {
    Optional<Line> found =
        sap.ledger()
            .document(key(path))
            .flatMap(document -> document.line(Integer.parseInt(path.get(4))));
    found.ifPresent(
        line -> {
          if (body.has("paymentBlock")) {
            String reason = body.path("paymentBlock").asText();
            sap.ledger().change(List.of(line), state -> state.blocked(reason));
          }
          if (body.has("inPaymentRun")) {
            boolean held = body.path("inPaymentRun").asBoolean();
            sap.ledger().change(List.of(line), state -> state.inPaymentRun(held));
          }
          if (body.path("clear").asBoolean(false)) {
            payElsewhere(line);
          }
        });
    return found;
  }

  /**
   * Pays an item by bank transfer and clears it, as an incoming payment from the bank would.
   *
   * @throws IllegalStateException when it is cleared already
   */
  public Document payElsewhere(Line item) {
    if (item.state().isCleared()) {
      throw new IllegalStateException("The item is already cleared");
    }
    LineContent content = item.content();
    Header invoice = item.document().header();
    Document payment =
        sap.ledger()
            .post(
                header(invoice.companyCode(), "DZ", "", ""),
                List.of(
                    LineContent.customer(
                        content.account(),
                        content.branchAccount(),
                        content.amountMinor() > 0 ? "15" : "05",
                        -content.amountMinor(),
                        Texts.of(invoice.reference(), "Bank transfer")),
                    LineContent.gl(GlAccounts.BANK_TRANSIT, content.amountMinor(), Texts.NONE)));
    return sap.ledger()
        .clear(header(invoice.companyCode(), "AB", "", ""), List.of(item, payment.lines().get(0)));
  }

  /**
   * Bills a customer.
   *
   * @param companyCode where
   * @param customer who; a branch is billed on its head office's account
   * @param amount in the company code's currency; negative for a credit memo
   * @throws IllegalArgumentException when the customer or company code is unknown
   */
  public Document invoice(String companyCode, String customer, BigDecimal amount) {
    String billing = nextBilling();
    return invoice(companyCode, customer, amount, billing, billing);
  }

  /** The same without a payment reference. */
  public Document invoiceWithoutReference(String companyCode, String customer, BigDecimal amount) {
    return invoice(companyCode, customer, amount, nextBilling(), "");
  }

  private String nextBilling() {
    return String.format(Locale.ROOT, "%010d", 95_000_000L + sap.ledger().size());
  }

  private Document invoice(
      String companyCode,
      String customer,
      BigDecimal amount,
      String billing,
      String paymentReference) {
    Customer found =
        sap.customers()
            .find(customer)
            .filter(each -> each.companyCodes().contains(companyCode))
            .orElseThrow(
                () -> new IllegalArgumentException(customer + " is not in " + companyCode));
    long minor = code(companyCode).currency().toMinor(amount);
    boolean branch = !found.headOffice().isEmpty();
    return sap.ledger()
        .post(
            header(companyCode, "RV", billing, minor < 0 ? "G2" : "F2"),
            List.of(
                LineContent.customer(
                    branch ? found.headOffice() : found.number(),
                    branch ? found.number() : "",
                    minor < 0 ? "11" : "01",
                    minor,
                    Texts.of(billing, minor < 0 ? "Credit memo" : "Invoice")
                        .withPaymentReference(paymentReference)),
                LineContent.gl(GlAccounts.REVENUE, -minor, Texts.NONE)));
  }

  Document invoice(JsonNode body) {
    return invoice(
        required(body, "companyCode"),
        required(body, "customer"),
        new BigDecimal(required(body, "amount")));
  }

  private Header header(String companyCode, String type, String billing, String billingType) {
    CompanyCode code = code(companyCode);
    LocalDate today = LocalDate.ofInstant(sap.clock().instant(), code.zone());
    int day = Math.toIntExact(today.toEpochDay());
    return new Header(
        companyCode,
        today.getYear(),
        type,
        code.currency(),
        billing,
        "",
        day,
        day,
        sap.clock().millis(),
        "SAPUSER",
        billing.isEmpty() ? "RFBU" : "SD00",
        billing.isEmpty() ? "BKPFF" : "VBRK",
        billing,
        billingType,
        billing.isEmpty() ? day : day + TERMS_DAYS);
  }

  private static CompanyCode code(String companyCode) {
    return CompanyCode.find(companyCode)
        .orElseThrow(() -> new IllegalArgumentException("No company code " + companyCode));
  }

  static SapSettings settings(SapSettings now, JsonNode body) {
    return new SapSettings(
        body.path("pageSizeRows").asInt(now.pageSizeRows()),
        body.path("clearingDelayMillis").asLong(now.clearingDelayMillis()),
        body.path("postingDelayMillis").asLong(now.postingDelayMillis()),
        body.path("strictReferences").asBoolean(now.strictReferences()),
        body.path("downPayments").asBoolean(now.downPayments()),
        body.path("lockboxSlotMillis").asLong(now.lockboxSlotMillis()),
        body.path("lockboxNumbersInAnswer").asBoolean(now.lockboxNumbersInAnswer()));
  }

  /** Reads the document key at the second to fourth step of a path. */
  static DocumentKey key(List<String> path) {
    if (path.size() < 4) {
      throw new IllegalArgumentException("Name company code, fiscal year and document");
    }
    return new DocumentKey(path.get(1), Integer.parseInt(path.get(2)), Long.parseLong(path.get(3)));
  }

  private static String required(JsonNode body, String field) {
    String value = body.path(field).asText("");
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }
}
