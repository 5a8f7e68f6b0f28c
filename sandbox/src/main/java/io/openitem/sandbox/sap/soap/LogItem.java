package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.sap.PostingChecks.Finding;
import java.util.List;

/**
 * A line of a confirmation's log.
 *
 * @param typeId message number and class, for instance {@code 102(F5)}
 * @param severity 1 success, 3 error
 * @param note the text
 */
record LogItem(String typeId, int severity, String note) {
  private static final int NOTE_MAX_CHARACTERS = 200;

  static LogItem error(String typeId, String note) {
    return new LogItem(typeId, 3, note);
  }

  static LogItem error(Finding finding) {
    return error(finding.number() + "(" + finding.messageClass() + ")", finding.text());
  }

  static LogItem success(String typeId, String note) {
    return new LogItem(typeId, 1, note);
  }

  /** The log element of a confirmation. */
  static String log(List<LogItem> items) {
    StringBuilder xml = new StringBuilder("<Log>");
    int severity = items.stream().mapToInt(LogItem::severity).max().orElse(1);
    xml.append(Xml.element("BusinessDocumentProcessingResultCode", severity == 3 ? "5" : "3"));
    xml.append(Xml.element("MaximumLogItemSeverityCode", Integer.toString(severity)));
    for (LogItem item : items) {
      String note = item.note;
      String cut = note.substring(0, Math.min(NOTE_MAX_CHARACTERS, note.length()));
      xml.append("<Item>")
          .append(Xml.element("TypeID", item.typeId))
          .append(Xml.element("SeverityCode", Integer.toString(item.severity)))
          .append(Xml.element("Note", cut))
          .append("</Item>");
    }
    return xml.append("</Log>").toString();
  }
}
