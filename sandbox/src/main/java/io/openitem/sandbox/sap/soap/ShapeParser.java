package io.openitem.sandbox.sap.soap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the notation of {@link Shape}. */
final class ShapeParser {
  private static final Pattern FIELD =
      Pattern.compile(
          "\\s*([A-Za-z0-9]+)(!?)(\\*?)\\s*(\\{|D\\(\\d+, \\d+\\)|[A-Za-z]+\\d*)(@currencyCode)?");
  private static final Pattern NEXT = Pattern.compile("\\s*([,}])?");

  private final String text;
  private int at;

  ShapeParser(String text) {
    this.text = text;
  }

  /** The fields up to the closing brace or the end. */
  Map<String, Shape> fields() {
    Map<String, Shape> fields = new LinkedHashMap<>();
    do {
      Matcher field = match(FIELD);
      boolean structure = field.group(4).equals("{");
      Shape shape =
          new Shape(
              !field.group(2).isEmpty(),
              !field.group(3).isEmpty(),
              structure ? "" : field.group(4),
              field.group(5) != null,
              structure ? fields() : Map.of());
      fields.put(field.group(1), shape);
    } while (",".equals(match(NEXT).group(1)));
    return fields;
  }

  private Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new IllegalStateException("The shape cannot be read at " + at);
    }
    at = matcher.end();
    return matcher;
  }
}
