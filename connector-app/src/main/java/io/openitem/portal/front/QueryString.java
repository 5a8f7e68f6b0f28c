package io.openitem.portal.front;

import io.openitem.portal.contract.FieldError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query string. The container's own reading is not used: it would take form fields of the
 * body for parameters, and pass over what it cannot decode.
 */
final class QueryString {

  private static final int PARAMETERS_MAX = 200;

  private QueryString() {}

  /** All values by name, names and values in the order given. */
  static Map<String, List<String>> parse(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    String[] parts = raw.split("&", PARAMETERS_MAX + 1);
    if (parts.length > PARAMETERS_MAX) {
      throw refused("has too many parameters", "Send at most %d.".formatted(PARAMETERS_MAX));
    }
    for (String part : parts) {
      int equals = part.indexOf('=');
      String name = decode(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : decode(part.substring(equals + 1));
      if (!part.isEmpty()) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return values;
  }

  private static String decode(String text) {
    String decoded;
    try {
      decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
    if (decoded.indexOf('\uFFFD') >= 0) {
      throw malformed();
    }
    return decoded;
  }

  private static RuntimeException malformed() {
    return refused("cannot be decoded", "Percent-encode names and values as UTF-8.");
  }

  private static RuntimeException refused(String problem, String expected) {
    return new FieldError(FieldError.In.QUERY, "/", problem, expected).asProblem().asException();
  }
}
