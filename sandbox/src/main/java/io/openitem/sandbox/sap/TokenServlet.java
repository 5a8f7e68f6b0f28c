package io.openitem.sandbox.sap;

import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.fault.Faults;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * {@code /sap/bc/sec/oauth2/token}: the client credentials grant. The client signs in with Basic
 * authentication or with client_id and client_secret in the form. Fault point {@code
 * sap.oauth2.token}.
 */
public final class TokenServlet extends HttpServlet {
  private final transient Faults faults;
  private final transient Logon logon;

  /** Mints tokens that this logon accepts. */
  public TokenServlet(Faults faults, Logon logon) {
    this.faults = faults;
    this.logon = logon;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    faults.serve("sap.oauth2.token", request, response, () -> token(request));
  }

  private Answer token(HttpServletRequest request) {
    if (!"client_credentials".equals(request.getParameter("grant_type"))) {
      return Answer.json(400, "{\"error\":\"unsupported_grant_type\"}");
    }
    if (!isClient(request)) {
      return Answer.json(401, "{\"error\":\"invalid_client\"}");
    }
    return Answer.json(
            200,
            "{\"access_token\":\""
                + logon.mint()
                + "\",\"token_type\":\"Bearer\",\"expires_in\":\""
                + Logon.tokenLifeSeconds()
                + "\"}")
        .withHeader("Cache-Control", "no-store");
  }

  private static boolean isClient(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    String given =
        header != null && header.startsWith("Basic ")
            ? header.substring("Basic ".length())
            : encode(
                request.getParameter("client_id") + ":" + request.getParameter("client_secret"));
    return given.equals(encode(SapSystem.USER + ":" + SapSystem.PASSWORD));
  }

  private static String encode(String credentials) {
    return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
