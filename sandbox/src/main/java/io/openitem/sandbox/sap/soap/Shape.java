package io.openitem.sandbox.sap.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an element of a message may hold, read from a {@code .shape} file that lists the service's
 * fields: {@code !} mandatory, {@code *} repeatable, {@code Sn} string of at most n, {@code D(p,
 * s)} decimal, {@code @currencyCode} attribute required.
 *
 * <p>Refusing what the service does not define is stricter than SAP, which skips it: a misspelt
 * field is to be found here and not in production.
 *
 * @param mandatory must be there, and not blank
 * @param repeatable may be there more than once
 * @param type {@code S16}, {@code date}, … ; blank for a structure
 * @param currency the attribute currencyCode is required
 * @param children for a structure its fields
 */
record Shape(
    boolean mandatory,
    boolean repeatable,
    String type,
    boolean currency,
    Map<String, Shape> children) {

  /** Reads the shape of a root element. */
  static Shape ofRoot(String root) {
    try (InputStream in = Shape.class.getResourceAsStream(root + ".shape")) {
      if (in == null) {
        throw new IllegalStateException("No shape of " + root);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Shape(true, false, "", false, new ShapeParser(text).fields());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with an element, if anything; the first finding. */
  Optional<String> check(XmlElement element, String path) {
    return children.isEmpty() ? checkValue(element, path) : checkStructure(element, path);
  }

  private Optional<String> checkStructure(XmlElement element, String path) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (XmlElement child : element.children()) {
      String at = path + "/" + child.name();
      Shape shape = children.get(child.name());
      if (shape == null) {
        return Optional.of(at + " is not defined");
      }
      if (seen.merge(child.name(), 1, Integer::sum) > 1 && !shape.repeatable) {
        return Optional.of(at + " occurs more than once");
      }
      Optional<String> finding = shape.check(child, at);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return children.entrySet().stream()
        .filter(field -> field.getValue().mandatory && !seen.containsKey(field.getKey()))
        .map(field -> path + "/" + field.getKey() + " is missing")
        .findFirst();
  }

  private Optional<String> checkValue(XmlElement element, String path) {
    String value = element.text().strip();
    if (!element.children().isEmpty()) {
      return Optional.of(path + " is no structure");
    }
    if (value.isEmpty()) {
      return mandatory ? Optional.of(path + " is empty") : Optional.empty();
    }
    if (currency && element.attributes().getOrDefault("currencyCode", "").isBlank()) {
      return Optional.of(path + " has no currencyCode");
    }
    return isValid(value) ? Optional.empty() : Optional.of(path + " is no valid " + type);
  }

  private boolean isValid(String value) {
    if (type.startsWith("S")) {
      return type.length() == 1 || value.length() <= Integer.parseInt(type.substring(1));
    }
    try {
      switch (type) {
        case "date" -> LocalDate.parse(value);
        case "dateTime" -> OffsetDateTime.parse(value);
        case "boolean" -> {
          return List.of("true", "false", "1", "0").contains(value);
        }
        default -> {
          return !type.startsWith("D(") || fits(new BigDecimal(value));
        }
      }
      return true;
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }

  private boolean fits(BigDecimal value) {
    String[] facets = type.substring(2, type.length() - 1).split(",", -1);
    int precision = Integer.parseInt(facets[0].strip());
    int scale = Integer.parseInt(facets[1].strip());
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() <= scale && plain.precision() - plain.scale() <= precision - scale;
  }
}
