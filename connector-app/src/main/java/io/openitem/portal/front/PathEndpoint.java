package io.openitem.portal.front;

import io.openitem.domain.Caller;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.security.core.Authentication;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;

/** A path of the contract with its methods. */
final class PathEndpoint implements HttpRequestHandler {

  private static final Caller NOBODY = new Caller("", "", Set.of(), Set.of());

  private final Map<String, OperationEndpoint> methods = new TreeMap<>();
  private final ProblemWriter problems;

  PathEndpoint(ProblemWriter problems) {
    this.problems = problems;
  }

  void add(String method, OperationEndpoint operation) {
    methods.put(method, operation);
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    OperationEndpoint operation = methods.get(request.getMethod());
    if (operation == null) {
      String allowed = String.join(", ", methods.keySet());
      response.setHeader("Allow", allowed);
      problems.write(
          Problem.of(ProblemType.METHOD_NOT_ALLOWED, "Here the contract has only " + allowed + "."),
          response);
      return;
    }
    operation.handle(request, response, variables(request), caller(request));
  }

  private static Caller caller(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication known
            && known.getPrincipal() instanceof Caller caller
        ? caller
        : NOBODY;
  }

  // Spring's path matching leaves exactly this type under this name.
  @SuppressWarnings("unchecked")
  private static Map<String, String> variables(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables == null ? Map.of() : (Map<String, String>) variables;
  }
}
