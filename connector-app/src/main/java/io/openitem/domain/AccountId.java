package io.openitem.domain;

import java.util.regex.Pattern;

/**
 * A customer's account in one company code, written {@code 1710-0010000001}.
 *
 * @param companyCode where the account is kept
 * @param customer SAP's customer number with its leading zeros, at most 10 letters and digits
 */
public record AccountId(CompanyCode companyCode, String customer) implements Comparable<AccountId> {

  private static final Pattern CUSTOMER = Pattern.compile("[A-Z0-9]{1,10}");

  /** Checks the form. */
  public AccountId {
    if (!CUSTOMER.matcher(customer).matches()) {
      throw new IllegalArgumentException(
          "a customer number has 1 to 10 capital letters and digits");
    }
  }

  /**
   * Reads {@code <companyCode>-<customer>}.
   *
   * @throws IllegalArgumentException when it has another form
   */
  public static AccountId parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException("an account is written <company code>-<customer>");
    }
    return new AccountId(new CompanyCode(text.substring(0, dash)), text.substring(dash + 1));
  }

  @Override
  public int compareTo(AccountId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return companyCode + "-" + customer;
  }
}
