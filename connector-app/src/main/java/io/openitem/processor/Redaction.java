package io.openitem.processor;

import java.util.regex.Pattern;

/** Keeps card numbers out of what is stored and logged, should one ever come in a text. */
public final class Redaction {

  private static final Pattern CARD_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){11,18}");
  private static final int TEXT_MAX_CHARS = 300;

  private Redaction() {}

  /** The text without anything that looks like a card number, at most 300 characters of it. */
  public static String clean(String text) {
    String cleaned = CARD_NUMBER.matcher(text).replaceAll("[number removed]");
    return cleaned.length() <= TEXT_MAX_CHARS ? cleaned : cleaned.substring(0, TEXT_MAX_CHARS);
  }

  /** Whether a text holds something that looks like a card number. */
  public static boolean holdsCardNumber(String text) {
    return CARD_NUMBER.matcher(text).find();
  }
}
