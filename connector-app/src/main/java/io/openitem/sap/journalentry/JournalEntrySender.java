package io.openitem.sap.journalentry;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.MappedDocument;
import io.openitem.mapping.Mappings;
import io.openitem.sap.SapAnswer;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapConnection;
import io.openitem.sap.SapConnections;
import io.openitem.sap.SapRequest;
import io.openitem.sap.document.AnswerTable;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends checked documents to SAP's journal entry services, each once, within what is left of the
 * hard limit of a call. SOAP services take neither session nor CSRF token.
 */
public final class JournalEntrySender {

  private static final Logger LOG = LoggerFactory.getLogger(JournalEntrySender.class);
  private static final String XML = "text/xml; charset=utf-8";

  private final SapConnections connections;
  private final Duration callTimeLimit;
  private final PostAnswers postAnswers;
  private final SoapWriter postWriter;
  private final SoapWriter clearWriter;

  /**
   * A sender.
   *
   * @param callTimeLimit how long a whole attempt may take, {@code
   *     openitem.posting.call-time-limit}
   */
  JournalEntrySender(
      SapConnections connections, Mappings mappings, AnswerTable answers, Duration callTimeLimit) {
    this.connections = connections;
    this.callTimeLimit = callTimeLimit;
    this.postAnswers = new PostAnswers(answers);
    this.postWriter = new SoapWriter(mappings.get("journalentry/post").schema());
    this.clearWriter = new SoapWriter(mappings.get("journalentry/clear").schema());
  }

  Outcome<DocumentNumber> post(
      String system, PostingTask task, MappedDocument.Checked document, long elapsedMillis) {
    byte[] message = postWriter.write(SoapOperation.POST, document.document(), task.attemptId());
    SapConnection connection = connections.to(system);
    SapAnswer answer = send(connection, SoapOperation.POST, message, elapsedMillis);
    Outcome<DocumentNumber> outcome =
        answer.toOutcome(connection.clock(), answered -> postAnswers.judge(task, answered));
    LOG.info("{}: journal entry {}: {}", task.paymentId(), task.reference(), outcome);
    return outcome;
  }

  Outcome<DocumentNumber> clear(
      String system, PostingTask task, MappedDocument.Checked document, long elapsedMillis) {
    byte[] message = clearWriter.write(SoapOperation.CLEAR, document.document(), task.attemptId());
    SapConnection connection = connections.to(system);
    SapAnswer answer = send(connection, SoapOperation.CLEAR, message, elapsedMillis);
    Outcome<DocumentNumber> outcome =
        answer.toOutcome(connection.clock(), JournalEntrySender::taken);
    LOG.info("{}: clearing {}: {}", task.paymentId(), task.reference(), outcome);
    return outcome;
  }

  private SapAnswer send(
      SapConnection connection, SoapOperation operation, byte[] message, long elapsedMillis) {
    Duration left = callTimeLimit.minusMillis(elapsedMillis);
    SapRequest request =
        SapRequest.post(
            operation.path(), XML, Map.of("SOAPAction", '"' + operation.action() + '"'), message);
    return connection.exchange(request, left.isNegative() ? Duration.ZERO : left);
  }

  private static Outcome<DocumentNumber> taken(Answered answered) {
    return answered.body().length == 0
        ? Outcome.pending("SAP took the clearing")
        : Outcome.unknown("HTTP " + answered.status() + " with a body where none belongs");
  }
}
