package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.fault.Faults;
import io.openitem.sandbox.sap.PostingChecks;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.GlAccounts;
import io.openitem.sandbox.sap.ledger.Header;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.LineContent;
import io.openitem.sandbox.sap.ledger.Texts;
import io.openitem.sandbox.sap.lockbox.LockboxClearing;
import io.openitem.sandbox.sap.lockbox.LockboxItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two documents of an item. Area 1, the bank ledger: the lockbox's account is debited, money in
 * transit credited. Area 2, the subledger: money in transit is debited, the customer credited, and
 * the invoices that the payment references name are cleared. Area 1 stands whatever becomes of area
 * 2.
 */
final class LockboxLedgers {
  private final SapSystem sap;
  private final Faults faults;
  private final PostingChecks checks;

  LockboxLedgers(SapSystem sap, Faults faults) {
    this.sap = sap;
    this.faults = faults;
    this.checks = new PostingChecks(sap);
  }

  /** The account that holds the customer's items: its head office's where it has one. */
  String account(LockboxItem.Given item) {
    return sap.customers()
        .find(item.customer())
        .map(found -> found.headOffice().isEmpty() ? found.number() : found.headOffice())
        .orElse(item.customer());
  }

  LockboxItem post(LockboxRequest request, String key, String number, LockboxItem.Given item) {
    long minor = request.currency().toMinor(item.amount());
    Texts texts = Texts.of(item.assignment(), item.text());
    Document bank =
        sap.ledger()
            .post(
                header(request, item, "SA"),
                List.of(
                    LineContent.gl(GlAccounts.PROCESSOR_CLEARING, minor, texts),
                    LineContent.gl(GlAccounts.BANK_TRANSIT, -minor, texts)));
    String subledger = "";
    String info = "";
    try {
      subledger = subledger(request, item).key().numberText();
    } catch (IllegalStateException notPosted) {
      info = String.valueOf(notPosted.getMessage());
    }
    return new LockboxItem(
        key,
        request.batch(),
        number,
        item,
        Integer.toString(bank.key().fiscalYear()),
        bank.key().numberText(),
        subledger,
        info);
  }

  /**
   * Posts area 2.
   *
   * @throws IllegalStateException saying why it is not posted
   */
  private Document subledger(LockboxRequest request, LockboxItem.Given item) {
    if (!faults.passes("sap.lockbox.subledger")) {
      throw new IllegalStateException("Injected by the sandbox");
    }
    checks
        .customer(request.companyCode(), item.customer())
        .ifPresent(
            finding -> {
              throw new IllegalStateException(finding.text());
            });
    List<Line> invoices = new ArrayList<>();
    BigDecimal left = item.amount();
    for (LockboxClearing clearing : item.clearings()) {
      Line invoice = invoice(item, clearing);
      if (invoices.contains(invoice)) {
        throw new IllegalStateException(clearing.paymentReference() + " is there twice");
      }
      invoices.add(invoice);
      left = left.subtract(clearing.net());
    }
    if (left.signum() != 0) {
      throw new IllegalStateException("The difference is too large for clearing: " + left);
    }
    return sap.ledger()
        .postAndClear(header(request, item, "DZ"), lines(request, item, invoices), invoices);
  }

  private Line invoice(LockboxItem.Given item, LockboxClearing clearing) {
    List<Line> open =
        sap.ledger().ofCustomer(account(item)).stream()
            .filter(line -> line.document().key().companyCode().equals(item.companyCode()))
            .filter(line -> line.content().specialGl().isEmpty() && !line.state().isCleared())
            .filter(
                line ->
                    line.content().texts().paymentReference().equals(clearing.paymentReference()))
            .toList();
    if (open.size() != 1) {
      throw new IllegalStateException(
          open.size() + " open items with payment reference " + clearing.paymentReference());
    }
    Line invoice = open.get(0);
    boolean within =
        invoice.amount().signum() == clearing.net().signum()
            && invoice.amount().abs().compareTo(clearing.net().abs()) >= 0;
    if (!within || invoice.state().inPaymentRun()) {
      throw new IllegalStateException(
          "Payment reference %s cannot be paid with %s"
              .formatted(clearing.paymentReference(), clearing.net()));
    }
    return invoice;
  }

  /** What is left over of an invoice stays open as a residual item. */
  private List<LineContent> lines(
      LockboxRequest request, LockboxItem.Given item, List<Line> invoices) {
    Texts texts = Texts.of(item.assignment(), item.text());
    long paid = request.currency().toMinor(item.amount());
    long open = invoices.stream().mapToLong(line -> line.content().amountMinor()).sum();
    String account = account(item);
    String branch = account.equals(item.customer()) ? "" : item.customer();
    List<LineContent> lines = new ArrayList<>();
    lines.add(LineContent.gl(GlAccounts.BANK_TRANSIT, paid, texts));
    LineContent credit = LineContent.customer(account, branch, "15", -open, texts);
    lines.add(credit);
    if (open != paid) {
      String ofInvoice = invoices.get(0).document().key().toString();
      lines.add(credit.residual(open - paid, ofInvoice));
    }
    return lines;
  }

  private Header header(LockboxRequest request, LockboxItem.Given item, String type) {
    int day = Math.toIntExact(request.postingDate().toEpochDay());
    return new Header(
        item.companyCode(),
        request.postingDate().getYear(),
        type,
        request.currency(),
        item.reference(),
        Optional.of(item.memoLine())
            .map(memo -> memo.substring(0, Math.min(25, memo.length())))
            .orElse(""),
        day,
        item.valueDay() == 0 ? day : item.valueDay(),
        sap.clock().millis(),
        SapSystem.USER,
        "RFPI",
        "BKPFF",
        "",
        "",
        day);
  }
}
