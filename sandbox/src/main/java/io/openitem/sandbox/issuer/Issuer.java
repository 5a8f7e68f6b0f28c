package io.openitem.sandbox.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Signs tokens: honest ones for the token endpoint, and any that a test wants to see refused. */
public final class Issuer {
  private final Supplier<URI> url;
  private final Clock clock;
  private final RSAKey key;

  private Issuer(Supplier<URI> url, Clock clock, RSAKey key) {
    this.url = url;
    this.clock = clock;
    this.key = key;
  }

  /**
   * Opens an issuer.
   *
   * @param dataDir where its key is kept; in memory only without one
   * @param url what the claim {@code iss} says, known once the server listens
   */
  public static Issuer open(Optional<Path> dataDir, Supplier<URI> url, Clock clock) {
    return new Issuer(url, clock, SigningKey.load(dataDir.map(dir -> dir.resolve("issuer.jwk"))));
  }

  /** Where it is found, and what {@code iss} says. */
  public URI url() {
    return url.get();
  }

  /** A token signed with the published key. */
  public String mint(TokenSpec spec) {
    return sign(spec, key);
  }

  /** A token that claims the published key's id and is signed with another. */
  public String mintWithWrongKey(TokenSpec spec) {
    return sign(spec, SigningKey.generate());
  }

  private String sign(TokenSpec spec, RSAKey with) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(url.get().toString())
            .audience(spec.audience())
            .subject(spec.subject())
            .claim("org", spec.organisation())
            .claim("accounts", spec.accounts())
            .claim("roles", spec.roles())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(spec.lifetime())))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(with));
    } catch (JOSEException e) {
      throw new IllegalStateException("An RSA key signs RS256", e);
    }
    return token.serialize();
  }

  /** The public keys as JSON. */
  String jwks() {
    return new JWKSet(key.toPublicJWK()).toString();
  }
}
