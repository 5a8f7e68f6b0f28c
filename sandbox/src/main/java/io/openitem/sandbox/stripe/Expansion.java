package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Replaces ids by the objects they name, as {@code expand[]} asks for. */
final class Expansion {
  static final int PATHS_MAX = 20;
  static final int DEPTH_MAX = 4;

  private final Function<String, Optional<ObjectNode>> objects;

  Expansion(Function<String, Optional<ObjectNode>> objects) {
    this.objects = objects;
  }

  void expand(ObjectNode body, List<String> paths) {
    if (paths.size() > PATHS_MAX) {
      throw StripeRefusal.invalid("", "expand", "At most " + PATHS_MAX + " paths can be expanded.");
    }
    for (String path : paths) {
      List<String> names = List.of(path.split("\\.", -1));
      if (names.size() > DEPTH_MAX) {
        throw StripeRefusal.invalid(
            "", "expand", "You cannot expand more than 4 levels of a property: " + path);
      }
      if (names.get(0).equals("data") && body.path("data").isArray()) {
        body.path("data")
            .forEach(item -> walk((ObjectNode) item, names.subList(1, names.size()), path));
      } else {
        walk(body, names, path);
      }
    }
  }

  private void walk(ObjectNode at, List<String> names, String path) {
    String name = names.get(0);
    JsonNode value = at.get(name);
    if (value == null) {
      throw StripeRefusal.invalid("", "expand", "This property cannot be expanded (" + path + ").");
    }
    if (value.isTextual()) {
      objects.apply(value.asText()).ifPresent(found -> at.set(name, found));
    }
    if (names.size() > 1 && at.get(name) instanceof ObjectNode nested) {
      walk(nested, names.subList(1, names.size()), path);
    }
  }
}
