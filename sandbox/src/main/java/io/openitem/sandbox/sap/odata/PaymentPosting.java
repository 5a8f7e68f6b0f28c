package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.PostingChecks;
import io.openitem.sandbox.sap.PostingChecks.Finding;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.Header;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.LineContent;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import io.openitem.sandbox.sap.ledger.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;

/**
 * Posts a payment and clears its items in one unit of work. A reference that has a document already
 * answers with that document where the content is the same, and is refused where it is not.
 */
final class PaymentPosting implements Writer<Document> {
  private final SapSystem sap;
  private final PaymentRules rules;

  PaymentPosting(SapSystem sap) {
    this.sap = sap;
    this.rules = new PaymentRules(sap);
  }

  @Override
  public Document create(Change change) throws SapFailure {
    PaymentRequest request = PaymentRequest.of(change);
    Set<String> accounts = Set.of(rules.account(request));
    if (!sap.locks().take(request.companyCode(), accounts)) {
      throw failure(PostingChecks.locked(request.customer(), request.companyCode()));
    }
    try {
      Optional<Document> before = before(request);
      return before.isPresent() ? before.get() : post(request);
    } finally {
      sap.locks().free(request.companyCode(), accounts);
    }
  }

  /** The document that the reference has already. */
  private Optional<Document> before(PaymentRequest request) throws SapFailure {
    Optional<Document> before =
        sap.ledger().withReference(request.reference()).stream()
            .filter(document -> document.key().companyCode().equals(request.companyCode()))
            .findFirst();
    if (before.isPresent() && !says(before.get(), request)) {
      String text = "Reference document number not unique: " + request.reference();
      throw new SapFailure(
          HttpStatusCodes.CONFLICT,
          "F5A/284",
          text,
          List.of(new SapFailure.Detail("F5A/284", text, "DocumentReferenceID", "error")));
    }
    return before;
  }

  private boolean says(Document document, PaymentRequest request) {
    if (!PaidItems.isPayment(document)) {
      return false;
    }
    SapCurrency currency = document.header().currency();
    Stream<String> cleared =
        PaidItems.of(sap, document).stream()
            .map(line -> line.document().key() + "/" + line.item() + " " + plain(line.amount()));
    Stream<String> asked =
        request.items().stream().map(item -> item.name() + " " + plain(item.amount()));
    return currency.name().equals(request.currency())
        && PaidItems.clearedBy(document, true).equals(document.key().numberText())
        && PaidItems.credit(document).content().account().equals(rules.account(request))
        && document.header().postingDate().equals(request.postingDate())
        && same(PaidItems.debit(document), request.glAccount(), request.amount())
        && PaidItems.surcharge(document)
            .map(line -> same(line, request.surchargeAccount(), request.surcharge().negate()))
            .orElse(request.surcharge().signum() == 0)
        && cleared.sorted().toList().equals(asked.sorted().toList());
  }

  private static boolean same(Line line, String account, BigDecimal amount) {
    return line.content().account().equals(account) && line.amount().compareTo(amount) == 0;
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  private Document post(PaymentRequest request) throws SapFailure {
    Optional<Finding> refusal = rules.refusal(request);
    if (refusal.isPresent()) {
      throw failure(refusal.get());
    }
    List<Line> items = request.items().stream().flatMap(item -> rules.find(item).stream()).toList();
    sap.takePostingTime();
    try {
      return sap.ledger().postAndClear(header(request), lines(request), items);
    } catch (IllegalStateException e) {
      // Somebody who does not take the account's lock cleared an item in this moment.
      throw failure(new Finding("F5", "263", String.valueOf(e.getMessage())));
    }
  }

  private Header header(PaymentRequest request) {
    int postingDay = Math.toIntExact(request.postingDate().toEpochDay());
    return new Header(
        request.companyCode(),
        request.postingDate().getYear(),
        request.documentType(),
        SapCurrency.valueOf(request.currency()),
        request.reference(),
        request.given().text("DocumentHeaderText"),
        postingDay,
        Math.toIntExact(request.documentDate().toEpochDay()),
        sap.clock().millis(),
        SapSystem.USER,
        "RFPI",
        "BKPFF",
        "",
        "",
        postingDay);
  }

  private List<LineContent> lines(PaymentRequest request) {
    SapCurrency currency = SapCurrency.valueOf(request.currency());
    Texts texts = texts(request, "");
    List<LineContent> lines = new ArrayList<>();
    lines.add(LineContent.gl(request.glAccount(), currency.toMinor(request.amount()), texts));
    if (request.surcharge().signum() > 0) {
      lines.add(
          LineContent.gl(
              request.surchargeAccount(),
              currency.toMinor(request.surcharge().negate()),
              texts(request, request.given().text("SurchargeTaxCode"))));
    }
    String account = rules.account(request);
    String branch = account.equals(request.customer()) ? "" : request.customer();
    lines.add(
        LineContent.customer(
            account, branch, "15", currency.toMinor(request.paid().negate()), texts));
    return lines;
  }

  private static Texts texts(PaymentRequest request, String taxCode) {
    Change given = request.given();
    return new Texts(
        given.text("AssignmentReference"),
        given.text("DocumentItemText"),
        "",
        "",
        "",
        given.text("PaymentReference"),
        given.text("PaymentServiceProvider"),
        given.text("PaymentByPaymentServicePrvdr"),
        "",
        "",
        taxCode,
        "");
  }

  private static SapFailure failure(Finding finding) {
    return SapFailure.badRequest(
        finding.messageClass() + "/" + finding.number(), finding.text(), "");
  }

  @Override
  public void update(Document row, Change change) throws SapFailure {
    throw SapFailure.notImplemented("A posted payment is not changed");
  }

  @Override
  public void delete(Document row) throws SapFailure {
    throw SapFailure.notImplemented("A posted payment is not deleted");
  }

  @Override
  public String version(Document row) {
    return row.key().toString();
  }
}
