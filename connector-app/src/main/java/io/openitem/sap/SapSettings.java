package io.openitem.sap;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The SAP systems, {@code openitem.sap.systems.<name>.*}.
 *
 * @param systems by the name that routes and customizing use
 */
@ConfigurationProperties("openitem.sap")
public record SapSettings(@DefaultValue Map<String, SystemSettings> systems) {

  /** Copies the systems. */
  public SapSettings {
    systems = Map.copyOf(systems);
  }

  /**
   * One system. Exactly one of {@code basic}, {@code oauth2} and {@code certificate} is given.
   *
   * @param baseUri scheme, host, port and, behind a proxy, a path prefix
   * @param basic user and password
   * @param oauth2 client credentials
   * @param certificate a key store for X.509
   * @param trust a store of certificates to trust in place of the JDK's
   * @param client the SAP client, three digits; empty sends none
   * @param language the logon language, two letters; empty sends none
   * @param odataPath where the OData services are
   * @param connectTimeout see {@link SapLimits}
   * @param readTimeout see {@link SapLimits}
   * @param callTimeout see {@link SapLimits}
   * @param connectionsMax see {@link SapLimits}
   * @param connectionWait see {@link SapLimits}
   * @param bodyMax see {@link SapLimits}
   * @param withoutEffectStatuses see {@link SapSystem}
   */
  public record SystemSettings(
      URI baseUri,
      @Nullable Basic basic,
      @Nullable OAuth2 oauth2,
      @Nullable Store certificate,
      @Nullable Store trust,
      @DefaultValue("") String client,
      @DefaultValue("") String language,
      @DefaultValue("/sap/opu/odata/sap") String odataPath,
      @DefaultValue("5s") Duration connectTimeout,
      @DefaultValue("60s") Duration readTimeout,
      @DefaultValue("90s") Duration callTimeout,
      @DefaultValue("16") int connectionsMax,
      @DefaultValue("10s") Duration connectionWait,
      @DefaultValue("32MB") DataSize bodyMax,
      @DefaultValue("429") Set<Integer> withoutEffectStatuses) {

    /**
     * The checked system.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public SapSystem toSystem() {
      SapLimits limits =
          new SapLimits(
              connectTimeout, readTimeout, callTimeout, connectionsMax, connectionWait, bodyMax);
      Optional<SapSystem.Trust> trusted =
          Optional.ofNullable(trust)
              .map(store -> new SapSystem.Trust(store.file(), Secret.of(store.password())));
      return new SapSystem(
          baseUri, auth(), trusted, client, language, odataPath, limits, withoutEffectStatuses);
    }

    private SapAuth auth() {
      List<SapAuth> given = new ArrayList<>();
      if (basic != null) {
        given.add(new SapAuth.Basic(basic.user(), Secret.of(basic.password())));
      }
      if (oauth2 != null) {
        given.add(
            new SapAuth.OAuth2(
                oauth2.tokenUri(),
                oauth2.clientId(),
                Secret.of(oauth2.clientSecret()),
                oauth2.scope()));
      }
      if (certificate != null) {
        given.add(new SapAuth.Certificate(certificate.file(), Secret.of(certificate.password())));
      }
      if (given.size() != 1) {
        throw new IllegalArgumentException("needs exactly one of basic, oauth2 and certificate");
      }
      return given.get(0);
    }
  }

  /**
   * A communication user.
   *
   * @param user its name
   * @param password secret: {@code env:NAME}, {@code file:/path} or {@code value:text}
   */
  public record Basic(String user, String password) {
    @Override
    public String toString() {
      return "Basic[user=" + user + ", password=***]";
    }
  }

  /**
   * Client credentials.
   *
   * @param tokenUri the token endpoint
   * @param clientId the client's id
   * @param clientSecret secret: {@code env:NAME}, {@code file:/path} or {@code value:text}
   * @param scope the scope to ask for; empty asks for none
   */
  public record OAuth2(
      URI tokenUri, String clientId, String clientSecret, @DefaultValue("") String scope) {
    @Override
    public String toString() {
      return "OAuth2[tokenUri=" + tokenUri + ", clientId=" + clientId + ", clientSecret=***]";
    }
  }

  /**
   * A PKCS#12 store.
   *
   * @param file where it is
   * @param password secret: {@code env:NAME}, {@code file:/path} or {@code value:text}
   */
  public record Store(Path file, String password) {
    @Override
    public String toString() {
      return "Store[file=" + file + ", password=***]";
    }
  }
}
