package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import io.openitem.sandbox.sap.lockbox.LockboxClearing;
import io.openitem.sandbox.sap.lockbox.LockboxItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;

/** What a deep insert of a lockbox batch asks for. */
record LockboxRequest(
    String batch,
    String lockbox,
    CompanyCode companyCode,
    String destination,
    String origin,
    long depositMillis,
    SapCurrency currency,
    BigDecimal amount,
    List<LockboxItem.Given> items) {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /**
   * Reads it.
   *
   * @throws SapFailure when something mandatory is missing, unknown, or does not add up
   */
  static LockboxRequest of(Change change) throws SapFailure {
    CompanyCode code =
        CompanyCode.find(required(change, "CompanyCode"))
            .orElseThrow(() -> refused("001", "Company code does not exist", "CompanyCode"));
    String name = required(change, "Currency");
    SapCurrency currency =
        SapCurrency.of(name)
            .orElseThrow(() -> refused("005", "Currency " + name + " is not defined", "Currency"));
    List<LockboxItem.Given> items = new ArrayList<>();
    for (Change child : change.children().getOrDefault("to_Item", List.of())) {
      items.add(item(child, code, currency));
    }
    if (items.isEmpty()) {
      throw missing("to_Item");
    }
    LockboxRequest request =
        new LockboxRequest(
            required(change, "LockboxBatch"),
            required(change, "Lockbox"),
            code,
            required(change, "LockboxBatchDestination"),
            required(change, "LockboxBatchOrigin"),
            millis(change, "DepositDateTime"),
            currency,
            amount(change, "AmountInTransactionCurrency", currency),
            List.copyOf(items));
    if (request.amount.compareTo(sum(items)) != 0) {
      throw refused("021", "The items do not amount to the batch", "AmountInTransactionCurrency");
    }
    return request;
  }

  /** The posting date: the deposit's day where the company code is. */
  LocalDate postingDate() {
    return LocalDate.ofInstant(java.time.Instant.ofEpochMilli(depositMillis), companyCode.zone());
  }

  private static BigDecimal sum(List<LockboxItem.Given> items) {
    return items.stream().map(LockboxItem.Given::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static LockboxItem.Given item(Change child, CompanyCode code, SapCurrency currency)
      throws SapFailure {
    List<LockboxClearing> clearings = new ArrayList<>();
    for (Change each : child.children().getOrDefault("to_LockboxClearing", List.of())) {
      clearings.add(clearing(each, clearings.size() + 1, currency));
    }
    Object valueDate = child.values().get("ValueDate");
    BigDecimal amount = amount(child, "AmountInTransactionCurrency", currency);
    if (amount.signum() <= 0) {
      throw refused("008", "Amount " + amount + " is not allowed", "AmountInTransactionCurrency");
    }
    return new LockboxItem.Given(
        code.code(),
        valueDate instanceof Calendar day ? Math.toIntExact(day.getTimeInMillis() / DAY_MILLIS) : 0,
        currency.name(),
        amount,
        child.text("Customer"),
        child.text("AssignmentReference"),
        child.text("DocumentItemText"),
        child.text("DocumentReferenceID"),
        child.text("MemoLine1"),
        clearings);
  }

  private static LockboxClearing clearing(Change change, int number, SapCurrency currency)
      throws SapFailure {
    return new LockboxClearing(
        number,
        required(change, "PaymentReference"),
        amount(change, "NetPaymentAmountInPaytCurrency", currency),
        change.text("DeductionAmountInPaytCurrency").isEmpty()
            ? BigDecimal.ZERO
            : amount(change, "DeductionAmountInPaytCurrency", currency),
        change.text("PaymentDifferenceReason"),
        currency.name());
  }

  private static BigDecimal amount(Change change, String name, SapCurrency currency)
      throws SapFailure {
    BigDecimal amount =
        change.values().get(name) instanceof BigDecimal given
            ? given
            : new BigDecimal(required(change, name));
    if (!currency.holds(amount)) {
      throw refused("007", "Amount " + amount + " has too many decimals for " + currency, name);
    }
    return amount;
  }

  private static long millis(Change change, String name) throws SapFailure {
    if (change.values().get(name) instanceof Calendar at) {
      return at.getTimeInMillis();
    }
    throw missing(name);
  }

  private static String required(Change change, String name) throws SapFailure {
    String text = change.text(name);
    if (text.isBlank()) {
      throw missing(name);
    }
    return text;
  }

  private static SapFailure missing(String property) {
    return refused("020", "Property " + property + " is mandatory", property);
  }

  private static SapFailure refused(String number, String text, String property) {
    return SapFailure.badRequest("ZSBX/" + number, text, property);
  }
}
