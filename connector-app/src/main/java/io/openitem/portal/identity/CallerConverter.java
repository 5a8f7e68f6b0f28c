package io.openitem.portal.identity;

import io.openitem.domain.AccountId;
import io.openitem.domain.Caller;
import io.openitem.domain.Caller.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Makes the caller of a verified token: {@code sub}, {@code org}, {@code accounts}, {@code roles}.
 * A claim of another form refuses the token; roles that are not ours are passed over.
 */
final class CallerConverter implements Converter<Jwt, CallerToken> {

  private static final int ACCOUNTS_MAX = 10_000;

  private static final Map<String, Set<Role>> ROLES =
      Map.of(
          "customer", Set.of(Role.CUSTOMER),
          "customer-admin", Set.of(Role.CUSTOMER, Role.CUSTOMER_ADMIN),
          "back-office", Set.of(Role.BACK_OFFICE),
          "operator", Set.of(Role.OPERATOR));

  @Override
  public CallerToken convert(Jwt token) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : texts(token, "roles")) {
      roles.addAll(ROLES.getOrDefault(name, Set.of()));
    }
    String organisation = text(token, "org");
    if (roles.contains(Role.CUSTOMER) && organisation.isEmpty()) {
      throw refused("org");
    }
    Caller caller = new Caller(text(token, "sub"), organisation, accounts(token), roles);
    return new CallerToken(caller, Objects.requireNonNull(token.getExpiresAt(), "exp is required"));
  }

  private static Set<AccountId> accounts(Jwt token) {
    List<String> names = texts(token, "accounts");
    if (names.size() > ACCOUNTS_MAX) {
      throw refused("accounts");
    }
    try {
      return names.stream().map(AccountId::parse).collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw refused("accounts");
    }
  }

  private static String text(Jwt token, String claim) {
    Object value = token.getClaims().getOrDefault(claim, "");
    if (value instanceof String text && text.length() <= 200) {
      return text;
    }
    throw refused(claim);
  }

  private static List<String> texts(Jwt token, String claim) {
    Object value = token.getClaims().getOrDefault(claim, List.of());
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw refused(claim);
  }

  private static InvalidBearerTokenException refused(String claim) {
    return new InvalidBearerTokenException("the claim " + claim + " has another form");
  }
}
