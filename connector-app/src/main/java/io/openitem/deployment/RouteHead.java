package io.openitem.deployment;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What every route file has: one route, named like the file, with a description. */
final class RouteHead {

  private RouteHead() {}

  static void check(DeployedFile file, String routeId) {
    Node root = compose(file);
    List<Node> elements = root instanceof SequenceNode list ? list.getValue() : List.of();
    if (elements.size() != 1) {
      throw refused(file, root, "a route file holds one route: - route:");
    }
    Node element = elements.get(0);
    Node route =
        field(element, "route")
            .orElseThrow(() -> refused(file, element, "the canonical form is needed: - route:"));
    Optional<Node> id = field(route, "id");
    if (!routeId.equals(id.map(RouteHead::text).orElse(""))) {
      throw refused(
          file,
          id.orElse(route),
          "the route's id is the file's name, " + routeId + ": correct one");
    }
    if (field(route, "description").map(RouteHead::text).orElse("").isBlank()) {
      throw refused(file, route, "a description is missing: say what the route is for");
    }
  }

  /** What is wrong, and where, in the words of whoever found it. */
  static String place(Throwable found) {
    StringBuilder words = new StringBuilder();
    int depth = 0;
    for (Throwable at = found; at != null && depth < 10; at = at.getCause()) {
      String message = String.valueOf(at.getMessage());
      if (words.indexOf(message) < 0) {
        words.append(words.isEmpty() ? "" : "; ").append(message);
      }
      depth++;
    }
    return words.toString();
  }

  private static Node compose(DeployedFile file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Node root = new Yaml(options).compose(new StringReader(file.text()));
      if (root == null) {
        throw new StartRefused(file + " is empty");
      }
      return root;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      throw new StartRefused(at(file, mark) + ": " + e.getProblem(), e);
    }
  }

  private static Optional<Node> field(Node node, String name) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    return mapping.getValue().stream()
        .filter(tuple -> text(tuple.getKeyNode()).equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static StartRefused refused(DeployedFile file, Node node, String why) {
    return new StartRefused(at(file, node.getStartMark()) + ": " + why);
  }

  private static String at(DeployedFile file, Mark mark) {
    return "%s, line %d, column %d".formatted(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
