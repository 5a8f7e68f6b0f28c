package io.openitem.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An OData error in XML, which Gateway sends when it fails before it looks at {@code Accept}. */
final class ODataXmlError {
  private ODataXmlError() {}

  /** The error in the shape of its JSON form; empty when the body is none. */
  static Optional<JsonNode> read(byte[] body) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
      xml.nextTag();
      return xml.getLocalName().equals("error") ? Optional.of(error(xml)) : Optional.empty();
    } catch (XMLStreamException notXml) {
      return Optional.empty();
    }
  }

  private static JsonNode error(XMLStreamReader xml) throws XMLStreamException {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    ArrayNode details = error.putObject("innererror").putArray("errordetails");
    ObjectNode into = error;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "errordetail" -> into = details.addObject();
        case "code", "message", "propertyref", "severity", "target" -> {
          String name = xml.getLocalName();
          if (!into.has(name)) {
            into.put(name, xml.getElementText());
          }
        }
        default -> {
          // Elements around and beside those that say what is wrong.
        }
      }
    }
    return error;
  }
}
