package io.openitem.sandbox.sap.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A PDF of one page with lines of text; every character is one byte, so offsets are lengths. */
final class Pdf {
  private static final int LEADING_POINTS = 18;

  private Pdf() {}

  static String of(List<String> lines) {
    StringBuilder text = new StringBuilder("BT /F1 12 Tf 72 760 Td " + LEADING_POINTS + " TL\n");
    for (String line : lines) {
      text.append('(').append(escape(line)).append(") Tj T*\n");
    }
    text.append("ET");
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<Integer> offsets = new ArrayList<>();
    for (String object : objects) {
      offsets.add(pdf.length());
      pdf.append(offsets.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
    offsets.forEach(offset -> pdf.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
    pdf.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\n");
    return pdf.append("startxref\n").append(start).append("\n%%EOF\n").toString();
  }

  private static String escape(String line) {
    String ascii = line.replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
  }
}
