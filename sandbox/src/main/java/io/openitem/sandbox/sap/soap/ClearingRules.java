package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.GlAccounts;
import io.openitem.sandbox.sap.ledger.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What SAP checks before it clears; the sum is checked by the ledger itself. */
final class ClearingRules {
  private final SapSystem sap;

  ClearingRules(SapSystem sap) {
    this.sap = sap;
  }

  /** The first reason not to clear, if there is one. */
  Optional<String> refusal(ClearingRequest request) {
    String code = request.companyCode();
    if (CompanyCode.find(code).isEmpty()) {
      return Optional.of("Company code " + code + " does not exist");
    }
    if (!sap.periods().isOpen(code, request.postingDate())) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "201(F5) Posting period %03d %d is not open",
              request.postingDate().getMonthValue(),
              request.postingDate().getYear()));
    }
    if (request.items().size() < 2) {
      return Optional.of("Nothing to clear: name the items on both sides");
    }
    if (request.isPartial() && request.leavesResiduals()) {
      return Optional.of("A residual item does not go together with a partial payment");
    }
    return request.items().stream()
        .map(item -> refusal(request, item))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The lines that a request without refusal names. */
  List<Line> lines(ClearingRequest request) {
    List<Line> lines = new ArrayList<>();
    request.items().forEach(item -> find(item).ifPresent(lines::add));
    return lines;
  }

  private Optional<Line> find(ClearingRequest.Item item) {
    return sap.ledger().document(item.document()).flatMap(found -> found.line(item.item()));
  }

  private Optional<String> refusal(ClearingRequest request, ClearingRequest.Item item) {
    String name = "Item " + item.document() + "/" + item.item();
    Optional<Line> found = find(item);
    if (found.isEmpty()) {
      return Optional.of(name + " does not exist");
    }
    Line line = found.get();
    boolean sameAccount =
        GlAccounts.plain(line.content().account()).equals(GlAccounts.plain(item.account()));
    if (!line.content().accountType().equals(item.accountType()) || !sameAccount) {
      return Optional.of(name + " is not on account " + item.account());
    }
    if (!item.document().companyCode().equals(request.companyCode())) {
      return Optional.of(name + " belongs to another company code");
    }
    if (!line.document().header().currency().name().equals(request.currency())) {
      return Optional.of(name + " is not in " + request.currency());
    }
    if (!line.content().specialGl().isEmpty()) {
      return Optional.of(name + " is a special G/L item, which this service cannot clear");
    }
    if (line.state().isCleared()) {
      return Optional.of(name + " is already cleared");
    }
    if (line.state().inPaymentRun()) {
      return Optional.of(name + " is used in a payment transaction");
    }
    if (!item.deduction().isEmpty() && !isResidualOf(line, new BigDecimal(item.deduction()))) {
      return Optional.of(
          "013(APAR_EBPP_SERVICES) " + name + " cannot be reduced by " + item.deduction());
    }
    boolean managed = line.isCustomer() || GlAccounts.PROCESSOR_CLEARING.equals(item.account());
    return managed ? Optional.empty() : Optional.of(name + " is not open-item managed");
  }

  /** A deduction is of the other sign than the item, and less than it. */
  private static boolean isResidualOf(Line line, BigDecimal deduction) {
    BigDecimal amount = line.amount();
    return line.isCustomer()
        && line.document().header().currency().holds(deduction)
        && deduction.signum() == -amount.signum()
        && deduction.abs().compareTo(amount.abs()) < 0;
  }
}
