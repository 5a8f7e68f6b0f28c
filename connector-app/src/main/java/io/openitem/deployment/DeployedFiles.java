package io.openitem.deployment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes, mappings and customizing that are in effect: the packaged ones, where no file of the
 * override folder has the same name. Read once, at the start; a later change of the folder has no
 * effect until the next one.
 */
public final class DeployedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(DeployedFiles.class);

  private final Map<String, DeployedFile> packaged;
  private final Map<String, DeployedFile> overrides;

  private DeployedFiles(Map<String, DeployedFile> packaged, Map<String, DeployedFile> overrides) {
    this.packaged = packaged;
    this.overrides = overrides;
  }

  /**
   * The packaged files alone.
   *
   * @throws StartRefused when they cannot be read
   */
  public static DeployedFiles packaged() {
    return new DeployedFiles(readPackaged(), Map.of());
  }

  /**
   * The packaged files with those of a folder in front; each of those is logged with its SHA-256.
   *
   * @throws StartRefused when the folder does not exist, or holds a file that stands for nothing
   */
  public static DeployedFiles withOverrides(Path folder) {
    DeployedFiles files = new DeployedFiles(readPackaged(), OverrideFolder.read(folder));
    for (DeployedFile override : files.overrides.values()) {
      OverrideFolder.requireKnown(override, files.packaged.keySet());
      String effect = files.packaged.containsKey(override.name()) ? "replaces" : "adds";
      LOG.info("Override {} {}, SHA-256 {}", effect, override, override.sha256());
    }
    return files;
  }

  /** The file of a name that is in effect. */
  public Optional<DeployedFile> find(String name) {
    return Optional.ofNullable(overrides.getOrDefault(name, packaged.get(name)));
  }

  /**
   * The file of a name that is in effect.
   *
   * @throws StartRefused when there is none
   */
  public DeployedFile require(String name) {
    return find(name).orElseThrow(() -> new StartRefused(name + " is missing"));
  }

  /** The files in effect whose name satisfies a condition, in the order of their names. */
  public List<DeployedFile> all(Predicate<String> name) {
    Map<String, DeployedFile> effective = new TreeMap<>(packaged);
    effective.putAll(overrides);
    return matching(effective.values(), name);
  }

  /** The packaged files, overridden or not, whose name satisfies a condition. */
  public List<DeployedFile> allPackaged(Predicate<String> name) {
    return matching(packaged.values(), name);
  }

  /** The files of the override folder whose name satisfies a condition. */
  public List<DeployedFile> allOverriding(Predicate<String> name) {
    return matching(overrides.values(), name);
  }

  private static List<DeployedFile> matching(
      Collection<DeployedFile> files, Predicate<String> name) {
    return files.stream().filter(file -> name.test(file.name())).toList();
  }

  private static Map<String, DeployedFile> readPackaged() {
    try {
      return PackagedFiles.read();
    } catch (IOException e) {
      throw new StartRefused("the packaged routes and mappings cannot be read", e);
    }
  }
}
