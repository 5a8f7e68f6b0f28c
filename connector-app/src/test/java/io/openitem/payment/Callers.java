package io.openitem.payment;

import io.openitem.domain.AccountId;
import io.openitem.domain.Caller;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who calls, and their accounts, as the sandbox's world has them. */
final class Callers {

  static final String BLUEWATER = "1710-0010000001";
  static final String KITANO = "1810-0010000002";
  static final String GULF = "1910-0010000003";
  static final String RHEINWERK = "1010-0010000004";
  static final String OTHER = "1710-0010000005";

  static final Caller ALICE = caller("alice", "org-bluewater", BLUEWATER, KITANO, GULF, RHEINWERK);
  static final Caller BOB = caller("bob", "org-other", OTHER);

  private Callers() {}

  static Caller caller(String user, String organisation, String... accounts) {
    return new Caller(
        user,
        organisation,
        Stream.of(accounts).map(AccountId::parse).collect(Collectors.toSet()),
        Set.of(Caller.Role.CUSTOMER));
  }
}
