package io.openitem.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Finds where two documents differ first, for people. */
final class FirstDifference {

  private FirstDifference() {}

  static Deviation between(JsonNode expected, JsonNode actual) {
    return between("", expected, actual);
  }

  private static Deviation between(String path, JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      Set<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!expected.path(name).equals(actual.path(name))) {
          return between(path + "/" + name, expected.path(name), actual.path(name));
        }
      }
    }
    if (expected.isArray() && actual.isArray()) {
      for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
        if (!expected.path(i).equals(actual.path(i))) {
          return between(path + "/" + i, expected.path(i), actual.path(i));
        }
      }
    }
    return new Deviation(path, shown(expected), shown(actual));
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
