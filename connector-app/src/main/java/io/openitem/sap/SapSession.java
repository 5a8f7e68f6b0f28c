package io.openitem.sap;

import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A session at SAP: its cookies and the CSRF token that belongs to them. The two are one value, so
 * that a token never goes out with the cookies of another session.
 *
 * @param token the CSRF token; empty where the service asks for none
 * @param cookies by name
 */
record SapSession(Optional<String> token, Map<String, String> cookies) {
  private static final int COOKIES_MAX = 50;

  SapSession {
    cookies = Map.copyOf(cookies);
  }

  static SapSession begun(HttpHeaders headers) {
    Optional<String> token =
        headers.firstValue("X-CSRF-Token").filter(value -> !value.equalsIgnoreCase("Required"));
    return new SapSession(token, Map.of()).with(headers);
  }

  /** The same session after an answer that may have set or ended cookies. */
  SapSession with(HttpHeaders headers) {
    Map<String, String> all = new LinkedHashMap<>(cookies);
    for (String cookie : headers.allValues("Set-Cookie")) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      if (equals < 1) {
        continue;
      }
      String name = pair.substring(0, equals).strip();
      if (ended(cookie)) {
        all.remove(name);
      } else if (all.size() < COOKIES_MAX || all.containsKey(name)) {
        all.put(name, pair.substring(equals + 1).strip());
      }
    }
    return all.equals(cookies) ? this : new SapSession(token, all);
  }

  /** The value of the {@code Cookie} header; empty for none. */
  String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private static boolean ended(String cookie) {
    return cookie.toLowerCase(Locale.ROOT).matches(".*;\\s*max-age\\s*=\\s*[-0]\\d*\\s*(;.*)?");
  }

  @Override
  public String toString() {
    return "SapSession[token=***, cookies=" + cookies.keySet() + "]";
  }
}
