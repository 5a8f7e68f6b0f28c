package io.openitem.sandbox.issuer;

import io.openitem.sandbox.sap.ledger.Customers;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The users of the generated world: alice, bob, ops, backoffice, and load-0, load-1 and so on. */
public final class SandboxUsers {
  /** So many generated customers belong to one load organisation. */
  public static final int CUSTOMERS_PER_LOAD_ORGANISATION = 100;

  private static final Pattern LOAD = Pattern.compile("load-(\\d{1,6})");

  private final IntFunction<List<String>> loadAccounts;

  /**
   * The users.
   *
   * @param loadAccounts the accounts of load organisation n, as the generated world has them
   */
  public SandboxUsers(IntFunction<List<String>> loadAccounts) {
    this.loadAccounts = loadAccounts;
  }

  /**
   * The users of a world with these customers: load organisation n owns a hundred of the generated
   * ones in a row, from the hundred times n-th on, each in its main company code.
   */
  public static SandboxUsers owning(Customers customers) {
    return new SandboxUsers(
        n ->
            IntStream.range(0, CUSTOMERS_PER_LOAD_ORGANISATION)
                .mapToObj(i -> Customers.numberOf(n * CUSTOMERS_PER_LOAD_ORGANISATION + i))
                .flatMap(number -> customers.find(number).stream())
                .map(customer -> customer.companyCodes().get(0) + "-" + customer.number())
                .toList());
  }

  /** What a user's token says; empty when there is no such user. */
  public Optional<TokenSpec> find(String user) {
    Matcher load = LOAD.matcher(user);
    if (load.matches()) {
      int number = Integer.parseInt(load.group(1));
      return Optional.of(
          TokenSpec.customer(user, "org-load-" + number, loadAccounts.apply(number)));
    }
    return switch (user) {
      case "alice" -> Optional.of(alice());
      case "bob" -> Optional.of(TokenSpec.customer(user, "org-other", List.of("1710-0010000005")));
      case "ops" -> Optional.of(staff(user, "operator"));
      case "backoffice" -> Optional.of(staff(user, "back-office"));
      default -> Optional.empty();
    };
  }

  /** The customer of the demo. */
  public static TokenSpec alice() {
    return TokenSpec.customer(
        "alice",
        "org-bluewater",
        List.of("1710-0010000001", "1810-0010000002", "1910-0010000003", "1010-0010000004"));
  }

  private static TokenSpec staff(String user, String role) {
    return new TokenSpec(
        user, "org-seller", List.of(), List.of(role), TokenSpec.AUDIENCE, TokenSpec.LIFETIME);
  }
}
