package io.openitem.sap.journalentry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a mapped document as a SOAP 1.1 message. SAP wants its elements in the WSDL's order, which
 * the mapping's schema holds: elements come out in the order of its properties, whatever the order
 * in the document. {@code @name} becomes an attribute, {@code #text} the content beside it.
 */
final class SoapWriter {

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final JsonNode schema;

  /** Writes documents of this schema. */
  SoapWriter(JsonNode schema) {
    this.schema = schema;
  }

  /**
   * The whole message in UTF-8.
   *
   * @param document what the guard let pass
   * @param messageId names the attempt; the same attempt has the same WS-Addressing MessageID
   */
  byte[] write(SoapOperation operation, JsonNode document, String messageId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("soap", "Envelope", SOAP);
      xml.writeNamespace("soap", SOAP);
      header(xml, operation, messageId);
      xml.writeStartElement("soap", "Body", SOAP);
      xml.writeStartElement("sfin", operation.root(), SoapOperation.NAMESPACE);
      xml.writeNamespace("sfin", SoapOperation.NAMESPACE);
      children(xml, document, schema);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a checked document cannot be written", e);
    }
  }

  private static void header(XMLStreamWriter xml, SoapOperation operation, String messageId)
      throws XMLStreamException {
    if (!operation.addressed()) {
      return;
    }
    UUID id = UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8));
    xml.writeStartElement("soap", "Header", SOAP);
    xml.writeNamespace("wsa", ADDRESSING);
    text(xml, "Action", operation.action());
    text(xml, "MessageID", "urn:uuid:" + id);
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement("wsa", name, ADDRESSING);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void children(XMLStreamWriter xml, JsonNode node, JsonNode schemaNode)
      throws XMLStreamException {
    for (Map.Entry<String, JsonNode> property :
        resolved(schemaNode).path("properties").properties()) {
      JsonNode value = node.path(property.getKey());
      if (value.isArray()) {
        JsonNode items = resolved(property.getValue()).path("items");
        for (JsonNode element : value) {
          element(xml, property.getKey(), element, items);
        }
      } else if (!value.isMissingNode() && !value.isNull()) {
        element(xml, property.getKey(), value, property.getValue());
      }
    }
  }

  private void element(XMLStreamWriter xml, String name, JsonNode value, JsonNode schemaNode)
      throws XMLStreamException {
    if (name.startsWith("@")) {
      xml.writeAttribute(name.substring(1), value.textValue());
    } else if (name.equals("#text")) {
      xml.writeCharacters(value.textValue());
    } else {
      xml.writeStartElement(name);
      if (value.isObject()) {
        children(xml, value, schemaNode);
      } else {
        xml.writeCharacters(value.textValue());
      }
      xml.writeEndElement();
    }
  }

  private JsonNode resolved(JsonNode schemaNode) {
    JsonNode reference = schemaNode.path("$ref");
    return reference.isTextual() ? schema.at(reference.textValue().substring(1)) : schemaNode;
  }
}
