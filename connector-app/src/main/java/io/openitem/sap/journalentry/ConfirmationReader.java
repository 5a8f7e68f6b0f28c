package io.openitem.sap.journalentry;

import io.openitem.sap.document.LogItem;
import io.openitem.sap.journalentry.Confirmation.Entry;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a {@code JournalEntryBulkCreateConfirmation}, or a SOAP fault. Takes no DTD and no entity
 * from outside, and no more elements, depth or text than an answer of SAP can have.
 */
final class ConfirmationReader {

  private static final int ELEMENTS_MAX = 20_000;
  private static final int DEPTH_MAX = 40;
  private static final int TEXT_MAX_CHARS = 4_000;
  private static final String CONFIRMATION = "JournalEntryCreateConfirmation";
  private static final XMLInputFactory FACTORY = secureFactory();

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> path = new ArrayList<>();
  private final Map<String, String> entry = new HashMap<>();
  private final Map<String, String> item = new HashMap<>();
  private final List<LogItem> log = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String fault = "";
  private int entryDepth;
  private boolean confirmed;

  private ConfirmationReader() {}

  /**
   * Reads an answer's body.
   *
   * @throws XMLStreamException when it is neither a confirmation nor a fault
   */
  static Confirmation read(byte[] body) throws XMLStreamException {
    return new ConfirmationReader().readAll(body);
  }

  private Confirmation readAll(byte[] body) throws XMLStreamException {
    XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
    int elements = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > ELEMENTS_MAX || path.size() >= DEPTH_MAX) {
            throw new XMLStreamException("the answer is larger than a confirmation can be");
          }
          start(xml.getLocalName());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.DTD -> throw new XMLStreamException("a DTD is not taken");
        default -> {
          // Comments and the like carry nothing.
        }
      }
    }
    if (!confirmed && fault.isEmpty()) {
      throw new XMLStreamException("neither a confirmation nor a fault");
    }
    return new Confirmation(fault, entries);
  }

  private void start(String name) {
    path.add(name);
    text.setLength(0);
    if (name.equals("JournalEntryBulkCreateConfirmation")) {
      confirmed = true;
    } else if (name.equals(CONFIRMATION) && entryDepth == 0) {
      entryDepth = path.size();
      entry.clear();
      log.clear();
    } else if (name.equals("Item")) {
      item.clear();
    }
  }

  private void end() {
    String name = path.get(path.size() - 1);
    String parent = path.size() < 2 ? "" : path.get(path.size() - 2);
    String value = text.toString().strip();
    if (name.equals("faultstring") || (name.equals("Text") && parent.equals("Reason"))) {
      fault = value.isEmpty() ? "a fault without a text" : value;
    } else if (entryDepth > 0) {
      entryEnd(name, parent, value);
    }
    path.remove(path.size() - 1);
    text.setLength(0);
  }

  private void entryEnd(String name, String parent, String value) {
    if (parent.equals("Item")) {
      item.put(name, value);
    } else if (name.equals("Item")) {
      log.add(new LogItem(item("TypeID"), item("SeverityCode"), item("Note")));
    } else if (path.size() == entryDepth) {
      entries.add(
          new Entry(
              entry.getOrDefault("MessageHeader/ReferenceID", ""),
              entry.getOrDefault(CONFIRMATION + "/AccountingDocument", ""),
              entry.getOrDefault(CONFIRMATION + "/CompanyCode", ""),
              entry.getOrDefault(CONFIRMATION + "/FiscalYear", ""),
              log));
      entryDepth = 0;
    } else {
      entry.put(parent + "/" + name, value);
    }
  }

  private String item(String name) {
    return item.getOrDefault(name, "");
  }

  private void append(String characters) throws XMLStreamException {
    if (text.length() + characters.length() > TEXT_MAX_CHARS) {
      throw new XMLStreamException("a text is longer than a confirmation's can be");
    }
    text.append(characters);
  }

  private static XMLInputFactory secureFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }
}
