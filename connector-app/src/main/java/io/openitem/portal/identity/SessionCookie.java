package io.openitem.portal.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie that carries a session's id. Its {@code __Host-} name makes browsers take it only from
 * this very host, over TLS (or on their own machine), and for all paths; scripts never see it, and
 * requests that other sites cause never carry it.
 */
public final class SessionCookie {

  /** Its name. */
  public static final String NAME = "__Host-openitem-session";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

  private SessionCookie() {}

  /** The {@code Set-Cookie} that begins a session. It ends with the browser. */
  public static String of(String sessionId) {
    return NAME + "=" + sessionId + ATTRIBUTES;
  }

  /** The {@code Set-Cookie} that takes it away again. */
  public static String none() {
    return NAME + "=; Max-Age=0" + ATTRIBUTES;
  }

  /** Whether a request carries one, of whatever content. */
  static boolean isIn(HttpServletRequest request) {
    return !values(request).isEmpty();
  }

  /** The session's id; empty when there is none, or several, or it has another form. */
  static Optional<String> read(HttpServletRequest request) {
    List<String> values = values(request);
    return values.size() == 1
        ? Optional.of(values.get(0)).filter(value -> ID.matcher(value).matches())
        : Optional.empty();
  }

  private static List<String> values(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? List.of()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(Cookie::getValue)
            .toList();
  }
}
