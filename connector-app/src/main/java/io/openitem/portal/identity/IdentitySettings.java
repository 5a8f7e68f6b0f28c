package io.openitem.portal.identity;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of identity, {@code openitem.identity.*}.
 *
 * @param issuer the OIDC issuer whose tokens are accepted, exactly as in their {@code iss};
 *     required, not secret. Its keys are read when they are first needed, so the connector starts
 *     without it
 * @param audience what the tokens' {@code aud} has to name; default {@code openitem}, not secret
 * @param clockSkewMax by how much the issuer's clock may differ from ours; 0 s to 60 s, default 30
 *     s
 * @param issuerTimeout how long to wait for the issuer; 100 ms to 30 s, default 3 s
 * @param keysKeptFor how long the issuer's keys are used without asking again; 1 min to 24 h,
 *     default 5 min. An unknown key id asks earlier, at most every 30 s
 * @param console whether whoever reaches the management port may use the console (Hawtio) and the
 *     JMX that it stands on, which can stop routes and read what runs; default false, and true only
 *     in the demo. The endpoints {@code hawtio} and {@code jolokia} have to be exposed as well
 */
@ConfigurationProperties("openitem.identity")
public record IdentitySettings(
    URI issuer,
    @DefaultValue("openitem") String audience,
    @DefaultValue("30s") Duration clockSkewMax,
    @DefaultValue("3s") Duration issuerTimeout,
    @DefaultValue("5m") Duration keysKeptFor,
    @DefaultValue("false") boolean console) {

  /** Checks the bounds. */
  public IdentitySettings {
    if (issuer == null || !issuer.isAbsolute()) {
      throw new IllegalArgumentException("openitem.identity.issuer is required, a whole URL");
    }
    if (audience.isBlank()) {
      throw new IllegalArgumentException("openitem.identity.audience must not be blank");
    }
    within("clock-skew-max", clockSkewMax, Duration.ZERO, Duration.ofSeconds(60));
    within("issuer-timeout", issuerTimeout, Duration.ofMillis(100), Duration.ofSeconds(30));
    within("keys-kept-for", keysKeptFor, Duration.ofMinutes(1), Duration.ofHours(24));
  }

  private static void within(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "openitem.identity.%s is %s to %s".formatted(name, min, max));
    }
  }
}
