package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.fault.Answer;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * A SOAP envelope, 1.1 or 1.2.
 *
 * @param version12 true for SOAP 1.2
 * @param messageId WS-Addressing MessageID; blank if there is none
 * @param body the message
 */
record Envelope(boolean version12, String messageId, XmlElement body) {
  private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

  /**
   * Reads an envelope.
   *
   * @throws XMLStreamException when it is none
   */
  static Envelope read(String xml) throws XMLStreamException {
    XmlElement root = XmlReader.read(xml);
    boolean soap = root.namespace().equals(SOAP_11) || root.namespace().equals(SOAP_12);
    if (!soap || !root.name().equals("Envelope")) {
      throw new XMLStreamException("No SOAP envelope");
    }
    Optional<XmlElement> message =
        root.first("Body").flatMap(body -> body.children().stream().findFirst());
    String messageId = root.text("Header", "MessageID");
    return new Envelope(
        root.namespace().equals(SOAP_12),
        messageId,
        message.orElseThrow(() -> new XMLStreamException("An empty SOAP body")));
  }

  /** An answer in the same version. */
  Answer answer(String content) {
    return send(200, version12, content);
  }

  /** A fault in the same version, as SAP's web service runtime sends it. */
  static Answer fault(boolean version12, String reason) {
    String text = Xml.escape(reason);
    String fault =
        version12
            ? "<env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code><env:Reason>"
                + "<env:Text xml:lang=\"en\">"
                + text
                + "</env:Text></env:Reason></env:Fault>"
            : "<env:Fault><faultcode>env:Client</faultcode><faultstring xml:lang=\"en\">"
                + text
                + "</faultstring></env:Fault>";
    return send(500, version12, fault);
  }

  private static Answer send(int status, boolean version12, String content) {
    String xml =
        "<env:Envelope xmlns:env=\""
            + (version12 ? SOAP_12 : SOAP_11)
            + "\"><env:Header/><env:Body>"
            + content
            + "</env:Body></env:Envelope>";
    String mediaType = version12 ? "application/soap+xml" : "text/xml";
    return Answer.of(status, mediaType + ";charset=utf-8", xml);
  }
}
