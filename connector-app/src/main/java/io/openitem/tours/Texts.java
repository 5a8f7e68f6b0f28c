package io.openitem.tours;

import java.util.function.Function;

/** What the texts of a tour's file may be. */
final class Texts {

  private Texts() {}

  /** A text of this form. */
  static Function<String, String> form(String pattern) {
    return text -> {
      if (!text.matches(pattern)) {
        throw new IllegalArgumentException(text + " does not have the form " + pattern);
      }
      return text;
    };
  }

  /** A text for people, at most so long, without mark-up. */
  static Function<String, String> words(int charsMax) {
    return text -> {
      String trimmed = text.strip();
      if (trimmed.isEmpty() || trimmed.length() > charsMax) {
        throw new IllegalArgumentException("1 to " + charsMax + " characters");
      }
      if (trimmed.chars().anyMatch(c -> c == '<' || c == '>' || Character.isISOControl(c))) {
        throw new IllegalArgumentException("plain words on one line, without < and >");
      }
      return trimmed;
    };
  }
}
