package io.openitem.sandbox.sap.odata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that a modifying call gives.
 *
 * @param values property values by name
 * @param children entities given in line, by navigation property
 */
public record Change(Map<String, @Nullable Object> values, Map<String, List<Change>> children) {

  /** A value as text; blank if it was not given. */
  public String text(String name) {
    Object value = values.get(name);
    return value == null ? "" : value.toString();
  }
}
