package io.openitem.domain;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How payments of one company code are posted: the integration engineer's decisions, none of them
 * silent.
 *
 * @param companyCode whose
 * @param sapSystem the SAP system that keeps its books
 * @param timeZone of its business day
 * @param cutOver payments from this time on belong to the next day
 * @param postingApi the {@link PostingApi#wireName()} of the way into SAP
 * @param documentType of the payment document, such as DZ
 * @param clearingDocumentType of the clearing document
 * @param processor which processor charges for it
 * @param clearingAccount the G/L account of what the processor owes us
 * @param paymentServiceProvider SAP's S4 name of the processor
 * @param createdBy the SAP user that the documents name, S12
 * @param partialPayments whether less than the full amount may be paid, and what becomes of the
 *     rest
 * @param adHoc whether payments without invoices are taken, and as what
 * @param closedPeriod what happens when SAP has closed a document's posting period
 * @param surcharges the fees for paying by credit card; empty means none
 * @param reversalDocumentType of the document of money that moved again, such as DA
 * @param lockbox where its batches go; present where it posts through the lockbox, and only there
 */
public record CompanyCodeCustomizing(
    CompanyCode companyCode,
    String sapSystem,
    ZoneId timeZone,
    LocalTime cutOver,
    String postingApi,
    String documentType,
    String clearingDocumentType,
    String processor,
    String clearingAccount,
    String paymentServiceProvider,
    String createdBy,
    PartialPayments partialPayments,
    AdHocRule adHoc,
    ClosedPeriod closedPeriod,
    List<SurchargeRule> surcharges,
    String reversalDocumentType,
    Optional<LockboxCustomizing> lockbox) {

  /** Copies the rules. */
  public CompanyCodeCustomizing {
    surcharges = List.copyOf(surcharges);
  }

  /** The lane of one of its accounts: postings of one lane never overlap in SAP. */
  public String lane(AccountId account) {
    return sapSystem + "/" + account.companyCode() + "/" + account.customer();
  }

  /** Whether the payment's own document clears the items. */
  public boolean clearsWithPayment() {
    return PostingApi.named(postingApi).clearsWithPayment();
  }

  /** The API that posts a surcharge which is a document of its own. */
  public String surchargeApi() {
    return lockbox.flatMap(LockboxCustomizing::surchargePostingApi).orElse(postingApi);
  }

  /** The rule that may apply to amounts of a currency. */
  public Optional<SurchargeRule> surchargeIn(String currency) {
    return surcharges.stream().filter(rule -> rule.over().currency().equals(currency)).findFirst();
  }
}
