package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Ids;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingState;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.Mappings;
import io.openitem.sap.SapConnections;
import io.openitem.sap.SapSystem;
import io.openitem.sap.contract.PostingRoutes;
import io.openitem.sap.document.AnswerTable;
import io.openitem.sap.document.DocumentSteps;
import io.openitem.store.PostingContentJson;
import io.openitem.store.PostingDesk;
import io.openitem.support.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** One replica: the lockbox's routes with their real steps, on a database and one SAP system. */
final class LockboxRig implements AutoCloseable {

  static final LockboxLane LANE = new LockboxLane("s4", "OPENITEM", "STRIPE");
  static final Duration LEASE = Duration.ofMinutes(2);

  final AttemptRows rows;
  final LockboxBatches batches;
  final BatchRecorder recorder;
  final LockboxItems items;
  final PostingDesk desk;
  private final PostingRoutes routes;
  private final Clock clock;

  LockboxRig(
      SapSystem system,
      TestDatabase database,
      LockboxSettings settings,
      Duration sapMaximumRunTime,
      Duration callTimeLimit,
      Clock clock) {
    this.clock = clock;
    DeployedFiles files = LockboxFiles.deployed();
    CompanyCodes companyCodes = CompanyCodes.read(files);
    var jdbc = database.jdbc();
    rows = new AttemptRows(database, clock);
    recorder = new BatchRecorder(database.transactions(), jdbc, settings, clock);
    batches =
        new LockboxBatches(
            database.transactions(),
            jdbc,
            new ObjectMapper(),
            settings,
            LEASE,
            LockboxConfiguration.zones(companyCodes),
            new Ids(clock),
            clock);
    desk = new PostingDesk(jdbc, new PostingContentJson(new ObjectMapper()));
    items = new LockboxItems(jdbc, settings, sapMaximumRunTime, clock);
    routes =
        PostingRoutes.start(
            new SapConnections(Map.of("s4", system), Clock.systemUTC()),
            files,
            Map.of(
                "documentSteps",
                new DocumentSteps(Mappings.load(files)),
                "lockboxSteps",
                new LockboxSteps(companyCodes, items, clock),
                "lockboxLook",
                new LockboxLook(companyCodes, items, callTimeLimit),
                "lockboxSender",
                new LockboxSender(
                    companyCodes, batches, recorder, AnswerTable.read(files), callTimeLimit)),
            "post-lockbox",
            "ask-post-lockbox",
            "look-up-lockbox-item",
            "send-lockbox-batch");
  }

  /** Has a new attempt hand its item over, and recorded as the mechanism does. */
  Outcome<DocumentNumber> handOver(PostingTask attempt) {
    Outcome<DocumentNumber> outcome = routes.call("post-lockbox", attempt);
    if (outcome instanceof Outcome.Pending) {
      rows.pending(attempt);
    } else {
      rows.end(attempt, outcome instanceof Outcome.NotDone ? "NOT_DONE" : "REFUSED");
    }
    return outcome;
  }

  /** Sends the next batch; how it ended, or anything else when there was none. */
  Object send() {
    return routes.request("send-lockbox-batch", LANE);
  }

  Outcome<DocumentNumber> ask(PostingTask attempt) {
    return routes.call("ask-post-lockbox", attempt);
  }

  /** People park a posting, and give it back some time later. */
  void parkAndGiveBack(PostingTask attempt, Runnable meanwhile) {
    rows.state(attempt, "PARKED");
    meanwhile.run();
    desk.giveBack(
        attempt.postingId(),
        PostingState.ASKING,
        "taken up again by the back office",
        clock.instant(),
        clock.instant().plus(Duration.ofHours(4)));
  }

  @Override
  public void close() {
    routes.close();
  }
}
