package io.openitem.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.portal.PortalJson;
import io.openitem.store.ConservationStore;
import java.util.Optional;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/**
 * The health component {@code conservation}: what the latest check found. A difference is for
 * people and no reason to send a replica no requests, so it leaves the health UP.
 */
public final class ConservationHealthIndicator extends AbstractHealthIndicator {

  private final ConservationStore store;

  /** Shows what is stored. */
  public ConservationHealthIndicator(ConservationStore store) {
    super("the latest conservation check cannot be read");
    this.store = store;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) throws Exception {
    health.status(Status.UP);
    Optional<String> latest = store.latest();
    if (latest.isEmpty()) {
      health.withDetail("checkedAt", "not yet");
      return;
    }
    JsonNode report = PortalJson.mapper().readTree(latest.get());
    report.properties().forEach(field -> health.withDetail(field.getKey(), field.getValue()));
  }
}
