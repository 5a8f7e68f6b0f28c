package io.openitem.sandbox.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tokens, and how whoever checks them finds the key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssuerTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private SandboxServer server;

  @BeforeAll
  void start() {
    server = SandboxServer.start(SandboxOptions.forTests());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aTokenVerifiesWithTheKeyThatDiscoveryLeadsTo() throws Exception {
    JsonNode configuration = json(get(server.issuer().url() + "/.well-known/openid-configuration"));
    JWKSet keys = JWKSet.parse(get(configuration.path("jwks_uri").asText()).body());

    SignedJWT token = token("alice", "sandbox", "");

    assertThat(verifies(token, keys)).isTrue();
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(configuration.path("issuer").asText());
    assertThat(claims.getAudience()).containsExactly("openitem");
    assertThat(claims.getStringClaim("org")).isEqualTo("org-bluewater");
    assertThat(claims.getStringListClaim("accounts")).contains("1710-0010000001");
    assertThat(claims.getStringListClaim("roles")).containsExactly("customer");
    assertThat(claims.getJWTID()).isNotBlank();
    assertThat(claims.getExpirationTime().toInstant())
        .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_600));
  }

  @Test
  void everyUserHasItsOrganisationAndRole() throws Exception {
    assertThat(token("bob", "sandbox", "").getJWTClaimsSet().getStringClaim("org"))
        .isEqualTo("org-other");
    assertThat(token("ops", "sandbox", "").getJWTClaimsSet().getStringListClaim("roles"))
        .containsExactly("operator");
    JWTClaimsSet load = token("load-1", "sandbox", "").getJWTClaimsSet();
    assertThat(load.getStringClaim("org")).isEqualTo("org-load-1");
    assertThat(load.getStringListClaim("accounts"))
        .hasSize(SandboxUsers.CUSTOMERS_PER_LOAD_ORGANISATION)
        .startsWith("1710-0010001100")
        .contains("1910-0010001199");
  }

  @Test
  void aLifetimeCanBeAskedFor() throws Exception {
    JWTClaimsSet claims = token("alice", "sandbox", "&lifetime_seconds=5").getJWTClaimsSet();

    assertThat(claims.getExpirationTime())
        .isBefore(java.util.Date.from(Instant.now().plusSeconds(6)));
  }

  @Test
  void aWrongSecretUserOrGrantIsRefused() throws Exception {
    assertThat(post("client_credentials", "alice", "guess", "").statusCode()).isEqualTo(401);
    assertThat(post("client_credentials", "mallory", "sandbox", "").statusCode()).isEqualTo(401);
    assertThat(post("password", "alice", "sandbox", "").statusCode()).isEqualTo(400);
    assertThat(post("client_credentials", "alice", "sandbox", "&lifetime_seconds=x").statusCode())
        .isEqualTo(400);
  }

  @Test
  void testsMintTokensThatAreToBeRefused() throws Exception {
    JWKSet keys = JWKSet.parse(get(server.issuer().url() + "/jwks").body());
    TokenSpec alice = SandboxUsers.alice();

    SignedJWT forged = SignedJWT.parse(server.issuer().mintWithWrongKey(alice));
    SignedJWT expired =
        SignedJWT.parse(server.issuer().mint(alice.withLifetime(Duration.ofMinutes(-5))));

    assertThat(verifies(forged, keys)).isFalse();
    assertThat(verifies(expired, keys)).isTrue();
    assertThat(expired.getJWTClaimsSet().getExpirationTime().toInstant()).isBefore(Instant.now());
  }

  @Test
  void theKeyOutlivesARestart(@TempDir Path dir) throws Exception {
    Issuer first = Issuer.open(Optional.of(dir), () -> URI.create("urn:a"), Clock.systemUTC());
    Issuer second = Issuer.open(Optional.of(dir), () -> URI.create("urn:a"), Clock.systemUTC());

    SignedJWT token = SignedJWT.parse(first.mint(SandboxUsers.alice().withAccounts(List.of())));

    assertThat(verifies(token, JWKSet.parse(second.jwks()))).isTrue();
  }

  private static boolean verifies(SignedJWT token, JWKSet keys) throws Exception {
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    return token.verify(new RSASSAVerifier(key));
  }

  private SignedJWT token(String user, String secret, String more) throws Exception {
    HttpResponse<String> response = post("client_credentials", user, secret, more);
    assertThat(response.statusCode()).isEqualTo(200);
    return SignedJWT.parse(json(response).path("access_token").asText());
  }

  private HttpResponse<String> post(String grant, String user, String secret, String more)
      throws Exception {
    String form = "grant_type=" + grant + "&client_id=" + user + "&client_secret=" + secret + more;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.issuer().url() + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String url) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}
