package io.openitem.sap.odata;

import io.openitem.sap.SapConnections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component {@code sap-odata:<system>/<SERVICE>/<resourcePath>}. An unknown system, a
 * misspelt option or a value out of its bounds fails the start of the route.
 */
public class SapODataComponent extends DefaultComponent {
  private final Optional<SapConnections> given;
  private final Map<String, SapODataClient> clients = new ConcurrentHashMap<>();

  /** A component that takes the {@link SapConnections} of Camel's registry. */
  public SapODataComponent() {
    this.given = Optional.empty();
  }

  /**
   * A component over connections.
   *
   * @param connections the connections to the systems
   */
  public SapODataComponent(SapConnections connections) {
    this.given = Optional.of(connections);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    String[] parts = remaining.split("/", 3);
    if (parts.length < 3 || parts[2].isEmpty()) {
      throw new IllegalArgumentException(
          "sap-odata:<system>/<SERVICE>/<resourcePath> is needed, not sap-odata:" + remaining);
    }
    SapODataClient client = client(parts[0]);
    SapODataOptions options = SapODataOptions.take(parameters);
    ODataCall call =
        new ODataCall(
            options.method(),
            parts[1],
            parts[2],
            options.query(),
            Optional.empty(),
            Optional.of(options.ifMatch()).filter(etag -> !etag.isEmpty()),
            options.output());
    return new SapODataEndpoint(uri, this, client, call, options);
  }

  private SapODataClient client(String system) {
    SapConnections connections =
        given.orElseGet(
            () ->
                CamelContextHelper.mandatoryFindSingleByType(
                    getCamelContext(), SapConnections.class));
    return clients.computeIfAbsent(system, name -> new SapODataClient(connections.to(name)));
  }
}
