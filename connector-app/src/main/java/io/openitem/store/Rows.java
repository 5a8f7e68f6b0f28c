package io.openitem.store;

import io.openitem.domain.AccountId;
import io.openitem.domain.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Reads columns, and makes array parameters. */
final class Rows {

  private Rows() {}

  /** A text that may be null. */
  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** A date that is never null. */
  static LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  /** An amount with the row's currency. */
  static Money money(ResultSet row, String column) throws SQLException {
    BigDecimal amount = row.getBigDecimal(column);
    return new Money(amount, row.getString("currency"));
  }

  /**
   * Ids of a caller's accounts.
   *
   * @param wanted only these; any where it is empty
   * @param companyCode only of this one
   */
  static String[] accounts(
      Set<AccountId> callers, Collection<String> wanted, Optional<String> companyCode) {
    return callers.stream()
        .filter(account -> companyCode.stream().allMatch(account.companyCode().value()::equals))
        .map(AccountId::toString)
        .filter(account -> wanted.isEmpty() || wanted.contains(account))
        .toArray(String[]::new);
  }

  /** A parameter for {@code = any(...)}. */
  static String[] texts(Collection<?> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
  }
}
