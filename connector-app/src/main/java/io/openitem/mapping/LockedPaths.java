package io.openitem.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a mapping may not change, from its {@code .locked.json}.
 *
 * @param locked places with the values that must stand there
 * @param sumToZero amounts that must sum to zero, all of them together
 * @param known the locked and the free places; nothing may stand elsewhere
 */
record LockedPaths(List<LockedPath> locked, List<DocumentPath> sumToZero, KnownPaths known) {

  private static final Set<String> PARTS = Set.of("description", "locked", "sumToZero", "free");
  private static final Set<String> FIELDS = Set.of("output", "input", "equals", "as");

  LockedPaths {
    locked = List.copyOf(locked);
    sumToZero = List.copyOf(sumToZero);
  }

  static LockedPaths read(DeployedFile file) {
    try {
      return read(MappingJson.strict().readTree(file.text()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new StartRefused(file + ": " + e.getMessage(), e);
    }
  }

  private static LockedPaths read(JsonNode root) {
    requireKnown(root, PARTS);
    List<LockedPath> locked = new ArrayList<>();
    for (JsonNode entry : root.path("locked")) {
      requireKnown(entry, FIELDS);
      locked.add(lockedPath(entry));
    }
    List<DocumentPath> sumToZero = paths(root.path("sumToZero"));
    KnownPaths known = new KnownPaths();
    locked.forEach(path -> known.add(path.output()));
    paths(root.path("free")).forEach(known::add);
    return new LockedPaths(locked, sumToZero, known);
  }

  private static LockedPath lockedPath(JsonNode entry) {
    boolean fromInput = entry.has("input");
    if (fromInput == entry.has("equals")) {
      throw new IllegalArgumentException("a locked path has either input or equals: " + entry);
    }
    LockedPath.Source source =
        fromInput
            ? new LockedPath.Source.Input(path(entry.path("input")))
            : new LockedPath.Source.Fixed(entry.path("equals").textValue());
    boolean amount =
        switch (entry.path("as").asText("text")) {
          case "text" -> false;
          case "amount" -> true;
          default -> throw new IllegalArgumentException("as is text or amount: " + entry);
        };
    return new LockedPath(path(entry.path("output")), source, amount);
  }

  private static List<DocumentPath> paths(JsonNode list) {
    List<DocumentPath> paths = new ArrayList<>();
    list.forEach(entry -> paths.add(path(entry)));
    return paths;
  }

  private static DocumentPath path(JsonNode text) {
    return DocumentPath.parse(text.asText());
  }

  private static void requireKnown(JsonNode node, Set<String> names) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!names.contains(field.getKey())) {
        throw new IllegalArgumentException(field.getKey() + " is unknown; known are " + names);
      }
    }
  }
}
