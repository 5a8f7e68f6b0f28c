package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.fault.Faults;
import io.openitem.sandbox.sap.Logon;
import io.openitem.sandbox.sap.ReceivedRequests.Received;
import io.openitem.sandbox.sap.SapSystem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

/**
 * {@code /sap/bc/srt/scs_ext/sap/*}: the SOAP services. Fault points {@code sap.journalentry.post},
 * {@code sap.clearing.request}, and {@code sap.clearing.apply} for what happens after the answer.
 */
public final class SoapServlet extends HttpServlet {
  private static final String POST_PATH = "/journalentrycreaterequestconfi";
  private static final String CLEARING_PATH = "/journalentrybulkclearingreques";

  private final transient SapSystem sap;
  private final transient Faults faults;
  private final transient Logon logon;
  private final transient JournalEntryPost post;
  private final transient JournalEntryClearing clearing;

  /** Serves the services of this system. */
  public SoapServlet(SapSystem sap, Faults faults, Logon logon) {
    this.sap = sap;
    this.faults = faults;
    this.logon = logon;
    this.post = new JournalEntryPost(sap);
    this.clearing = new JournalEntryClearing(sap, faults);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    switch (path) {
      case POST_PATH -> {
        String point = "sap.journalentry.post";
        faults.serve(point, request, response, () -> serve(request, point, post::serve));
      }
      case CLEARING_PATH -> {
        String point = "sap.clearing.request";
        faults.serve(point, request, response, () -> serve(request, point, clearing::serve));
      }
      default -> Answer.of(404, "text/plain", "No such service: " + path).writeTo(response);
    }
  }

  /** A service of ours, once the envelope was read. */
  private interface Service {
    Answer serve(Envelope envelope, String xml);
  }

  private Answer serve(HttpServletRequest request, String point, Service service)
      throws IOException {
    if (!logon.isAuthenticated(request)) {
      return Logon.refusal();
    }
    String type = String.valueOf(request.getContentType());
    boolean version12 = type.startsWith("application/soap+xml");
    if (!version12 && !type.startsWith("text/xml")) {
      return Answer.of(415, "text/plain", "Unsupported media type " + type);
    }
    String xml = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    sap.received().add(new Received(point, sap.clock().millis(), xml));
    try {
      Envelope envelope = Envelope.read(xml);
      if (envelope.version12() != version12) {
        return Envelope.fault(version12, "SOAP version and content type do not match");
      }
      return service.serve(envelope, xml);
    } catch (XMLStreamException e) {
      return Envelope.fault(version12, "The message cannot be read");
    }
  }

  @Override
  public void destroy() {
    clearing.close();
  }
}
