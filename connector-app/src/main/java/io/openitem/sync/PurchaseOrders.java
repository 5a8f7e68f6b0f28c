package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.sap.odata.SapODataException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code syncPurchaseOrders}: the customer's purchase order, which SAP has on the
 * billing document only, for the open items that came without it. A call asks for many billing
 * documents, each is asked for once, and nothing of the synchronisation waits for it.
 */
public final class PurchaseOrders {

  /** The exchange property that carries the {@link Call} under way. */
  static final String CALL = "purchaseOrderCall";

  private static final Logger LOG = LoggerFactory.getLogger(PurchaseOrders.class);
  private static final int DOCUMENTS_A_CALL_MAX = 50;
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final String NUMBER = "BillingDocument";
  private static final String ORDER = "PurchaseOrderByCustomer";

  private final SyncScope scope;
  private final PurchaseOrderStore store;
  private final PurchaseOrderSettings settings;
  private final Clock clock;
  private volatile Instant pausedUntil = Instant.MIN;

  /** Reads for these company codes. */
  PurchaseOrders(
      SyncScope scope, PurchaseOrderStore store, PurchaseOrderSettings settings, Clock clock) {
    this.scope = scope;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * One call of SAP.
   *
   * @param system the SAP system
   * @param companyCodes whose books it keeps
   * @param documents the billing documents that are asked for
   * @param query the query options
   */
  public record Call(
      String system,
      List<String> companyCodes,
      List<String> documents,
      Map<String, String> query) {}

  /** The calls that are due now, on this replica; empty for a minute after SAP did not answer. */
  public List<Call> due() {
    List<Call> calls = new ArrayList<>();
    Instant now = clock.instant();
    if (now.isBefore(pausedUntil)) {
      return calls;
    }
    for (Map.Entry<String, List<String>> system : scope.bySystem().entrySet()) {
      List<String> documents = List.of();
      do {
        if (calls.size() >= settings.callsMax()) {
          return calls;
        }
        documents =
            store.claim(
                system.getValue(), now, now.plus(settings.retryAfter()), DOCUMENTS_A_CALL_MAX);
        if (!documents.isEmpty()) {
          calls.add(new Call(system.getKey(), system.getValue(), documents, query(documents)));
        }
      } while (!documents.isEmpty());
    }
    return calls;
  }

  /** Stores what SAP told. A billing document that it does not know has no purchase order. */
  public void store(@Body JsonNode rows, @ExchangeProperty(CALL) Call call) {
    Map<String, String> orders = new HashMap<>();
    for (JsonNode row : rows) {
      String order = row.path(ORDER).asText("").strip();
      if (!order.isEmpty()) {
        orders.put(row.path(NUMBER).asText(), order);
      }
    }
    store.store(call.companyCodes(), call.documents(), orders);
  }

  /** After a call that failed: what it asked for is due again later, and SAP has a pause. */
  public void untold(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    pausedUntil = clock.instant().plus(PAUSE);
    String why =
        Causes.find(cause, SapODataException.class)
            .map(Throwable::getMessage)
            .orElse(String.valueOf(cause));
    LOG.warn("purchase orders cannot be read, again in {} s: {}", PAUSE.toSeconds(), why);
  }

  private static Map<String, String> query(List<String> documents) {
    String filter =
        documents.stream()
            .map(document -> NUMBER + " eq " + CubeQuery.literal(document))
            .collect(Collectors.joining(" or "));
    return Map.of("$filter", filter, "$select", NUMBER + "," + ORDER);
  }
}
