package io.openitem.payment;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.AccountId;
import io.openitem.domain.Caller;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.OpenItem;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PartialPayments;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.PostingApi;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes payable groups of the invoices asked for, as SAP has them now, or says why it cannot. */
final class Grouping {

  private final CompanyCodes companyCodes;
  private final CallersInvoices invoices;
  private final GroupCost cost;
  private final AdHocGroup adHoc;

  Grouping(CompanyCodes companyCodes, CallersInvoices invoices, GroupCost cost, AdHocGroup adHoc) {
    this.companyCodes = companyCodes;
    this.invoices = invoices;
    this.cost = cost;
    this.adHoc = adHoc;
  }

  /** One company code (of the account), account and currency. */
  private record Key(AccountId account, String currency) {}

  /**
   * The groups, in the order in which the request names their first invoices; of a payment without
   * invoices the only one.
   *
   * @param read the invoices as SAP has them now
   * @throws io.openitem.domain.ProblemException for the first invoice that cannot be paid so
   */
  List<PaymentGroup> groups(
      Caller caller, PaymentRequest request, PaymentMethod method, List<OpenItem> read) {
    if (request.adHoc().isPresent()) {
      return List.of(adHoc.group(request.adHoc().get(), method));
    }
    Map<InvoiceId, OpenItem> byId =
        read.stream().collect(Collectors.toMap(OpenItem::id, Function.identity(), (a, b) -> a));
    Map<Key, List<PaidItem>> grouped = new LinkedHashMap<>();
    for (PaymentRequest.InvoiceToPay wanted : request.invoices()) {
      OpenItem item =
          Optional.ofNullable(byId.get(wanted.invoice()))
              .orElseThrow(() -> ItemCheck.gone(wanted.invoice()).asException());
      Key key = new Key(item.account(), item.amount().currency());
      grouped.computeIfAbsent(key, k -> new ArrayList<>()).add(checked(caller, wanted, item));
    }
    return grouped.entrySet().stream()
        .map(group -> group(group.getKey(), group.getValue(), method))
        .toList();
  }

  private PaidItem checked(Caller caller, PaymentRequest.InvoiceToPay wanted, OpenItem item) {
    if (!caller.accounts().contains(item.account())) {
      // Moved to another account since the last synchronisation.
      throw CallersInvoices.notFound(List.of(item.id().toString()));
    }
    ItemCheck.whyNot(item)
        .or(() -> api(item).flatMap(api -> ItemCheck.whyNot(item, api)))
        .ifPresent(
            problem -> {
              throw problem.asException();
            });
    Money amount = wanted.amount().orElse(item.amount());
    if (amount.equals(item.amount())) {
      return new PaidItem(item.id(), amount);
    }
    if (!mayLeaveResidual(item, amount)) {
      throw Problem.of(
              ProblemType.PARTIAL_AMOUNT,
              "Of invoice %s, %s is open and only that can be paid, not %s."
                  .formatted(item.id(), item.amount(), amount))
          .with("invoiceId", item.id().toString())
          .with("open", PaymentOpening.money(item.amount()))
          .asException();
    }
    return new PaidItem(item.id(), amount, Optional.of(item.amount().minus(amount)));
  }

  private Optional<PostingApi> api(OpenItem item) {
    return companyCodes
        .find(item.id().companyCode())
        .map(customizing -> PostingApi.named(customizing.postingApi()));
  }

  /** A part of what is owed, and never of a credit. */
  private boolean mayLeaveResidual(OpenItem item, Money amount) {
    boolean allowed =
        companyCodes
            .find(item.id().companyCode())
            .filter(found -> found.partialPayments() == PartialPayments.RESIDUAL)
            .isPresent();
    return allowed
        && amount.currency().equals(item.amount().currency())
        && amount.isPositive()
        && amount.compareTo(item.amount()) < 0;
  }

  private PaymentGroup group(Key key, List<PaidItem> items, PaymentMethod method) {
    CompanyCodeCustomizing customizing =
        companyCodes
            .find(key.account().companyCode())
            .orElseThrow(
                () ->
                    unpayable(
                        items,
                        "company-code",
                        "belongs to a company code without online payments"));
    if (invoices.isPostingBlocked(key.account().toString())) {
      throw unpayable(items, "account-blocked", "stands on an account that is locked for posting");
    }
    Money amount = items.stream().map(PaidItem::amount).reduce(Money::plus).orElseThrow();
    if (!amount.isPositive()) {
      throw unpayable(items, "nothing-to-pay", "and those beside it amount to " + amount);
    }
    PaymentGroup group =
        new PaymentGroup(
            key.account(),
            customizing.processor(),
            items,
            amount,
            cost.surcharge(customizing, amount, method));
    cost.requireUsable(method, group);
    return group;
  }

  private static RuntimeException unpayable(List<PaidItem> items, String reason, String because) {
    return ItemCheck.notPayable(items.get(0).invoice(), reason, because).asException();
  }
}
