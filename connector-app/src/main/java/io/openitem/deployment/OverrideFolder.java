package io.openitem.deployment;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the folder that an engineer gives at the start. */
final class OverrideFolder {

  private static final int FILES_MAX = 1_000;
  private static final long FILE_MAX_BYTES = 1_000_000;
  private static final int DEPTH_MAX = 8;

  /** What may be there without a packaged file of the same name. */
  private static final List<Pattern> ADDITIONS =
      List.of(
          Pattern.compile("routes/[^/]+\\.camel\\.yaml"),
          Pattern.compile("tours/[a-z][a-z0-9-]*\\.[a-z]{2}\\.yaml"),
          Pattern.compile("mappings/[^/]+/golden/[^/]+\\.(in|out)\\.json"),
          Pattern.compile("mails/[a-z]{2}/[a-z-]+\\.txt"));

  private OverrideFolder() {}

  static Map<String, DeployedFile> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StartRefused(
          "the override folder "
              + folder.toAbsolutePath()
              + " is no folder: create it, or start"
              + " without overrides");
    }
    try (Stream<Path> found = Files.walk(folder, DEPTH_MAX)) {
      List<Path> paths = found.filter(Files::isRegularFile).sorted().limit(FILES_MAX + 1L).toList();
      if (paths.size() > FILES_MAX) {
        throw new StartRefused(folder + " holds more than " + FILES_MAX + " files");
      }
      Map<String, DeployedFile> files = new TreeMap<>();
      for (Path path : paths) {
        DeployedFile file = readFile(folder, path);
        files.put(file.name(), file);
      }
      return files;
    } catch (IOException e) {
      throw new StartRefused("the override folder " + folder + " cannot be read", e);
    }
  }

  static void requireKnown(DeployedFile override, Set<String> packaged) {
    if (override.name().endsWith(".locked.json")) {
      throw new StartRefused(
          override
              + ": locked paths are never overridden, they keep mappings from changing money;"
              + " remove the file");
    }
    boolean addition =
        ADDITIONS.stream().anyMatch(pattern -> pattern.matcher(override.name()).matches());
    if (!addition && !packaged.contains(override.name())) {
      throw new StartRefused(
          override
              + ": no packaged file has this name, so it would have no effect; correct the"
              + " name or remove the file. New files may be routes/<routeId>.camel.yaml,"
              + " tours/<tour>.<language>.yaml, mails/<language>/<kind>.txt and"
              + " mappings/<counterparty>/golden/<mapping>.<case>.in.json and .out.json");
    }
  }

  private static DeployedFile readFile(Path folder, Path path) throws IOException {
    String name = folder.relativize(path).toString().replace('\\', '/');
    if (Files.size(path) > FILE_MAX_BYTES) {
      throw new StartRefused(path + " has more than " + FILE_MAX_BYTES + " bytes");
    }
    try {
      String text = Files.readString(path, StandardCharsets.UTF_8);
      return new DeployedFile(name, path.toAbsolutePath().toString(), true, text);
    } catch (MalformedInputException e) {
      throw new StartRefused(path + " is not written in UTF-8", e);
    }
  }
}
