package io.openitem.sap;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One SAP system as Openitem reaches it.
 *
 * @param baseUri scheme, host, port and, behind a proxy, a path prefix
 * @param auth how Openitem shows who it is
 * @param trust whom to trust beyond the JDK's own authorities
 * @param client the SAP client (three digits), sent as {@code sap-client}; empty sends none
 * @param language the logon language (two letters), sent as {@code sap-language}; empty sends none
 * @param odataPath where the OData services are
 * @param limits what the connection may use
 * @param withoutEffectStatuses statuses among 429 and 503 that this landscape gives only before SAP
 *     has seen a request. A proxy may answer 503 for a request that it passed on, so 503 is in here
 *     only where someone has made sure of it
 */
public record SapSystem(
    URI baseUri,
    SapAuth auth,
    Optional<Trust> trust,
    String client,
    String language,
    String odataPath,
    SapLimits limits,
    Set<Integer> withoutEffectStatuses) {

  private static final Set<Integer> MAY_BE_WITHOUT_EFFECT = Set.of(429, 503);

  /**
   * A PKCS#12 store of certificates to trust.
   *
   * @param store the file
   * @param password where its password is kept
   */
  public record Trust(Path store, Secret password) {}

  /** Checks the form of each setting. */
  public SapSystem {
    String scheme = Optional.ofNullable(baseUri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!Set.of("http", "https").contains(scheme) || baseUri.getHost() == null) {
      throw new IllegalArgumentException("base-uri is not an absolute http(s) address: " + baseUri);
    }
    if (baseUri.getRawQuery() != null
        || baseUri.getRawFragment() != null
        || baseUri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("base-uri has a user, a query or a fragment");
    }
    matches("client", client, "(\\d{3})?");
    matches("language", language, "([A-Za-z]{2})?");
    matches("odata-path", odataPath, "(/[A-Za-z0-9._~-]+)+");
    withoutEffectStatuses = Set.copyOf(withoutEffectStatuses);
    if (!MAY_BE_WITHOUT_EFFECT.containsAll(withoutEffectStatuses)) {
      throw new IllegalArgumentException("without-effect-statuses knows only 429 and 503");
    }
  }

  /**
   * A system with standard limits and no client or language.
   *
   * @param baseUri its address
   * @param auth how Openitem shows who it is
   * @return the system
   */
  public static SapSystem at(URI baseUri, SapAuth auth) {
    return new SapSystem(
        baseUri,
        auth,
        Optional.empty(),
        "",
        "",
        "/sap/opu/odata/sap",
        SapLimits.standard(),
        Set.of(429));
  }

  /** The same system with other limits. */
  public SapSystem withLimits(SapLimits other) {
    return new SapSystem(
        baseUri, auth, trust, client, language, odataPath, other, withoutEffectStatuses);
  }

  /** The same system with certificates to trust. */
  public SapSystem withTrust(Trust other) {
    return new SapSystem(
        baseUri,
        auth,
        Optional.of(other),
        client,
        language,
        odataPath,
        limits,
        withoutEffectStatuses);
  }

  /** The same system, logged on to another client and in another language. */
  public SapSystem withLogon(String otherClient, String otherLanguage) {
    return new SapSystem(
        baseUri, auth, trust, otherClient, otherLanguage, odataPath, limits, withoutEffectStatuses);
  }

  /** The same system with other statuses that are known to come before any effect. */
  public SapSystem withWithoutEffectStatuses(Set<Integer> statuses) {
    return new SapSystem(baseUri, auth, trust, client, language, odataPath, limits, statuses);
  }

  private static void matches(String name, String value, String pattern) {
    if (!value.matches(pattern)) {
      throw new IllegalArgumentException(name + " does not have the form " + pattern);
    }
  }
}
