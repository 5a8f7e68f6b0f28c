package io.openitem.mapping;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The mappings in effect, each compiled and checked at the start. */
public final class Mappings {

  private final Map<String, Mapping> byName;

  private Mappings(Map<String, Mapping> byName) {
    this.byName = byName;
  }

  /**
   * Compiles every mapping and runs it over its golden inputs.
   *
   * @throws StartRefused naming file, path and what to do, when one calculates, breaks its schema,
   *     changes a locked path or differs from its golden pairs
   */
  public static Mappings load(DeployedFiles files) {
    Map<String, Mapping> byName = new TreeMap<>();
    for (DeployedFile file : files.all(name -> name.matches("mappings/[^/]+/[^/]+\\.jslt"))) {
      String name = file.name().substring("mappings/".length(), file.name().length() - 5);
      Mapping mapping = Mapping.compile(name, files);
      GoldenPairs.check(mapping, files);
      byName.put(name, mapping);
    }
    return new Mappings(byName);
  }

  /**
   * A mapping by its name.
   *
   * @param name {@code <counterparty>/<mapping>}
   * @throws IllegalArgumentException when there is none
   */
  public Mapping get(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(
            () -> new IllegalArgumentException("no mapping " + name + " in " + byName.keySet()));
  }
}
