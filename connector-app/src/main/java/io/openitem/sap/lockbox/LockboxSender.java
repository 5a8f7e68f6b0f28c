package io.openitem.sap.lockbox;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.sap.document.AnswerTable;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.sap.document.GatewayMessages;
import io.openitem.sap.document.LogItem;
import io.openitem.sap.odata.SapODataException;
import io.openitem.sap.odata.SapODataHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java steps of {@code sendLockboxBatches} and {@code send-lockbox-batch}. */
public final class LockboxSender {

  /** The exchange property that holds the batch; absent when there is none to send. */
  public static final String BATCH = "lockboxBatch";

  private static final String ALREADY_EXISTS = "001(BAPI4499)";

  /** The messages with which Gateway says that a service is not active, or not for our user. */
  private static final String NO_SERVICE = "(/IWFND/MED)";

  private static final Logger LOG = LoggerFactory.getLogger(LockboxSender.class);

  private final List<LockboxLane> lanes;
  private final LockboxBatches batches;
  private final BatchRecorder recorder;
  private final AnswerTable table;
  private final Duration callTimeLimit;
  private final Clock clock;

  LockboxSender(
      CompanyCodes companyCodes,
      LockboxBatches batches,
      BatchRecorder recorder,
      AnswerTable table,
      Duration callTimeLimit,
      Clock clock) {
    this.lanes =
        companyCodes.all().stream()
            .filter(customizing -> customizing.lockbox().isPresent())
            .map(LockboxLane::of)
            .distinct()
            .toList();
    this.batches = batches;
    this.recorder = recorder;
    this.table = table;
    this.callTimeLimit = callTimeLimit;
    this.clock = clock;
  }

  /** The destinations and origins of all company codes. */
  public List<?> lanes() {
    return lanes;
  }

  /**
   * Takes the next batch of the lane that the body is: it is committed before anything is sent.
   * Afterwards the body is what is sent; nothing is set when there is nothing to send, or when the
   * lease would end before the call.
   */
  public void claim(Exchange exchange) {
    LockboxLane lane = exchange.getMessage().getBody(LockboxLane.class);
    recorder.lapse(lane);
    Optional<OpenBatch> claimed = batches.claim(lane);
    if (claimed.isEmpty()) {
      return;
    }
    OpenBatch batch = claimed.get();
    if (tooLate(batch)) {
      record(
          batch,
          new BatchEnd(
              new Outcome.NotDone<>(
                  "not sent: too little was left of the lease", Optional.of(Duration.ZERO)),
              false));
      return;
    }
    LOG.info("lockbox batch {}: {} payments to {}", batch.id(), batch.items(), lane.id());
    exchange.setProperty(BATCH, batch);
    exchange.setProperty(DocumentSteps.SYSTEM, lane.system());
    exchange.getMessage().setBody(batch.body());
    exchange.getMessage().setHeader(SapODataHeaders.TIME_LIMIT, callTimeLimit);
  }

  /** Whoever takes the lane after the lease must find that SAP was called before, or never. */
  private boolean tooLate(OpenBatch batch) {
    Instant longest = clock.instant().plus(callTimeLimit);
    return longest.isAfter(batch.leaseUntil());
  }

  /** What SAP answered to a batch. The documents' numbers are asked for item by item. */
  public BatchEnd judge(@Body Object answer) {
    String key =
        answer instanceof Map<?, ?> batch ? AccountLine.text(batch, "LockboxBatchInternalKey") : "";
    return new BatchEnd(
        key.isBlank() ? Outcome.unknown("SAP answered with no batch") : Outcome.done(key), false);
  }

  /** How a batch ended that SAP did not answer with a batch. */
  public BatchEnd failed(@ExchangeException SapODataException failure) {
    Outcome<String> outcome = failure.toOutcome();
    List<LogItem> errors = GatewayMessages.errors(failure);
    if (!(outcome instanceof Outcome.Refused)) {
      return new BatchEnd(outcome, false);
    }
    if (isNoVerdict(errors)) {
      // An inactive service, a missing authorisation: every other batch would end so, too.
      return new BatchEnd(Outcome.notDone(String.valueOf(failure.getMessage())), false);
    }
    if (errors.stream().anyMatch(error -> error.typeId().equals(ALREADY_EXISTS))) {
      // No other batch of ours has that time: it may be this one, delivered twice on its way.
      return new BatchEnd(Outcome.unknown("SAP has a lockbox batch of that time already"), false);
    }
    return new BatchEnd(retyped(table.notPosted(errors)), true);
  }

  /** Whether SAP has not looked at what is in a batch: Gateway found no service to give it to. */
  static boolean isNoVerdict(List<LogItem> errors) {
    return errors.stream().allMatch(error -> error.typeId().endsWith(NO_SERVICE));
  }

  /** A batch whose sending ended with any other exception may have had any effect. */
  public BatchEnd lost(@ExchangeException Exception failure) {
    LOG.error("a lockbox batch could not be sent", failure);
    return new BatchEnd(
        Outcome.unknown("the call ended with " + failure.getClass().getSimpleName()), false);
  }

  /** Records how the batch ended, and answers with it. */
  public Outcome<String> record(@ExchangeProperty(BATCH) Object claimed, @Body BatchEnd end) {
    OpenBatch batch = (OpenBatch) claimed;
    boolean recorded = recorder.record(batch, end);
    LOG.info("lockbox batch {}: {}{}", batch.id(), end.outcome(), recorded ? "" : " (late)");
    return end.outcome();
  }

  private static Outcome<String> retyped(Outcome<DocumentNumber> outcome) {
    if (outcome instanceof Outcome.NotDone<DocumentNumber> notDone) {
      return new Outcome.NotDone<>(notDone.reason(), notDone.retryAfter());
    }
    if (outcome instanceof Outcome.Refused<DocumentNumber> refused) {
      return Outcome.refused(refused.code(), refused.detail());
    }
    throw new IllegalStateException("the answer table only says that nothing was posted");
  }
}
