package io.openitem.posting;

import io.openitem.domain.AccountId;
import io.openitem.domain.AdHocRule;
import io.openitem.domain.AdHocTerms;
import io.openitem.domain.CapturedPayment;
import io.openitem.domain.ClosedPeriod;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.LockboxCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PartialPayments;
import io.openitem.domain.SurchargeRule;
import io.openitem.payment.BusinessDay;
import io.openitem.store.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Captured payments in US dollars of company code 1710, stored as the payment part stores them. */
final class CapturedPayments {

  static final String BLUEWATER = "0010000001";

  private final JdbcClient jdbc;
  private final Instant now;
  private int count;

  CapturedPayments(JdbcClient jdbc, Instant now) {
    this.jdbc = jdbc;
    this.now = now;
    jdbc.sql(
            """
            insert into payment_method (method_id, organisation, processor, processor_method,
              processor_customer, type, brand, last_four, funding, is_default, seen_at)
            values ('pm_1', 'org-bluewater', 'stripe', 'pm_1', 'cus_1', 'card', 'visa', '4242',
              'credit', true, :now)""")
        .param("now", Timestamps.utc(now))
        .update();
  }

  /** Stores a payment of one invoice by a customer, captured just now. */
  CapturedPayment of(String customer, String amount, String surcharge) {
    return of(customer, amount, surcharge, "journalentry");
  }

  /** The same in a company code that posts through this API. */
  CapturedPayment of(String customer, String amount, String surcharge, String api) {
    count++;
    AccountId account = AccountId.parse("1710-" + customer);
    InvoiceId invoice = InvoiceId.parse("1710-2026-%010d-001".formatted(9_000_000_000L + count));
    CapturedPayment captured =
        new CapturedPayment(
            "pay_%026d".formatted(count),
            account,
            customizing(true, api),
            List.of(new PaidItem(invoice, Money.of(amount, "USD"))),
            Money.of(amount, "USD"),
            Money.of(surcharge, "USD"),
            Money.of(amount, "USD").plus(Money.of(surcharge, "USD")),
            "stripe",
            "pi_" + count,
            now,
            LocalDate.of(2026, 11, 24));
    store(captured);
    return captured;
  }

  /** Stores a payment of one invoice that was captured at this moment by this customizing. */
  CapturedPayment at(Instant capturedAt, CompanyCodeCustomizing customizing) {
    CapturedPayment usual = of(BLUEWATER, "189.63", "0.00");
    return new CapturedPayment(
        usual.paymentId(),
        usual.account(),
        customizing,
        usual.items(),
        usual.amount(),
        usual.surcharge(),
        usual.total(),
        usual.processor(),
        usual.processorPaymentId(),
        capturedAt,
        BusinessDay.of(capturedAt, customizing));
  }

  /** Stores a payment without invoices. */
  CapturedPayment adHoc(String customer, String amount, AdHocTerms terms) {
    count++;
    Money money = Money.of(amount, "USD");
    CapturedPayment captured =
        new CapturedPayment(
            "pay_%026d".formatted(count),
            AccountId.parse("1710-" + customer),
            customizing(true, "journalentry"),
            List.of(),
            money,
            Money.zero("USD"),
            money,
            "stripe",
            "pi_" + count,
            now,
            LocalDate.of(2026, 11, 24),
            Optional.of(terms));
    store(captured);
    return captured;
  }

  /** Customizing of a company code in this zone. */
  static CompanyCodeCustomizing in(ZoneId zone, LocalTime cutOver) {
    CompanyCodeCustomizing usual = customizing(false);
    return new CompanyCodeCustomizing(
        usual.companyCode(),
        usual.sapSystem(),
        zone,
        cutOver,
        usual.postingApi(),
        usual.documentType(),
        usual.clearingDocumentType(),
        usual.processor(),
        usual.clearingAccount(),
        usual.paymentServiceProvider(),
        usual.createdBy(),
        usual.partialPayments(),
        usual.adHoc(),
        usual.closedPeriod(),
        usual.surcharges(),
        usual.reversalDocumentType(),
        usual.lockbox());
  }

  static CompanyCodeCustomizing customizing(boolean withSurcharge) {
    return customizing(withSurcharge, "journalentry");
  }

  private static CompanyCodeCustomizing customizing(boolean withSurcharge, String api) {
    SurchargeRule rule =
        new SurchargeRule(
            Money.of("10000.00", "USD"),
            new BigDecimal("0.027"),
            "41000900",
            Optional.of("O1"),
            LocalDate.of(2026, 1, 1),
            Optional.empty());
    return new CompanyCodeCustomizing(
        new CompanyCode("1710"),
        "S4",
        ZoneId.of("America/New_York"),
        LocalTime.of(18, 0),
        api,
        "DZ",
        "AB",
        "stripe",
        "11002080",
        "STRP",
        "OPENITEM",
        PartialPayments.NONE,
        AdHocRule.NOT_TAKEN,
        ClosedPeriod.PARK,
        withSurcharge ? List.of(rule) : List.of(),
        "DA",
        api.equals("lockbox")
            ? Optional.of(
                new LockboxCustomizing(
                    "OPENITEM", "STRIPE", "1234567", Optional.of("journalentry")))
            : Optional.empty());
  }

  private void store(CapturedPayment captured) {
    jdbc.sql(
            """
            insert into payment (payment_id, organisation, account_id, company_code, created_by,
              method_id, processor, processor_payment_id, currency, amount, surcharge, total,
              captured, status, created_at, captured_at, business_date, deadline_at, updated_at)
            values (:payment, 'org-bluewater', :account, '1710', 'alice', 'pm_1', 'stripe',
              :processorPayment, 'USD', :amount, :surcharge, :total, :total, 'CAPTURED', :now, :now,
              :day, :now, :now)""")
        .param("payment", captured.paymentId())
        .param("account", captured.account().toString())
        .param("processorPayment", captured.processorPaymentId())
        .param("amount", captured.amount().amount())
        .param("surcharge", captured.surcharge().amount())
        .param("total", captured.total().amount())
        .param("day", captured.businessDate())
        .param("now", Timestamps.utc(now))
        .update();
    captured.items().forEach(item -> store(captured, item));
  }

  private void store(CapturedPayment captured, PaidItem item) {
    jdbc.sql(
            """
            insert into payment_item (payment_id, invoice_id, position, amount, reserved)
            values (:payment, :invoice, 1, :amount, true)""")
        .param("payment", captured.paymentId())
        .param("invoice", item.invoice().toString())
        .param("amount", item.amount().amount())
        .update();
    jdbc.sql(
            """
            insert into open_item (invoice_id, account_id, company_code, fiscal_year,
              accounting_document, item, document_type, document_date, posting_date, net_due_date,
              amount, currency, in_payment_run, cleared, seen_by_sync, updated_at)
            values (:invoice, :account, '1710', '2026', :document, '001', 'RV', :day, :day, :day,
              :amount, 'USD', false, false, 'syn_1', :now)""")
        .param("invoice", item.invoice().toString())
        .param("account", captured.account().toString())
        .param("document", item.invoice().document().number())
        .param("day", captured.businessDate())
        .param("amount", item.amount().amount())
        .param("now", Timestamps.utc(now))
        .update();
  }
}
