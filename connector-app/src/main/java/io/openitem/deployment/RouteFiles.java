package io.openitem.deployment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Gives Camel the routes in effect before it starts: the packaged ones, where the override folder
 * has none of the same name, and those that the folder adds. A route that cannot be read stops the
 * start with its file, line and column.
 */
public final class RouteFiles implements CamelContextConfiguration {

  private static final String SUFFIX = ".camel.yaml";

  private final DeployedFiles files;

  /** The routes among these files. */
  public RouteFiles(DeployedFiles files) {
    this.files = files;
  }

  @Override
  public void beforeApplicationStart(CamelContext context) {
    load(context, inEffect());
  }

  @Override
  public void afterApplicationStart(CamelContext context) {
    // Nothing is loaded once Camel runs.
  }

  /** The route files in effect, in the order of their names. */
  public List<DeployedFile> inEffect() {
    return files.all(name -> name.startsWith("routes/") && name.endsWith(SUFFIX));
  }

  /**
   * Loads only these routes, for a test that needs no others.
   *
   * @throws StartRefused when one is missing or cannot be read
   */
  public void load(CamelContext context, String... routeIds) {
    load(context, List.of(routeIds).stream().map(id -> files.require(name(id))).toList());
  }

  private static String name(String routeId) {
    return "routes/" + routeId + SUFFIX;
  }

  private static void load(CamelContext context, List<DeployedFile> routes) {
    RoutesLoader loader = PluginHelper.getRoutesLoader(context);
    for (DeployedFile route : routes) {
      String fileName = route.fileName();
      RouteHead.check(route, fileName.substring(0, fileName.length() - SUFFIX.length()));
      try {
        loader.loadRoutes(resource(route));
      } catch (Exception e) {
        throw new StartRefused(route + ": " + RouteHead.place(e), e);
      }
    }
  }

  private static Resource resource(DeployedFile route) {
    String location = route.overriding() ? "file:" + route.source() : "classpath:" + route.name();
    return ResourceHelper.fromBytes(location, route.text().getBytes(StandardCharsets.UTF_8));
  }
}
