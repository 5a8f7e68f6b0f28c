package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.PostingChecks;
import io.openitem.sandbox.sap.PostingChecks.Finding;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is checked before a payment is posted and its items are cleared. */
final class PaymentRules {
  private final SapSystem sap;
  private final PostingChecks checks;

  PaymentRules(SapSystem sap) {
    this.sap = sap;
    this.checks = new PostingChecks(sap);
  }

  /** The first reason not to post, if there is one. */
  Optional<Finding> refusal(PaymentRequest request) {
    return CompanyCode.find(request.companyCode())
        .map(code -> refusal(request, code))
        .orElseGet(() -> Optional.of(PostingChecks.noCompanyCode(request.companyCode())));
  }

  private Optional<Finding> refusal(PaymentRequest request, CompanyCode code) {
    Optional<Finding> head =
        Stream.of(
                checks.period(code, request.postingDate()),
                checks.documentType(request.documentType()),
                checks.currency(code, request.currency()),
                checks.customer(code, request.customer()),
                checks.glAccount(code, request.glAccount()),
                request.surcharge().signum() == 0
                    ? Optional.<Finding>empty()
                    : checks.glAccount(code, request.surchargeAccount()))
            .flatMap(Optional::stream)
            .findFirst();
    return head.or(() -> amounts(request, SapCurrency.valueOf(request.currency())))
        .or(() -> items(request));
  }

  private static Optional<Finding> amounts(PaymentRequest request, SapCurrency currency) {
    Stream<BigDecimal> all =
        Stream.concat(
            Stream.of(request.amount(), request.surcharge()),
            request.items().stream().map(PaymentRequest.Item::amount));
    Optional<BigDecimal> tooFine = all.filter(amount -> !currency.holds(amount)).findFirst();
    if (tooFine.isPresent()) {
      String amount = tooFine.get().toPlainString();
      return own("007", "Amount " + amount + " has too many decimals for " + currency);
    }
    if (request.amount().signum() <= 0 || request.surcharge().signum() < 0) {
      return own("008", "Amount " + request.amount().toPlainString() + " is not allowed");
    }
    BigDecimal rest = request.amount().subtract(request.surcharge()).subtract(request.paid());
    return rest.signum() == 0 ? Optional.empty() : difference(rest);
  }

  private Optional<Finding> items(PaymentRequest request) {
    Set<String> seen = new HashSet<>();
    for (PaymentRequest.Item item : request.items()) {
      Optional<Finding> finding =
          seen.add(item.name()) ? item(request, item) : own("009", item.name() + " is there twice");
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> item(PaymentRequest request, PaymentRequest.Item item) {
    Optional<Line> found = find(item);
    boolean theirs =
        found
            .filter(line -> line.isCustomer() && line.content().specialGl().isEmpty())
            .filter(line -> line.content().account().equals(account(request)))
            .filter(line -> line.document().key().companyCode().equals(request.companyCode()))
            .isPresent();
    if (!theirs) {
      return own("010", "Item " + item.name() + " is not on account " + request.customer());
    }
    Line line = found.orElseThrow();
    if (line.state().isCleared()) {
      return own("011", "Item " + item.name() + " is already cleared");
    }
    if (line.state().inPaymentRun()) {
      return own("012", "Item " + item.name() + " is used in a payment transaction");
    }
    boolean sameCurrency =
        line.document().header().currency().name().equals(item.currency())
            && item.currency().equals(request.currency());
    if (!sameCurrency) {
      return own("013", "Item " + item.name() + " is not in " + request.currency());
    }
    BigDecimal rest = line.amount().subtract(item.amount());
    return rest.signum() == 0 ? Optional.empty() : difference(rest);
  }

  /** The line that an item names. */
  Optional<Line> find(PaymentRequest.Item item) {
    return sap.ledger().document(item.document()).flatMap(doc -> doc.line(item.item()));
  }

  /** The account that holds the customer's items: its head office's where it has one. */
  String account(PaymentRequest request) {
    return sap.customers()
        .find(request.customer())
        .map(found -> found.headOffice().isEmpty() ? found.number() : found.headOffice())
        .orElse(request.customer());
  }

  private static Optional<Finding> difference(BigDecimal rest) {
    String text = "The difference is too large for clearing: " + rest.toPlainString();
    return Optional.of(new Finding("F5", "263", text));
  }

  private static Optional<Finding> own(String number, String text) {
    return Optional.of(new Finding("ZSBX", number, text));
  }
}
