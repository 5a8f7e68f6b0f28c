package io.openitem.sandbox.fault;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Gives servlets a way to cut the client's connection without sending a byte, which the servlet API
 * has no call for. Belongs into the context's pipeline.
 */
public final class ConnectionValve extends ValveBase {
  private static final String ATTRIBUTE = ConnectionValve.class.getName();

  /** A valve that lets asynchronous requests through. */
  public ConnectionValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Runnable drop = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    request.setAttribute(ATTRIBUTE, drop);
    getNext().invoke(request, response);
  }

  static void drop(HttpServletRequest request) {
    if (!(request.getAttribute(ATTRIBUTE) instanceof Runnable drop)) {
      throw new IllegalStateException("The connection valve is not in the pipeline");
    }
    drop.run();
  }
}
