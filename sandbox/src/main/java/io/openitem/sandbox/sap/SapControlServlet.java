package io.openitem.sandbox.sap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.sap.odata.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code /control/sap/*}: looks into this SAP and changes it as its users would. Reads: {@code
 * documents?reference=}, {@code documents?createdBy=}, {@code documents/<company code>/<fiscal
 * year>/<document>}, {@code balances?prefix=}, {@code messages}, {@code received?last=}, {@code
 * settings}. Changes: {@code periods}, {@code items/<cc>/<fy>/<doc>/<item>}, {@code
 * customers/<customer>}, {@code invoices}, {@code settings}, {@code sessions/expire}.
 */
public final class SapControlServlet extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RECEIVED_DEFAULT = 10;

  private final transient SapSystem sap;
  private final transient SapActions actions;
  private final transient SapViews views;
  private final transient Logon logon;
  private final transient Sessions sessions;

  /** Controls this system. */
  public SapControlServlet(SapSystem sap, Logon logon, Sessions sessions) {
    this.sap = sap;
    this.actions = new SapActions(sap);
    this.views = new SapViews(sap);
    this.logon = logon;
    this.sessions = sessions;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request).writeTo(response);
  }

  private Answer answer(HttpServletRequest request) throws IOException {
    List<String> path =
        List.of(String.valueOf(request.getPathInfo()).replaceFirst("^/", "").split("/", -1));
    try {
      Optional<JsonNode> found =
          request.getMethod().equals("GET")
              ? read(path, request)
              : change(path, JSON.readTree(request.getInputStream()));
      return found
          .map(json -> Answer.json(200, json.toPrettyString() + "\n"))
          .orElseGet(() -> problem(404, "Not found: " + String.join("/", path)));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return problem(400, String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      return problem(409, String.valueOf(e.getMessage()));
    }
  }

  private Optional<JsonNode> read(List<String> path, HttpServletRequest request) {
    return switch (path.get(0)) {
      case "documents" -> documents(path, request);
      case "balances" -> Optional.of(views.balances(parameter(request, "prefix", "")));
      case "messages" -> Optional.of(JSON.valueToTree(sap.messages().all()));
      case "received" -> {
        String last = parameter(request, "last", Integer.toString(RECEIVED_DEFAULT));
        yield Optional.of(JSON.valueToTree(sap.received().last(Integer.parseInt(last))));
      }
      case "settings" -> Optional.of(JSON.valueToTree(sap.settings()));
      default -> Optional.empty();
    };
  }

  private Optional<JsonNode> documents(List<String> path, HttpServletRequest request) {
    if (path.size() == 4) {
      return views.document(SapActions.key(path));
    }
    String user = parameter(request, "createdBy", "");
    return Optional.of(
        user.isEmpty()
            ? views.withReference(parameter(request, "reference", ""))
            : views.createdBy(user));
  }

  private static String parameter(HttpServletRequest request, String name, String otherwise) {
    String value = request.getParameter(name);
    return value == null ? otherwise : value;
  }

  private Optional<JsonNode> change(List<String> path, JsonNode body) {
    switch (path.get(0)) {
      case "periods" -> actions.period(body);
      case "items" -> {
        return actions.item(path, body).map(views::line);
      }
      case "customers" -> sap.locks().lock(path.get(1), body.path("locked").asBoolean(true));
      case "invoices" -> {
        return views.document(actions.invoice(body).key());
      }
      case "settings" -> sap.configure(settings -> SapActions.settings(settings, body));
      case "sessions" -> {
        sessions.expire();
        logon.revokeTokens();
      }
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(JSON.createObjectNode().put("done", true));
  }

  private static Answer problem(int status, String detail) {
    ObjectNode problem = JSON.createObjectNode().put("detail", detail);
    return Answer.json(status, problem + "\n");
  }
}
