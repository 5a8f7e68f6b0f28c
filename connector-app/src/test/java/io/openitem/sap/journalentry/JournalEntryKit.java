package io.openitem.sap.journalentry;

import static org.awaitility.Awaitility.await;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.Mappings;
import io.openitem.sap.SapConnections;
import io.openitem.sap.SapSystem;
import io.openitem.sap.contract.PostingKit;
import io.openitem.sap.contract.PostingRoutes;
import io.openitem.sap.contract.SandboxSap;
import io.openitem.sap.contract.TaskBuilder;
import io.openitem.sap.document.AnswerTable;
import io.openitem.sap.document.DocumentSteps;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The journal entry routes with their real steps, against one SAP system. */
public final class JournalEntryKit implements PostingKit {

  private final PostingRoutes routes;

  private JournalEntryKit(PostingRoutes routes) {
    this.routes = routes;
  }

  /** Of this SAP, with what is packaged. */
  public static JournalEntryKit at(URI sap) {
    return at(sap, DeployedFiles.packaged(), Duration.ofSeconds(30));
  }

  public static JournalEntryKit at(URI sap, DeployedFiles files, Duration callTimeLimit) {
    return at(SandboxSap.system(sap), files, callTimeLimit);
  }

  public static JournalEntryKit at(SapSystem system, DeployedFiles files, Duration callTimeLimit) {
    Clock clock = Clock.systemUTC();
    SapConnections connections = new SapConnections(Map.of("s4", system), clock);
    CompanyCodes companyCodes = CompanyCodes.read(files);
    Mappings mappings = Mappings.load(files);
    JournalEntrySender sender =
        new JournalEntrySender(connections, mappings, AnswerTable.read(files), callTimeLimit);
    return new JournalEntryKit(
        PostingRoutes.start(
            connections,
            files,
            Map.of(
                "documentSteps", new DocumentSteps(mappings),
                "journalEntrySteps", new JournalEntrySteps(companyCodes, sender, clock),
                "journalEntryQuestions", new JournalEntryQuestions(companyCodes),
                "documentQuestions", new DocumentQuestions(companyCodes),
                "booksQuestions", new BooksQuestions(companyCodes)),
            "post-journalentry",
            "clear-journalentry",
            "ask-post-journalentry",
            "ask-clear-journalentry",
            "reverse-journalentry",
            "ask-reverse-journalentry",
            "check-payment-document",
            "check-clearing-document",
            "check-cleared-items",
            "find-sap-documents"));
  }

  @Override
  public Outcome<DocumentNumber> post(PostingTask task) {
    return routes.call("post-journalentry", task);
  }

  @Override
  public Outcome<DocumentNumber> askPost(PostingTask task) {
    return routes.call("ask-post-journalentry", task);
  }

  /** Posts that money moved again. */
  public Outcome<DocumentNumber> reverse(PostingTask task) {
    return routes.call("reverse-journalentry", task);
  }

  /** Asks whether that stands. */
  public Outcome<DocumentNumber> askReverse(PostingTask task) {
    return routes.call("ask-reverse-journalentry", task);
  }

  /** Clears. */
  public Outcome<DocumentNumber> clear(PostingTask task) {
    return routes.call("clear-journalentry", task);
  }

  /** Asks what became of a clearing. */
  public Outcome<DocumentNumber> askClear(PostingTask task) {
    return routes.call("ask-clear-journalentry", task);
  }

  /** Asks whether a document is a payment. */
  @SuppressWarnings("unchecked") // The route's contract.
  Outcome<CheckedDocument> checkPayment(DocumentCheck check) {
    return (Outcome<CheckedDocument>) call("check-payment-document", check);
  }

  /** Asks whether a document is a clearing. */
  @SuppressWarnings("unchecked") // The route's contract.
  Outcome<CheckedDocument> checkClearing(DocumentCheck check) {
    return (Outcome<CheckedDocument>) call("check-clearing-document", check);
  }

  /** Adds a route of the application that uses these, and the bean that it names. */
  public void with(String route, String bean, Object step) {
    routes.with(route, bean, step);
  }

  /** Calls an added route. */
  public Object call(String route, Object body) {
    return routes.request(route, body);
  }

  /** The clearing as a posting of its own, asked for until SAP has worked on it. */
  @Override
  public Outcome<DocumentNumber> settle(TaskBuilder payment) {
    Outcome<DocumentNumber> posted = post(payment.payment());
    if (!(posted instanceof Outcome.Done<DocumentNumber> done)) {
      return posted;
    }
    PostingTask clearing = payment.clearing(done.value());
    Outcome<DocumentNumber> sent = clear(clearing);
    return sent instanceof Outcome.Pending
        ? await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> askClear(clearing), asked -> !(asked instanceof Outcome.Pending))
        : sent;
  }

  @Override
  public void close() {
    routes.close();
  }
}
