package io.openitem.sap.contract;

import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.RouteFiles;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.sap.SapConnections;
import io.openitem.sap.odata.SapODataComponent;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Shipped routes with their real steps, against one SAP system. */
public final class PostingRoutes implements AutoCloseable {

  private final SapConnections connections;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ProducerTemplate template = camel.createProducerTemplate();

  private PostingRoutes(SapConnections connections) {
    this.connections = connections;
  }

  /**
   * Starts routes.
   *
   * @param steps beans by the name that the routes give them
   */
  public static PostingRoutes start(
      SapConnections connections,
      DeployedFiles files,
      Map<String, Object> steps,
      String... routeIds) {
    PostingRoutes routes = new PostingRoutes(connections);
    steps.forEach(routes.camel.getRegistry()::bind);
    routes.camel.addComponent("sap-odata", new SapODataComponent(connections));
    new RouteFiles(files).load(routes.camel, routeIds);
    routes.camel.start();
    return routes;
  }

  /** Calls a route by its id. */
  @SuppressWarnings("unchecked") // The routes' contract.
  public Outcome<DocumentNumber> call(String routeId, PostingTask task) {
    return (Outcome<DocumentNumber>) request(routeId, task);
  }

  /** Calls a route of another contract. */
  public Object request(String routeId, Object body) {
    return template.requestBody("direct:" + routeId, body);
  }

  /** Adds a packaged route, and the bean that it names. */
  public void with(String routeId, String bean, Object step) {
    camel.getRegistry().bind(bean, step);
    new RouteFiles(DeployedFiles.packaged()).load(camel, routeId);
  }

  @Override
  public void close() {
    camel.stop();
    connections.close();
  }
}
