package io.openitem.sync;

import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.GlAccounts;
import io.openitem.sandbox.sap.ledger.Header;
import io.openitem.sandbox.sap.ledger.Ledger;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.LineContent;
import io.openitem.sandbox.sap.ledger.LineState;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import io.openitem.sandbox.sap.ledger.Texts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The books of a customer, drawn from a seed: invoices, credit memos, payments, clearings,
 * residuals, and clearings that are reset.
 */
final class GeneratedBooks {

  private static final List<SapCurrency> CURRENCIES = List.of(SapCurrency.values());
  private static final int DAYS_BACK = 500;
  private static final int AMOUNT_MAX = 1_000_000;

  private final Ledger ledger;
  private final Random random;
  private final LocalDate today;
  private final String companyCode;
  private final String customer;
  private final List<Line> open = new ArrayList<>();
  private final List<Line> cleared = new ArrayList<>();

  GeneratedBooks(Ledger ledger, Random random, LocalDate today, String account) {
    this.ledger = ledger;
    this.random = random;
    this.today = today;
    this.companyCode = account.substring(0, 4);
    this.customer = account.substring(5);
  }

  /** Posts, clears and resets so many times, in any of SAP's currencies. */
  void happen(int times) {
    for (int i = 0; i < times; i++) {
      SapCurrency currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
      switch (random.nextInt(10)) {
        case 0 -> post(currency, "11", -minor(), anyDay());
        case 1 -> post(currency, "15", -minor(), anyDay());
        case 2, 3, 4 -> payAndClear();
        case 5 -> payInPart();
        case 6 -> open(cleared);
        default -> post(currency, "01", minor(), anyDay());
      }
    }
  }

  private void payAndClear() {
    if (open.isEmpty()) {
      return;
    }
    Line item = open.remove(random.nextInt(open.size()));
    LocalDate day = after(item);
    Header invoice = item.document().header();
    Line payment =
        post(
            invoice.currency(),
            item.content().amountMinor() > 0 ? "15" : "05",
            -item.content().amountMinor(),
            day);
    open.remove(payment);
    ledger.clear(header("AB", invoice.currency(), day), List.of(item, payment));
    cleared.add(item);
    cleared.add(payment);
  }

  /** One document credits the account, clears the item with it, and leaves a residual item. */
  private void payInPart() {
    open.stream()
        .filter(line -> line.content().amountMinor() > 1)
        .findFirst()
        .ifPresent(
            item -> {
              open.remove(item);
              long owed = item.content().amountMinor();
              long rest = 1L + random.nextInt((int) Math.min(owed - 1, Integer.MAX_VALUE));
              Header invoice = item.document().header();
              LineContent paid =
                  LineContent.customer(customer, "", "15", rest - owed, Texts.of("", "In part"));
              ledger.postAndClear(
                  header("DZ", invoice.currency(), after(item)),
                  List.of(
                      paid,
                      item.content().cleared(rest),
                      item.content().residual(rest, item.document().key().toString()),
                      LineContent.gl(GlAccounts.BANK_TRANSIT, owed - rest, Texts.NONE)),
                  List.of(item));
            });
  }

  /** Resets a clearing: both of its items are open again. */
  private void open(List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    DocumentKey first = clearing(lines.get(random.nextInt(lines.size())));
    List<Line> both = lines.stream().filter(line -> clearing(line).equals(first)).toList();
    ledger.change(both, state -> LineState.OPEN);
    lines.removeAll(both);
    open.addAll(both);
  }

  private static DocumentKey clearing(Line line) {
    return new DocumentKey(
        line.document().key().companyCode(),
        line.state().clearingYear(),
        line.state().clearingNumber());
  }

  private Line post(SapCurrency currency, String key, long minor, LocalDate day) {
    Line line =
        ledger
            .post(
                header(key.endsWith("5") ? "DZ" : "RV", currency, day),
                List.of(
                    LineContent.customer(customer, "", key, minor, Texts.of("", "Generated")),
                    LineContent.gl(GlAccounts.REVENUE, -minor, Texts.NONE)))
            .lines()
            .get(0);
    open.add(line);
    return line;
  }

  private long minor() {
    return 1L + random.nextInt(AMOUNT_MAX);
  }

  private LocalDate anyDay() {
    return today.minusDays(random.nextInt(DAYS_BACK));
  }

  private LocalDate after(Line line) {
    LocalDate posted = line.document().header().postingDate();
    int days = Math.toIntExact(today.toEpochDay() - posted.toEpochDay());
    return posted.plusDays(random.nextInt(days + 1));
  }

  private Header header(String type, SapCurrency currency, LocalDate day) {
    int epochDay = Math.toIntExact(day.toEpochDay());
    return new Header(
        companyCode,
        day.getYear(),
        type,
        currency,
        type + epochDay,
        "",
        epochDay,
        epochDay,
        today.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli(),
        "GENERATED",
        "RFBU",
        "BKPFF",
        "",
        "",
        epochDay + random.nextInt(120) - 10);
  }
}
