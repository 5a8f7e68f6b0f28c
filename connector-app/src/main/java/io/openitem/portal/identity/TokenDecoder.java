package io.openitem.portal.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verifies tokens: signature by the issuer's key, issuer, audience, subject and times. */
final class TokenDecoder {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private TokenDecoder() {}

  static JwtDecoder of(IdentitySettings settings, Clock clock) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new IssuerKeys(settings)));
    // The claims are validated below, against our clock.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(validator(settings, clock));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> validator(IdentitySettings settings, Clock clock) {
    JwtTimestampValidator times = new JwtTimestampValidator(settings.clockSkewMax());
    times.setClock(clock);
    String issuer = settings.issuer().toString();
    return new DelegatingOAuth2TokenValidator<>(
        times,
        claim("exp", java.util.Objects::nonNull),
        claim("iss", value -> value != null && issuer.equals(value.toString())),
        claim("sub", value -> value instanceof String subject && !subject.isBlank()),
        claim(
            "aud", value -> value instanceof List<?> names && names.contains(settings.audience())));
  }

  private static OAuth2TokenValidator<Jwt> claim(
      String name, java.util.function.Predicate<Object> holds) {
    return new JwtClaimValidator<>(name, holds);
  }
}
