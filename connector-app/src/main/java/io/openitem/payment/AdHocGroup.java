package io.openitem.payment;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.AdHocRule;
import io.openitem.domain.Caller;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.util.List;
import java.util.Optional;

/** Makes a payable group of an amount without invoices, or says why it cannot. */
final class AdHocGroup {

  private final CompanyCodes companyCodes;
  private final CallersAccounts accounts;
  private final GroupCost cost;

  AdHocGroup(CompanyCodes companyCodes, CallersAccounts accounts, GroupCost cost) {
    this.companyCodes = companyCodes;
    this.accounts = accounts;
    this.cost = cost;
  }

  /**
   * Refuses an account that is not the caller's; whether it exists elsewhere is not told.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found}
   */
  void requireCallers(Caller caller, AdHocRequest request) {
    if (!caller.accounts().contains(request.account())
        || accounts.find(request.account()).isEmpty()) {
      throw Problem.of(
              ProblemType.NOT_FOUND, "There is no such account: " + request.account() + ".")
          .asException();
    }
  }

  /**
   * The group.
   *
   * @throws io.openitem.domain.ProblemException when the account takes no such payment, or the
   *     method cannot pay it
   */
  PaymentGroup group(AdHocRequest request, PaymentMethod method) {
    CompanyCodeCustomizing customizing =
        companyCodes
            .find(request.account().companyCode())
            .filter(found -> found.adHoc().kind() != AdHocRule.Kind.NONE)
            .orElseThrow(() -> impossible(request, "not-taken", "takes only payments of invoices"));
    requireAccountOpen(request);
    requireWithinLimit(request, customizing.adHoc());
    PaymentGroup group =
        new PaymentGroup(
            request.account(),
            customizing.processor(),
            List.of(),
            request.amount(),
            cost.surcharge(customizing, request.amount(), method),
            Optional.of(request.terms(customizing.adHoc().specialGlCode())));
    cost.requireUsable(method, group);
    return group;
  }

  private void requireAccountOpen(AdHocRequest request) {
    CallersAccounts.Account account =
        accounts
            .find(request.account())
            .orElseThrow(() -> impossible(request, "account-gone", "is not known any more"));
    if (account.postingBlocked()) {
      throw impossible(request, "account-blocked", "is locked for posting");
    }
    // SAP posts for a branch on its head office, where our question for the document would miss it.
    account
        .headOffice()
        .ifPresent(
            headOffice -> {
              throw impossible(
                  request, "branch", "is a branch's; pay on its head office, " + headOffice);
            });
  }

  private static void requireWithinLimit(AdHocRequest request, AdHocRule rule) {
    Money amount = request.amount();
    Money limit =
        rule.limitIn(amount.currency())
            .orElseThrow(
                () ->
                    impossible(
                        request, "currency", "takes no such payment in " + amount.currency()));
    if (amount.compareTo(limit) > 0) {
      throw impossible(request, "over-limit", "takes at most " + limit + " at once");
    }
  }

  private static RuntimeException impossible(AdHocRequest request, String reason, String because) {
    return Problem.of(
            ProblemType.AD_HOC_NOT_POSSIBLE, "Account " + request.account() + " " + because + ".")
        .with("accountId", request.account().toString())
        .with("reason", reason)
        .asException();
  }
}
