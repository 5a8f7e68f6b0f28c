package io.openitem.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * {@code /control/*}: sets faults ({@code POST /control/faults}), shows what is set and what was
 * injected ({@code GET}), removes all and lets go of what stands still ({@code DELETE}); {@code GET
 * /control/health} answers once the sandbox serves.
 */
public final class ControlServlet extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS =
      Set.of("at", "kind", "times", "status", "retryAfterSeconds", "delayMillis");

  private final transient Faults faults;

  /** Controls these faults. */
  public ControlServlet(Faults faults) {
    this.faults = faults;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String call = request.getMethod() + " " + request.getPathInfo();
    switch (call) {
      case "GET /health" -> Answer.json(200, "{\"status\":\"UP\"}\n").writeTo(response);
      case "GET /faults" -> list().writeTo(response);
      case "POST /faults" -> add(request).writeTo(response);
      case "DELETE /faults" -> {
        faults.clear();
        Answer.empty(204).writeTo(response);
      }
      default -> problem(404, "No such control: " + call).writeTo(response);
    }
  }

  private Answer add(HttpServletRequest request) throws IOException {
    try {
      faults.add(parse(JSON.readTree(request.getInputStream())));
      return Answer.empty(201);
    } catch (IllegalArgumentException | com.fasterxml.jackson.core.JsonProcessingException e) {
      return problem(400, String.valueOf(e.getMessage()));
    }
  }

  private static Fault parse(JsonNode json) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("Unknown field " + name + ", known: " + FIELDS);
              }
            });
    return new Fault(
        json.path("at").asText(),
        Fault.Kind.valueOf(json.path("kind").asText().toUpperCase(Locale.ROOT)),
        json.path("times").asInt(1),
        json.path("status").asInt(0),
        Duration.ofSeconds(json.path("retryAfterSeconds").asLong(0)),
        Duration.ofMillis(json.path("delayMillis").asLong(0)));
  }

  private Answer list() {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode set = all.putArray("active");
    for (ActiveFault active : faults.active()) {
      ObjectNode node = set.addObject();
      node.put("at", active.fault().at());
      node.put("kind", active.fault().kind().name());
      node.put("status", active.fault().status());
      node.put("remaining", active.remaining());
      node.put("holding", active.holding());
    }
    ObjectNode counts = all.putObject("injected");
    faults.injectedCounts().forEach(counts::put);
    return Answer.json(200, all + "\n");
  }

  private static Answer problem(int status, String detail) {
    return Answer.json(status, JSON.createObjectNode().put("detail", detail) + "\n");
  }
}
