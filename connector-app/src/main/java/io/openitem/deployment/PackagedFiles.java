package io.openitem.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the files that the jars of routes and mappings carry. */
final class PackagedFiles {

  private static final List<String> FOLDERS =
      List.of("routes", "mappings", "customizing", "tours", "mails");

  private PackagedFiles() {}

  static Map<String, DeployedFile> read() throws IOException {
    var resources = new PathMatchingResourcePatternResolver(PackagedFiles.class.getClassLoader());
    Map<String, DeployedFile> files = new TreeMap<>();
    for (String folder : FOLDERS) {
      for (Resource resource : resources.getResources("classpath*:" + folder + "/**/*.*")) {
        String place = resource.getURL().toString();
        String name = place.substring(place.lastIndexOf("/" + folder + "/") + 1);
        if (resource.isReadable() && !name.endsWith("/.gitkeep")) {
          String text = resource.getContentAsString(StandardCharsets.UTF_8);
          files.put(name, new DeployedFile(name, place, false, text));
        }
      }
    }
    return files;
  }
}
