package io.openitem.sandbox.sap;

import io.openitem.sandbox.fault.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who may talk to this SAP: the technical user with Basic authentication, or whoever holds a bearer
 * token that was minted for it. Thread-safe.
 */
public final class Logon {
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);
  private static final byte[] BASIC =
      ("Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      (SapSystem.USER + ":" + SapSystem.PASSWORD).getBytes(StandardCharsets.UTF_8)))
          .getBytes(StandardCharsets.UTF_8);

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger minted = new AtomicInteger();

  /** Knows nobody's token yet. */
  public Logon(Clock clock) {
    this.clock = clock;
  }

  /** True when a request is signed in. */
  public boolean isAuthenticated(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      return false;
    }
    if (header.startsWith("Bearer ")) {
      Instant end = tokens.get(header.substring("Bearer ".length()));
      return end != null && clock.instant().isBefore(end);
    }
    return MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8), BASIC);
  }

  /** What an unknown caller gets. */
  public static Answer refusal() {
    return Answer.of(401, "text/html", "<html><body>Anmeldung fehlgeschlagen</body></html>")
        .withHeader("WWW-Authenticate", "Basic realm=\"SAP NetWeaver Application Server\"");
  }

  String mint() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    Instant now = clock.instant();
    tokens.values().removeIf(end -> !now.isBefore(end));
    tokens.put(token, now.plus(TOKEN_LIFE));
    minted.incrementAndGet();
    return token;
  }

  /** How many tokens were minted since the start. */
  public int mintedTokens() {
    return minted.get();
  }

  /** Makes every token invalid, as a restart of the system would. */
  public void revokeTokens() {
    tokens.clear();
  }

  static long tokenLifeSeconds() {
    return TOKEN_LIFE.toSeconds();
  }
}
