package io.openitem.portal;

import io.openitem.domain.Money;
import io.openitem.portal.contract.FieldError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Query parameters by their types; what the contract cannot say about them is checked here. */
public final class QueryFields {

  private final OperationRequest request;

  /** Of this request. */
  public QueryFields(OperationRequest request) {
    this.request = request;
  }

  /** A text. */
  public Optional<String> text(String name) {
    return request.queryValue(name);
  }

  /** All values of a parameter that may be given several times. */
  public List<String> texts(String name) {
    return request.query().getOrDefault(name, List.of());
  }

  /** A flag. */
  public Optional<Boolean> flag(String name) {
    return request.queryValue(name).map(Boolean::valueOf);
  }

  /** A number that is required or has a default. */
  public int number(String name) {
    return request.queryValue(name).map(Integer::valueOf).orElseThrow();
  }

  /** A day; refused when the calendar has no such day. */
  public Optional<LocalDate> date(String name) {
    return request.queryValue(name).map(text -> date(name, text));
  }

  /** A currency; refused when no amounts are in it, as with ISO 4217's code for none, or gold. */
  public Optional<String> currency(String name) {
    Optional<String> currency = request.queryValue(name);
    currency.ifPresent(code -> requireAmountsIn(name, code));
    return currency;
  }

  private static void requireAmountsIn(String name, String code) {
    try {
      Money.zero(code);
    } catch (IllegalArgumentException e) {
      throw FieldError.query(name, "is no currency that amounts are in", "For example: USD")
          .asProblem()
          .asException();
    }
  }

  /** An amount; refused without the currency that it is of. */
  public Optional<BigDecimal> amount(String name) {
    Optional<String> text = request.queryValue(name);
    text.ifPresent(amount -> requireCurrency(name));
    return text.map(BigDecimal::new);
  }

  /** What to sort by; refused for amounts without the currency that they are of. */
  public String sort(String... amounts) {
    String sort = request.queryValue("sort").orElseThrow();
    if (List.of(amounts).contains(sort.replace("-", ""))) {
      requireCurrency("sort");
    }
    return sort;
  }

  private void requireCurrency(String name) {
    if (request.queryValue("currency").isEmpty()) {
      throw FieldError.query(
              name,
              "compares amounts of different currencies",
              "Send currency too, such as currency=USD.")
          .asProblem()
          .asException();
    }
  }

  private static LocalDate date(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw FieldError.query(name, "is no day of the calendar", "For example: 2026-11-30")
          .asProblem()
          .asException();
    }
  }
}
