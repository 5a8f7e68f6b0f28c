package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.fault.Faults;
import io.openitem.sandbox.sap.Logon;
import io.openitem.sandbox.sap.ReceivedRequests.Received;
import io.openitem.sandbox.sap.SapSystem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One OData service below {@code /sap/opu/odata/sap/}. Its fault points are {@code
 * sap.odata.<service>.<METHOD>}, for instance {@code sap.odata.API_OPLACCTGDOCITEMCUBE_SRV.GET}.
 */
public final class ODataServlet extends HttpServlet {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final transient ServiceModel service;
  private final transient SapSystem sap;
  private final transient Faults faults;
  private final transient Logon logon;
  private final transient Sessions sessions;
  private final transient OlingoBridge bridge;

  /** Serves a service of this system. */
  public ODataServlet(
      ServiceModel service, SapSystem sap, Faults faults, Logon logon, Sessions sessions) {
    this.service = service;
    this.sap = sap;
    this.faults = faults;
    this.logon = logon;
    this.sessions = sessions;
    this.bridge = new OlingoBridge(service, sap);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = method(request);
    String point = "sap.odata." + service.name() + "." + method;
    faults.serve(point, request, response, () -> serve(request, method, point));
  }

  /** The method, also when it is tunnelled through POST. */
  private static String method(HttpServletRequest request) {
    String tunnelled = request.getHeader("X-HTTP-Method");
    boolean post = request.getMethod().equals("POST");
    return post && tunnelled != null ? tunnelled.toUpperCase(Locale.ROOT) : request.getMethod();
  }

  private Answer serve(HttpServletRequest request, String method, String point) throws IOException {
    if (!logon.isAuthenticated(request)) {
      return Logon.refusal();
    }
    if (String.valueOf(request.getPathInfo()).startsWith("/$batch")) {
      return Answer.json(
          501, bridge.error(SapFailure.notImplemented("Service does not support $batch")));
    }
    boolean reading = READING.contains(method);
    byte[] body = request.getInputStream().readAllBytes();
    if (!reading) {
      if (!sessions.matches(request)) {
        return Answer.of(403, "text/plain;charset=utf-8", "CSRF token validation failed")
            .withHeader("X-CSRF-Token", "Required");
      }
      String text = new String(body, StandardCharsets.UTF_8);
      sap.received().add(new Received(point, sap.clock().millis(), text));
    }
    Answer answer = bridge.handle(request, method, new ByteArrayInputStream(body));
    boolean fetch = reading && "fetch".equalsIgnoreCase(request.getHeader("X-CSRF-Token"));
    return fetch ? withSession(answer, sessions.fetch(request)) : answer;
  }

  private static Answer withSession(Answer answer, Sessions.Session session) {
    return response -> {
      response.setHeader("X-CSRF-Token", session.token());
      for (String cookie :
          List.of(Sessions.COOKIE + "=" + session.cookie(), "sap-usercontext=sap-client=100")) {
        response.addHeader("Set-Cookie", cookie + "; path=/; HttpOnly");
      }
      answer.writeTo(response);
    };
  }
}
