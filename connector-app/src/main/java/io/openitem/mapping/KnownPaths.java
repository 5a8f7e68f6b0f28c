package io.openitem.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every place that is locked or free. A value anywhere else is a deviation: what nobody thought of
 * may move money, so it is not let through.
 */
final class KnownPaths {

  private static final class Branch {
    private final Map<String, Branch> next = new HashMap<>();
    private boolean whole;
  }

  private final Branch root = new Branch();

  /** Knows a place and all that is below it. */
  void add(DocumentPath path) {
    Branch branch = root;
    for (String segment : path.segments()) {
      branch = branch.next.computeIfAbsent(segment, name -> new Branch());
    }
    branch.whole = true;
  }

  /** Adds a deviation for every value that stands where nothing is known. */
  void check(JsonNode document, List<Deviation> deviations) {
    check(document, root, "", deviations);
  }

  private static void check(JsonNode node, Branch branch, String path, List<Deviation> deviations) {
    if (branch.whole) {
      return;
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        descend(field.getValue(), branch, field.getKey(), path, deviations);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        descend(node.get(i), branch, String.valueOf(i), path, deviations);
      }
    } else {
      deviations.add(new Deviation(path, "no value", node.toString()));
    }
  }

  private static void descend(
      JsonNode value, Branch branch, String name, String path, List<Deviation> deviations) {
    String place = path + "/" + name;
    Branch next = branch.next.getOrDefault(name, branch.next.get(DocumentPath.EVERY));
    if (next == null) {
      deviations.add(
          new Deviation(place, "nothing (it is neither locked nor free)", value.toString()));
    } else {
      check(value, next, place, deviations);
    }
  }
}
