package io.openitem.deployment;

import java.io.StringReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML mapping, read strictly: every field is known, written once, and taken as the text that
 * stands there, so that {@code 0010} stays {@code 0010} and {@code 0.027} stays exact. Every
 * complaint names file and line.
 */
public final class YamlFields {

  private final String file;
  private final Node node;
  private final Map<String, Node> fields = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  private YamlFields(String file, Node node) {
    this.file = file;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw refused(node, "fields are expected here");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String name = text(tuple.getKeyNode());
      if (fields.put(name, tuple.getValueNode()) != null) {
        throw refused(tuple.getKeyNode(), name + " stands here twice");
      }
    }
  }

  /**
   * Reads a whole file; unknown fields are refused.
   *
   * @param read takes what it knows
   * @throws StartRefused naming file and line of what is wrong
   */
  public static <T> T read(DeployedFile file, Function<YamlFields, T> read) {
    YamlFields root = new YamlFields(file.toString(), compose(file));
    T value = read.apply(root);
    root.requireAllTaken();
    return value;
  }

  /**
   * A field that must be there.
   *
   * @param read refuses a value by throwing
   */
  public <T> T required(String name, Function<String, T> read) {
    return optional(name, read).orElseThrow(() -> refused(node, name + " is missing"));
  }

  /** A field that may be left out. */
  public <T> Optional<T> optional(String name, Function<String, T> read) {
    taken.add(name);
    Node value = fields.get(name);
    return value == null ? Optional.empty() : Optional.of(read(name, value, read));
  }

  /** A mapping below a field that must be there; unknown fields in it are refused. */
  public <T> T section(String name, Function<YamlFields, T> read) {
    taken.add(name);
    Node value = fields.get(name);
    if (value == null) {
      throw refused(node, name + " is missing");
    }
    return element(value, read);
  }

  /** A list of mappings; a missing list is empty. */
  public <T> List<T> list(String name, Function<YamlFields, T> read) {
    taken.add(name);
    Node value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      throw refused(value, name + " is a list");
    }
    return sequence.getValue().stream().map(element -> element(element, read)).toList();
  }

  private <T> T element(Node element, Function<YamlFields, T> read) {
    YamlFields inner = new YamlFields(file, element);
    T value;
    try {
      value = read.apply(inner);
    } catch (IllegalArgumentException e) {
      throw refused(element, String.valueOf(e.getMessage()));
    }
    inner.requireAllTaken();
    return value;
  }

  private void requireAllTaken() {
    for (Map.Entry<String, Node> field : fields.entrySet()) {
      if (!taken.contains(field.getKey())) {
        throw refused(
            field.getValue(),
            field.getKey() + " is unknown; known are " + String.join(", ", taken));
      }
    }
  }

  private <T> T read(String name, Node value, Function<String, T> read) {
    String text = text(value);
    try {
      return read.apply(text);
    } catch (RuntimeException e) {
      throw refused(value, name + ": " + e.getMessage());
    }
  }

  private String text(Node value) {
    if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw refused(value, "a text is expected here");
  }

  private StartRefused refused(Node at, String why) {
    return new StartRefused(file + ", line " + (at.getStartMark().getLine() + 1) + ": " + why);
  }

  private static Node compose(DeployedFile file) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new Yaml(options).compose(new StringReader(file.text()));
      if (root == null) {
        throw new StartRefused(file + " is empty");
      }
      return root;
    } catch (MarkedYAMLException e) {
      throw new StartRefused(file + " is no YAML: " + e.getMessage(), e);
    }
  }
}
