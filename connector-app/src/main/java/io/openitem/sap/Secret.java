package io.openitem.sap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A secret, known by where it is kept: {@code env:NAME}, {@code file:/path}, or {@code value:text}
 * for a sandbox. It is read at each use, so a rotated file is picked up without a restart. Its text
 * form never shows it.
 */
public final class Secret {
  private static final int FILE_BYTES_MAX = 64 * 1024;

  private final Kept kept;
  private final String where;

  private enum Kept {
    ENV,
    FILE,
    VALUE
  }

  private Secret(Kept kept, String where) {
    this.kept = kept;
    this.where = where;
  }

  /**
   * Reads a reference.
   *
   * @param reference {@code env:NAME}, {@code file:/path} or {@code value:text}
   * @return the secret, not yet looked up
   * @throws IllegalArgumentException when the reference has none of these forms; its message does
   *     not repeat it, for it may be the secret itself
   */
  public static Secret of(String reference) {
    for (Kept kept : Kept.values()) {
      String prefix = prefix(kept);
      if (reference.startsWith(prefix) && reference.length() > prefix.length()) {
        return new Secret(kept, reference.substring(prefix.length()));
      }
    }
    throw new IllegalArgumentException(
        "A secret is given as env:NAME, file:/path or value:text (the text is not shown here)");
  }

  /**
   * The secret itself, to be used at once and kept nowhere.
   *
   * @return the text; of a file without its last line break
   * @throws IllegalStateException when the variable is not set or the file is empty or too long
   */
  public String reveal() {
    return switch (kept) {
      case ENV -> fromEnvironment(System.getenv());
      case FILE -> fromFile();
      case VALUE -> where;
    };
  }

  private String fromEnvironment(Map<String, String> environment) {
    String value = environment.get(where);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException("Environment variable " + where + " is not set");
    }
    return value;
  }

  private String fromFile() {
    try {
      Path path = Path.of(where);
      long bytes = Files.size(path);
      String text = bytes > FILE_BYTES_MAX ? "" : Files.readString(path).stripTrailing();
      if (text.isEmpty()) {
        throw new IllegalStateException("Secret file " + where + " is empty or over 64 KiB");
      }
      return text;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Secret file " + where + " cannot be read", unreadable);
    }
  }

  private static String prefix(Kept kept) {
    return switch (kept) {
      case ENV -> "env:";
      case FILE -> "file:";
      case VALUE -> "value:";
    };
  }

  @Override
  public String toString() {
    return kept == Kept.VALUE ? "value:***" : prefix(kept) + where;
  }
}
