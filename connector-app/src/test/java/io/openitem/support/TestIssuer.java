package io.openitem.support;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** An issuer on loopback that signs whatever a test wants, honest or not. */
public final class TestIssuer implements AutoCloseable {

  private static final RSAKey KEY = key("the-issuers");
  private static final RSAKey FORGED = key("the-issuers");

  private final HttpServer server;
  private final String url;

  private TestIssuer(HttpServer server) {
    this.server = server;
    this.url = "http://127.0.0.1:%d/issuer".formatted(server.getAddress().getPort());
  }

  /** Starts on a free port. */
  public static TestIssuer start() {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      TestIssuer issuer = new TestIssuer(HttpServer.create(free, 0));
      issuer.serve(
          "/issuer/.well-known/openid-configuration",
          "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\"}".formatted(issuer.url));
      issuer.serve("/issuer/jwks", new JWKSet(KEY.toPublicJWK()).toString());
      issuer.server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its {@code iss}. */
  public String url() {
    return url;
  }

  /** A customer's token. */
  public String customer(String organisation, String... accounts) {
    return sign(
        claims ->
            claims
                .claim("org", organisation)
                .claim("accounts", List.of(accounts))
                .claim("roles", List.of("customer")));
  }

  /** An operator's token. */
  public String operator() {
    return sign(claims -> claims.claim("roles", List.of("operator")));
  }

  /** A back office clerk's token. */
  public String backOffice() {
    return sign(claims -> claims.subject("clerk").claim("roles", List.of("back-office")));
  }

  /** A token with other claims than an honest one's. */
  public String sign(UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(change, KEY, JWSAlgorithm.RS256);
  }

  /** An honest token's claims, signed by somebody else under the issuer's key id. */
  public String forged(UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(change, FORGED, JWSAlgorithm.RS256);
  }

  /** Signed by the issuer with an algorithm that is not accepted. */
  public String signedWith(JWSAlgorithm algorithm, UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(change, KEY, algorithm);
  }

  /** Not signed at all: algorithm {@code none}. */
  public String unsigned(UnaryOperator<JWTClaimsSet.Builder> change) {
    return new PlainJWT(change.apply(honest()).build()).serialize();
  }

  private String sign(
      UnaryOperator<JWTClaimsSet.Builder> change, RSAKey key, JWSAlgorithm algorithm) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(),
              change.apply(honest()).build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWTClaimsSet.Builder honest() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(url)
        .audience("openitem")
        .subject("alice")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(600)));
  }

  private void serve(String path, String document) {
    byte[] body = document.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).algorithm(new Algorithm("RS256")).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
