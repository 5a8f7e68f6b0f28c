package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Form-encoded parameters with Stripe's bracket syntax ({@code metadata[key]=v}, {@code
 * expand[]=a}, {@code expand[0]=a}) as a tree. Lists are objects with the keys 0, 1, 2.
 */
final class Params {
  static final int PARAMS_MAX = 1_000;
  static final int DEPTH_MAX = 8;

  private final String path;
  private final ObjectNode tree;

  private Params(String path, ObjectNode tree) {
    this.path = path;
    this.tree = tree;
  }

  static Params none() {
    return new Params("", Json.object());
  }

  /**
   * Reads form-encoded text.
   *
   * @throws StripeRefusal when it is malformed or beyond the limits
   */
  static Params parse(String encoded) {
    ObjectNode root = Json.object();
    int count = 0;
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > PARAMS_MAX) {
        throw StripeRefusal.invalid("", "", "More than " + PARAMS_MAX + " parameters.");
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      place(root, name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return new Params("", root);
  }

  private static void place(ObjectNode root, String name, String value) {
    List<String> keys = keys(name);
    ObjectNode at = root;
    for (String key : keys.subList(0, keys.size() - 1)) {
      String slot = key.isEmpty() ? Integer.toString(at.size()) : key;
      at = at.get(slot) instanceof ObjectNode nested ? nested : at.putObject(slot);
    }
    String last = keys.get(keys.size() - 1);
    at.put(last.isEmpty() ? Integer.toString(at.size()) : last, value);
  }

  private static List<String> keys(String name) {
    List<String> keys = new ArrayList<>();
    int open = name.indexOf('[');
    keys.add(open < 0 ? name : name.substring(0, open));
    while (open >= 0) {
      int close = name.indexOf(']', open);
      if (close < 0 || keys.size() >= DEPTH_MAX) {
        throw StripeRefusal.invalid("", name, "Invalid parameter name: " + name);
      }
      keys.add(name.substring(open + 1, close));
      open = name.indexOf('[', close);
    }
    return keys;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw StripeRefusal.invalid("", "", "The parameters are not form-encoded.");
    }
  }

  /** A parameter's text; absent and empty are the same, as at Stripe. */
  Optional<String> text(String name) {
    return Optional.ofNullable(tree.get(name))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isEmpty());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> StripeRefusal.missingParam(qualified(name)));
  }

  Optional<Long> integer(String name) {
    return text(name).map(text -> integer(name, text));
  }

  private long integer(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw StripeRefusal.invalid(
          "parameter_invalid_integer", qualified(name), "Invalid integer: " + text);
    }
  }

  boolean flag(String name) {
    return text(name).map(Boolean::parseBoolean).orElse(false);
  }

  boolean has(String name) {
    return tree.has(name);
  }

  Params nested(String name) {
    return new Params(
        qualified(name), tree.get(name) instanceof ObjectNode object ? object : Json.object());
  }

  /** A list's values in order; a single text counts as a list of one. */
  List<String> list(String name) {
    JsonNode node = tree.get(name);
    if (node == null) {
      return List.of();
    }
    if (node.isTextual()) {
      return List.of(node.asText());
    }
    List<String> values = new ArrayList<>();
    node.forEach(value -> values.add(value.asText()));
    return values;
  }

  /** A map of texts, empty ones included: at Stripe an empty value deletes the key. */
  Map<String, String> entries(String name) {
    Map<String, String> entries = new LinkedHashMap<>();
    if (tree.get(name) instanceof ObjectNode object) {
      object.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue().asText()));
    }
    return entries;
  }

  /** Refuses names that the endpoint does not know, as Stripe does. */
  void allowOnly(Set<String> known) {
    tree.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw StripeRefusal.invalid(
                    "parameter_unknown",
                    qualified(name),
                    "Received unknown parameter: " + qualified(name));
              }
            });
  }

  private String qualified(String name) {
    return path.isEmpty() ? name : path + "[" + name + "]";
  }
}
