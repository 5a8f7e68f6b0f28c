package io.openitem.sap.journalentry;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.RouteFiles;
import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.Mappings;
import io.openitem.sap.SapAuth;
import io.openitem.sap.SapConnections;
import io.openitem.sap.SapSystem;
import io.openitem.sap.Secret;
import io.openitem.sap.odata.SapODataComponent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** The journal entry routes with their real steps, against one SAP system. */
public final class JournalEntryKit implements AutoCloseable {

  private final SapConnections connections;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ProducerTemplate template;

  private JournalEntryKit(SapConnections connections) {
    this.connections = connections;
    this.template = camel.createProducerTemplate();
  }

  /** Of this SAP, with what is packaged. */
  public static JournalEntryKit at(URI sap) {
    return at(sap, DeployedFiles.packaged(), Duration.ofSeconds(30));
  }

  static JournalEntryKit at(URI sap, DeployedFiles files, Duration callTimeLimit) {
    Clock clock = Clock.systemUTC();
    SapSystem system =
        SapSystem.at(sap, new SapAuth.Basic("OPENITEM", Secret.of("value:sandbox-only")));
    JournalEntryKit kit = new JournalEntryKit(new SapConnections(Map.of("s4", system), clock));
    kit.start(files, callTimeLimit, clock);
    return kit;
  }

  private void start(DeployedFiles files, Duration callTimeLimit, Clock clock) {
    CompanyCodes companyCodes = CompanyCodes.read(files);
    Mappings mappings = Mappings.load(files);
    JournalEntrySender sender =
        new JournalEntrySender(connections, mappings, AnswerTable.read(files), callTimeLimit);
    camel
        .getRegistry()
        .bind("journalEntrySteps", new JournalEntrySteps(companyCodes, mappings, sender, clock));
    camel.getRegistry().bind("journalEntryQuestions", new JournalEntryQuestions(companyCodes));
    camel.getRegistry().bind("documentQuestions", new DocumentQuestions(companyCodes));
    camel.getRegistry().bind("booksQuestions", new BooksQuestions(companyCodes));
    camel.addComponent("sap-odata", new SapODataComponent(connections));
    new RouteFiles(files)
        .load(
            camel,
            "post-journalentry",
            "clear-journalentry",
            "ask-post-journalentry",
            "ask-clear-journalentry",
            "check-payment-document",
            "check-clearing-document",
            "find-sap-documents");
    camel.start();
  }

  /** Posts. */
  public Outcome<DocumentNumber> post(PostingTask task) {
    return call("direct:post-journalentry", task);
  }

  Outcome<DocumentNumber> askPost(PostingTask task) {
    return call("direct:ask-post-journalentry", task);
  }

  /** Clears. */
  public Outcome<DocumentNumber> clear(PostingTask task) {
    return call("direct:clear-journalentry", task);
  }

  /** Asks what became of a clearing. */
  public Outcome<DocumentNumber> askClear(PostingTask task) {
    return call("direct:ask-clear-journalentry", task);
  }

  /** Asks whether a document is a payment. */
  @SuppressWarnings("unchecked") // The route's contract.
  Outcome<CheckedDocument> checkPayment(DocumentCheck check) {
    return (Outcome<CheckedDocument>) template.requestBody("direct:check-payment-document", check);
  }

  /** Asks whether a document is a clearing. */
  @SuppressWarnings("unchecked") // The route's contract.
  Outcome<CheckedDocument> checkClearing(DocumentCheck check) {
    return (Outcome<CheckedDocument>) template.requestBody("direct:check-clearing-document", check);
  }

  /** Adds a route of the application that uses these, and the bean that it names. */
  public void with(String route, String bean, Object step) {
    camel.getRegistry().bind(bean, step);
    new RouteFiles(DeployedFiles.packaged()).load(camel, route);
  }

  /** Calls an added route. */
  public Object call(String route, Object body) {
    return template.requestBody("direct:" + route, body);
  }

  @SuppressWarnings("unchecked") // The routes' contract.
  private Outcome<DocumentNumber> call(String route, PostingTask task) {
    return (Outcome<DocumentNumber>) template.requestBody(route, task);
  }

  @Override
  public void close() {
    camel.stop();
    connections.close();
  }
}
