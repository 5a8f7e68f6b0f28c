package io.openitem.portal.front;

import io.openitem.portal.contract.Contract;
import io.openitem.portal.contract.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.StartupListener;

/**
 * Refuses the start when the contract and the routes differ: an operation without its route, or a
 * route of group {@code portal} without its operation.
 */
public final class RouteCheck implements StartupListener {

  /** The group that routes of operations carry. */
  public static final String GROUP = "portal";

  private final CamelContext camel;
  private final Set<String> operations;

  /** Compares the routes of this context with these contracts. */
  public RouteCheck(CamelContext camel, List<Contract> contracts) {
    this.camel = camel;
    this.operations =
        contracts.stream()
            .flatMap(contract -> contract.operations().stream())
            .map(Operation::id)
            .collect(Collectors.toSet());
  }

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
    // Too early: routes may still be starting.
  }

  @Override
  public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
    check();
  }

  /**
   * Compares now.
   *
   * @throws IllegalStateException when they differ, naming what is missing where
   */
  public void check() {
    Set<String> reachable =
        camel.getRoutes().stream()
            .map(route -> route.getEndpoint().getEndpointBaseUri())
            .filter(uri -> uri.startsWith("direct://"))
            .map(uri -> uri.substring("direct://".length()))
            .collect(Collectors.toSet());
    Set<String> withoutRoute = new TreeSet<>(operations);
    withoutRoute.removeAll(reachable);
    Set<String> withoutOperation =
        camel.getRoutes().stream()
            .filter(route -> GROUP.equals(route.getGroup()))
            .map(Route::getRouteId)
            .filter(id -> !operations.contains(id))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!withoutRoute.isEmpty() || !withoutOperation.isEmpty()) {
      throw new IllegalStateException(
          "contract and routes differ: operations without a route %s, portal routes without an operation %s"
              .formatted(withoutRoute, withoutOperation));
    }
  }
}
