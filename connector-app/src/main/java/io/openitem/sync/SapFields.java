package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a mapped document, which still hold SAP's own notation: blank text for nothing,
 * {@code /Date(1767225600000)/} for a day.
 */
final class SapFields {

  private static final Pattern TICKS = Pattern.compile("/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)/");

  private final JsonNode document;

  SapFields(JsonNode document) {
    this.document = document;
  }

  /**
   * A text that must be there.
   *
   * @throws IllegalArgumentException when it is missing or blank
   */
  String text(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("the field " + name + " is missing"));
  }

  /** A text; empty where SAP has none. A number is no text: amounts never are numbers here. */
  Optional<String> optional(String name) {
    JsonNode value = document.path(name);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /**
   * A flag that must be there: the absence of a block must not be read as none.
   *
   * @throws IllegalArgumentException when it is missing or no boolean
   */
  boolean flag(String name) {
    JsonNode value = document.path(name);
    if (!value.isBoolean()) {
      throw new IllegalArgumentException("the flag " + name + " is missing");
    }
    return value.booleanValue();
  }

  /** Whether a flag is set; one that is not there is not. Only for what decides about no money. */
  boolean set(String name) {
    return document.path(name).asBoolean(false);
  }

  /**
   * A day that must be there.
   *
   * @throws IllegalArgumentException when it is missing or no day
   */
  LocalDate day(String name) {
    return optionalDay(name)
        .orElseThrow(() -> new IllegalArgumentException("the day " + name + " is missing"));
  }

  /** A day; SAP's dates have no zone, its ticks are midnight UTC of that day. */
  Optional<LocalDate> optionalDay(String name) {
    return optional(name).map(text -> day(name, text));
  }

  private static LocalDate day(String name, String text) {
    Matcher ticks = TICKS.matcher(text);
    if (ticks.matches()) {
      Instant at = Instant.ofEpochMilli(Long.parseLong(ticks.group(1)));
      return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
    if (text.matches("\\d{4}-\\d{2}-\\d{2}(T.*)?")) {
      return LocalDate.parse(text.substring(0, 10));
    }
    throw new IllegalArgumentException("the day " + name + " is none");
  }
}
