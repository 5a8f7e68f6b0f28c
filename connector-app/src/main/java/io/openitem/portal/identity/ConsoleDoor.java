package io.openitem.portal.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who may use the console and the JMX behind it: where it is switched on, whoever calls from this
 * machine and is not sent by a page of somebody else's. A browser says where a request comes from
 * in {@code Sec-Fetch-Site} and {@code Origin} (Fetch standard); a name that resolves to this
 * machine but is not its own stands in {@code Host}.
 */
final class ConsoleDoor implements AuthorizationManager<RequestAuthorizationContext> {

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");
  private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

  private final boolean open;

  ConsoleDoor(boolean open) {
    this.open = open;
  }

  @Override
  @SuppressWarnings("deprecation") // Still the interface's one abstract method in this version.
  public AuthorizationDecision check(
      Supplier<Authentication> caller, RequestAuthorizationContext context) {
    return new AuthorizationDecision(open && isFromHere(context.getRequest()));
  }

  private static boolean isFromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return HERE.contains(request.getServerName())
        && (site == null || OWN_PAGES.contains(site))
        && isHere(request.getHeader("Origin"));
  }

  private static boolean isHere(@Nullable String origin) {
    try {
      return origin == null || HERE.contains(String.valueOf(URI.create(origin).getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
