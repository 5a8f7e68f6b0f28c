package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.fault.Faults;
import io.openitem.sandbox.sap.SapMessages;
import io.openitem.sandbox.sap.SapMessages.Status;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Header;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.SapCurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;

/**
 * {@code JournalEntryBulkClearingRequest_In}: takes a message in with 202 and an empty body, and
 * clears some time later, the accounts being locked meanwhile. What became of it is on the message
 * dashboard only. A reused MessageHeader.ID is a duplicate and ignored.
 */
final class JournalEntryClearing implements AutoCloseable {
  private static final Shape SHAPE = Shape.ofRoot("JournalEntryBulkClearingRequest");
  private static final String NAMESPACE = "http://sap.com/xi/SAPSCORE/SFIN";

  private final SapSystem sap;
  private final Faults faults;
  private final ClearingRules rules;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  // Unbounded on purpose: a drill that holds clearings must not hold up all others with them.
  private final ExecutorService workers = Executors.newCachedThreadPool();

  JournalEntryClearing(SapSystem sap, Faults faults) {
    this.sap = sap;
    this.faults = faults;
    this.rules = new ClearingRules(sap);
    sap.pendingMessages().forEach(this::resume);
  }

  /** A message that was taken in before a restart is worked on after it. */
  private void resume(SapMessages.Message message) {
    try {
      begin(message.id(), XmlReader.read(message.note()));
    } catch (XMLStreamException e) {
      sap.messages().end(message.id(), Status.REFUSED, "Cannot be read again");
    }
  }

  Answer serve(Envelope envelope, String xml) {
    XmlElement message = envelope.body();
    String root = "JournalEntryBulkClearingRequest";
    if (!message.name().equals(root) || !message.namespace().equals(NAMESPACE)) {
      return Envelope.fault(envelope.version12(), "Operation not found for " + message.name());
    }
    if (envelope.messageId().isEmpty()) {
      return Envelope.fault(envelope.version12(), "WS-Addressing MessageID is missing");
    }
    var finding = SHAPE.check(message, root);
    if (finding.isPresent()) {
      return Envelope.fault(envelope.version12(), "Web service processing error; " + finding.get());
    }
    String id = message.text("MessageHeader", "ID");
    if (sap.messages().receive(id, xml)) {
      begin(id, message);
    }
    return Answer.empty(202);
  }

  private void begin(String id, XmlElement envelopeOrMessage) {
    XmlElement message =
        envelopeOrMessage
            .first("Body")
            .flatMap(body -> body.children().stream().findFirst())
            .orElse(envelopeOrMessage);
    List<ClearingRequest> requests;
    try {
      requests =
          message
              .all("JournalEntryClearingRequest")
              .map(request -> ClearingRequest.of(request.first("JournalEntry").orElseThrow()))
              .toList();
    } catch (NumberFormatException e) {
      sap.messages().end(id, Status.REFUSED, "An item is named by something else than numbers");
      return;
    }
    List<ClearingRequest> locked = new ArrayList<>();
    for (ClearingRequest request : requests) {
      if (!sap.locks().take(request.companyCode(), request.customers())) {
        free(locked);
        String account = String.join(", ", request.customers());
        sap.messages()
            .end(
                id,
                Status.REFUSED,
                "002(APAR_EBPP_SERVICE) Account "
                    + account
                    + "("
                    + request.companyCode()
                    + ") is locked");
        return;
      }
      locked.add(request);
    }
    boolean testOnly = message.isTrue("MessageHeader", "TestDataIndicator");
    var unused =
        timer.schedule(
            () -> workers.execute(() -> finish(id, requests, testOnly)),
            sap.settings().clearingDelayMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void finish(String id, List<ClearingRequest> requests, boolean testOnly) {
    try {
      if (!faults.passes("sap.clearing.apply")) {
        sap.messages().end(id, Status.REFUSED, "Injected by the sandbox");
        return;
      }
      List<String> notes = new ArrayList<>();
      boolean refused = false;
      for (ClearingRequest request : requests) {
        var refusal = rules.refusal(request);
        refused |= refusal.isPresent();
        notes.add(refusal.isPresent() ? refusal.get() : apply(request, testOnly));
      }
      sap.messages().end(id, refused ? Status.REFUSED : Status.DONE, String.join("; ", notes));
    } catch (IllegalStateException e) {
      sap.messages().end(id, Status.REFUSED, "263(F5) " + e.getMessage());
    } finally {
      free(requests);
    }
  }

  private String apply(ClearingRequest request, boolean testOnly) {
    if (testOnly) {
      return "Simulated";
    }
    List<Line> lines = rules.lines(request);
    if (request.isPartial()) {
      return payInPart(lines);
    }
    Document clearing =
        request.leavesResiduals()
            ? sap.ledger().postAndClear(header(request), Residuals.of(request, lines), lines)
            : sap.ledger().clear(header(request), lines);
    return "Cleared by " + clearing.key();
  }

  /** A partial payment closes nothing: the payment is marked as belonging to the invoice. */
  private String payInPart(List<Line> lines) {
    DocumentKey invoice =
        lines.stream()
            .filter(line -> line.content().amountMinor() > 0)
            .map(line -> line.document().key())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No invoice to pay in part"));
    List<Line> payments = lines.stream().filter(line -> line.content().amountMinor() < 0).toList();
    sap.ledger().change(payments, state -> state.partOf(invoice));
    return "Partial payment of " + invoice;
  }

  private Header header(ClearingRequest request) {
    int postingDay = Math.toIntExact(request.postingDate().toEpochDay());
    return new Header(
        request.companyCode(),
        request.postingDate().getYear(),
        request.type(),
        SapCurrency.valueOf(request.currency()),
        request.reference(),
        request.headerText(),
        postingDay,
        Math.toIntExact(request.documentDate().toEpochDay()),
        sap.clock().millis(),
        request.user(),
        "RFCL",
        "BKPFF",
        "",
        "",
        postingDay);
  }

  private void free(List<ClearingRequest> requests) {
    requests.forEach(request -> sap.locks().free(request.companyCode(), request.customers()));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
  }
}
