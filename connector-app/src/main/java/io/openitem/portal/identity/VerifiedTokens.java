package io.openitem.portal.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/**
 * Knows a token again that it verified lately: a portal sends the same one with every request, and
 * verifying it costs more than most operations. A token is known by its SHA-256, until it ends, and
 * for a minute at most, so that a key that the issuer withdraws hardly lives longer for it; a
 * refusal is not remembered.
 */
final class VerifiedTokens implements AuthenticationManager {

  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

  /** Accounts and callers, of all known tokens together. */
  private static final int WEIGHT_MAX = 200_000;

  private final JwtAuthenticationProvider provider;
  private final Cache<String, CallerToken> verified;
  private final IdentitySettings settings;
  private final Clock clock;

  VerifiedTokens(JwtDecoder decoder, IdentitySettings settings, Clock clock) {
    this.provider = new JwtAuthenticationProvider(decoder);
    this.provider.setJwtAuthenticationConverter(new CallerConverter());
    this.verified =
        Caffeine.newBuilder()
            .maximumWeight(WEIGHT_MAX)
            .weigher((String token, CallerToken known) -> 1 + known.caller().accounts().size())
            .expireAfterWrite(KNOWN_FOR)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    String fingerprint = fingerprint(((BearerTokenAuthenticationToken) authentication).getToken());
    CallerToken known = verified.getIfPresent(fingerprint);
    if (known != null
        && clock.instant().isBefore(known.validUntil().plus(settings.clockSkewMax()))) {
      return new CallerToken(known.caller(), known.validUntil());
    }
    Authentication caller = provider.authenticate(authentication);
    verified.put(fingerprint, (CallerToken) caller);
    return caller;
  }

  private static String fingerprint(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
