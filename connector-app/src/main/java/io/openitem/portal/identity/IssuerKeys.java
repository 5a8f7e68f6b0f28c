package io.openitem.portal.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys, found through its discovery document when they are first needed. Asked
 * for again when they have grown old or a token names an unknown one, but never more often than
 * every 30 seconds, so that forged tokens cannot make us flood the issuer.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

  private static final int DOCUMENT_BYTES_MAX = 256 * 1024;
  private static final long UNKNOWN_KEY_ASKS_MILLIS = 30_000;

  /** Callers wait one after the other while the issuer is asked: not again for each of them. */
  private static final Duration FAILED_FOR = Duration.ofSeconds(2);

  private final IdentitySettings settings;
  private final DefaultResourceRetriever retriever;
  private volatile @Nullable JWKSource<SecurityContext> found;
  private volatile long failedUntilNanos = System.nanoTime();

  IssuerKeys(IdentitySettings settings) {
    this.settings = settings;
    int timeoutMillis = Math.toIntExact(settings.issuerTimeout().toMillis());
    this.retriever = new DefaultResourceRetriever(timeoutMillis, timeoutMillis, DOCUMENT_BYTES_MAX);
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSource<SecurityContext> keys = found;
    if (keys == null) {
      keys = discover();
    }
    try {
      return keys.get(selector, context);
    } catch (RateLimitReachedException e) {
      // The keys were asked for a moment ago, and this one was not among them.
      return List.of();
    }
  }

  private synchronized JWKSource<SecurityContext> discover() throws KeySourceException {
    JWKSource<SecurityContext> keys = found;
    if (keys == null) {
      if (System.nanoTime() - failedUntilNanos < 0) {
        throw new RemoteKeySourceException("the issuer did not answer a moment ago", null);
      }
      failedUntilNanos = System.nanoTime() + FAILED_FOR.toNanos();
      long refreshMillis = settings.issuerTimeout().toMillis() * 2;
      keys =
          JWKSourceBuilder.<SecurityContext>create(jwksUri(), retriever)
              .cache(settings.keysKeptFor().toMillis(), refreshMillis)
              .rateLimited(UNKNOWN_KEY_ASKS_MILLIS)
              .refreshAheadCache(false)
              .build();
      found = keys;
    }
    return keys;
  }

  private URL jwksUri() throws KeySourceException {
    String issuer = settings.issuer().toString();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    try {
      URL discovery = URI.create(base + "/.well-known/openid-configuration").toURL();
      Map<String, Object> document =
          JSONObjectUtils.parse(retriever.retrieveResource(discovery).getContent());
      if (!issuer.equals(document.get("issuer"))) {
        throw new RemoteKeySourceException("the issuer calls itself something else", null);
      }
      return URI.create(JSONObjectUtils.getString(document, "jwks_uri")).toURL();
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new RemoteKeySourceException("the issuer's configuration could not be read", e);
    }
  }
}
