package io.openitem.sandbox.sap.odata;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Security sessions: a cookie and the CSRF token that belongs to it. A modifying call needs both,
 * of the same session. Bounded; the oldest session ends first. Thread-safe.
 */
public final class Sessions {
  /** The cookie's name; clients must not rely on it. */
  static final String COOKIE = "SAP_SESSIONID_SBX_100";

  private static final int SESSIONS_MAX = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> tokens = new LinkedHashMap<>();

  /** A session's cookie and its token. */
  record Session(String cookie, String token) {}

  /** The session of a request, or a new one. */
  synchronized Session fetch(HttpServletRequest request) {
    String cookie = cookie(request).filter(tokens::containsKey).orElseGet(this::random);
    String token = tokens.computeIfAbsent(cookie, k -> random());
    if (tokens.size() > SESSIONS_MAX) {
      var oldest = tokens.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return new Session(cookie, token);
  }

  /** True when cookie and token of a request belong together. */
  synchronized boolean matches(HttpServletRequest request) {
    @Nullable String given = request.getHeader("X-CSRF-Token");
    return given != null
        && cookie(request).map(tokens::get).filter(token -> token.equals(given)).isPresent();
  }

  /** Ends every session, as their time-out would. */
  public synchronized void expire() {
    tokens.clear();
  }

  private static Optional<String> cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(COOKIE)) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  private String random() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
