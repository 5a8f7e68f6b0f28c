package io.openitem.sandbox.issuer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.fault.Faults;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * {@code /issuer/*}: {@code .well-known/openid-configuration}, {@code jwks} and {@code token} (a
 * form with {@code grant_type=client_credentials}, {@code client_id=<user>}, {@code
 * client_secret=sandbox}, and {@code lifetime_seconds} for tests). Fault points: {@code
 * issuer.configuration}, {@code issuer.jwks}, {@code issuer.token}.
 */
public final class IssuerServlet extends HttpServlet {
  /** Every user's secret. */
  public static final String SECRET = "sandbox";

  private static final long LIFETIME_SECONDS_MAX = 30L * 24 * 3600;

  private final transient Issuer issuer;
  private final transient SandboxUsers users;
  private final transient Faults faults;

  /** Serves an issuer. */
  public IssuerServlet(Issuer issuer, SandboxUsers users, Faults faults) {
    this.issuer = issuer;
    this.users = users;
    this.faults = faults;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod() + " " + request.getPathInfo()) {
      case "GET /.well-known/openid-configuration" ->
          faults.serve("issuer.configuration", request, response, this::configuration);
      case "GET /jwks" ->
          faults.serve(
              "issuer.jwks", request, response, () -> Answer.json(200, issuer.jwks() + "\n"));
      case "POST /token" -> faults.serve("issuer.token", request, response, () -> token(request));
      default -> error(404, "not_found", "No such path").writeTo(response);
    }
  }

  private Answer configuration() {
    String url = issuer.url().toString();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("issuer", url);
    json.put("authorization_endpoint", url + "/authorize");
    json.put("token_endpoint", url + "/token");
    json.put("jwks_uri", url + "/jwks");
    json.putArray("response_types_supported").add("token");
    json.putArray("grant_types_supported").add("client_credentials");
    json.putArray("subject_types_supported").add("public");
    json.putArray("id_token_signing_alg_values_supported").add("RS256");
    json.putArray("token_endpoint_auth_methods_supported")
        .add("client_secret_post")
        .add("client_secret_basic");
    return Answer.json(200, json + "\n");
  }

  private Answer token(HttpServletRequest request) {
    if (!"client_credentials".equals(request.getParameter("grant_type"))) {
      return error(400, "unsupported_grant_type", "Only client_credentials");
    }
    String[] client = client(request);
    Optional<TokenSpec> user = users.find(client[0]);
    if (user.isEmpty() || !client[1].equals(SECRET)) {
      return error(401, "invalid_client", "Unknown client or wrong secret");
    }
    Duration lifetime;
    try {
      lifetime = lifetime(request);
    } catch (NumberFormatException e) {
      return error(400, "invalid_request", "lifetime_seconds is a number up to 30 days");
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("access_token", issuer.mint(user.get().withLifetime(lifetime)));
    json.put("token_type", "Bearer");
    json.put("expires_in", lifetime.toSeconds());
    Optional.ofNullable(request.getParameter("scope")).ifPresent(scope -> json.put("scope", scope));
    return Answer.json(200, json + "\n").withHeader("Cache-Control", "no-store");
  }

  private static Duration lifetime(HttpServletRequest request) {
    String asked = request.getParameter("lifetime_seconds");
    if (asked == null) {
      return TokenSpec.LIFETIME;
    }
    long seconds = Long.parseLong(asked);
    if (Math.abs(seconds) > LIFETIME_SECONDS_MAX) {
      throw new NumberFormatException("Beyond 30 days");
    }
    return Duration.ofSeconds(seconds);
  }

  /** Id and secret, from the form or from Basic authentication. */
  private static String[] client(HttpServletRequest request) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    if (header.startsWith("Basic ")) {
      String pair =
          new String(Base64.getMimeDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? new String[] {pair, ""}
          : new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
    }
    return new String[] {
      Optional.ofNullable(request.getParameter("client_id")).orElse(""),
      Optional.ofNullable(request.getParameter("client_secret")).orElse("")
    };
  }

  private static Answer error(int status, String code, String description) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("error", code);
    json.put("error_description", description);
    return Answer.json(status, json + "\n");
  }
}
