package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.RouteFiles;
import io.openitem.domain.Ids;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.OpenItem;
import io.openitem.mapping.Mappings;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sap.SapAuth;
import io.openitem.sap.SapConnections;
import io.openitem.sap.Secret;
import io.openitem.sap.odata.SapODataComponent;
import io.openitem.support.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.EventNotifierSupport;

/** The synchronisation as one connector runs it: its routes and their beans, and nothing else. */
final class SyncReplica implements AutoCloseable {

  private static final String[] ROUTES = {
    "syncRun",
    "syncAccounts",
    "syncOpenItems",
    "syncVanished",
    "lookUpOpenItems",
    "readOpenItems",
    "syncPurchaseOrders"
  };

  final SyncRuns runs;
  final List<Integer> pages = new CopyOnWriteArrayList<>();
  final List<Integer> purchaseOrderCalls = new CopyOnWriteArrayList<>();

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final SapConnections connections;

  SyncReplica(TestDatabase database, URI sandbox, SyncScope scope, SyncSettings settings) {
    Clock clock = Clock.systemUTC();
    runs = new SyncRuns(database.jdbc(), new Ids(clock), clock, settings);
    connections =
        new SapConnections(
            Map.of(
                "s4",
                io.openitem.sap.SapSystem.at(
                    sandbox,
                    new SapAuth.Basic(SapSystem.USER, Secret.of("value:" + SapSystem.PASSWORD)))),
            clock);
    SyncLease lease =
        new SyncLease(database.jdbc(), clock, settings, new CursorJson(new ObjectMapper()));
    SyncProgress progress = new SyncProgress(lease, clock);
    OpenItemStore items = new OpenItemStore(database.jdbc());
    Mappings mappings = Mappings.load(DeployedFiles.packaged());
    Registry beans = camel.getRegistry();
    beans.bind("syncSchedule", new SyncSchedule(runs, settings, clock));
    beans.bind("syncDriver", new SyncDriver(lease, scope, clock));
    beans.bind("openItemMapping", new OpenItemMapping(mappings));
    beans.bind("sapAccountMapping", new SapAccountMapping(mappings));
    beans.bind(
        "purchaseOrders",
        new PurchaseOrders(
            scope,
            new PurchaseOrderStore(database.jdbc()),
            new PurchaseOrderSettings(10, Duration.ofMinutes(5)),
            clock));
    beans.bind("openItemLookups", new OpenItemLookups(scope));
    beans.bind(
        "openItemPages",
        new OpenItemPages(scope, settings, items, progress, database.transactions(), clock));
    beans.bind(
        "accountPages",
        new AccountPages(
            scope,
            settings,
            new AccountStore(database.jdbc()),
            progress,
            database.transactions(),
            clock));
    beans.bind(
        "vanishedItems",
        new VanishedItems(scope, settings, items, progress, database.transactions(), clock));
  }

  /** Starts looking for runs to drive. */
  SyncReplica start() throws Exception {
    Properties quick = new Properties();
    quick.setProperty("openitem.sync.look-every-millis", "20");
    camel.getPropertiesComponent().setOverrideProperties(quick);
    camel.addComponent("sap-odata", new SapODataComponent(connections));
    camel.getManagementStrategy().addEventNotifier(new PageSizes());
    camel.getShutdownStrategy().setTimeout(5);
    new RouteFiles(DeployedFiles.packaged()).load(camel, ROUTES);
    camel.start();
    return this;
  }

  /** Reads items from SAP, as a payment does; what ends the operation is thrown as it is. */
  @SuppressWarnings("unchecked")
  List<OpenItem> read(List<InvoiceId> ids) {
    try {
      return camel
          .createFluentProducerTemplate()
          .to("direct:readOpenItems")
          .withBody(ids)
          .request(List.class);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    camel.stop();
    connections.close();
  }

  /** How many rows each answer of SAP had. */
  private final class PageSizes extends EventNotifierSupport {
    @Override
    public void notify(CamelEvent event) {
      if (event instanceof CamelEvent.ExchangeSentEvent sent
          && sent.getEndpoint().getEndpointUri().startsWith("sap-odata")
          && sent.getExchange().getMessage().getBody() instanceof JsonNode page) {
        boolean billing = sent.getEndpoint().getEndpointUri().contains("BILLING_DOCUMENT");
        (billing ? purchaseOrderCalls : pages).add(page.size());
      }
    }
  }
}
