package io.openitem.posting;

import io.openitem.domain.CheckedDocument;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingState;
import io.openitem.domain.PostingTask;
import io.openitem.posting.ModelCommand.Answer;
import io.openitem.store.ClaimedPosting;
import io.openitem.store.DeskPosting;
import io.openitem.support.MovableClock;
import io.openitem.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The posting mechanism on a real database, with an SAP whose every move is a command. */
final class PostingModel {

  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  private static final int CUSTOMERS = 2;
  private static final int CALM_ROUNDS_MAX = 60;

  private final MovableClock clock = new MovableClock(START);
  private final PostingRig rig;
  private final ModelSap sap;
  private final Deque<Arriving> arriving = new ArrayDeque<>();
  private final Map<String, DocumentNumber> byHand = new HashMap<>();
  private final PostingInvariants invariants;

  private record Arriving(ClaimedPosting claimed, Outcome<DocumentNumber> answer) {}

  /**
   * A model.
   *
   * @param database which is emptied first
   * @param longestRunOfSap how long SAP works on a request at most
   */
  PostingModel(TestDatabase database, Duration longestRunOfSap) {
    database
        .jdbc()
        .sql("truncate payment, payment_method, open_item, lane, outbox cascade")
        .update();
    this.rig = new PostingRig(database, clock, TestSettings.DEFAULTS);
    this.sap = new ModelSap(longestRunOfSap);
    this.invariants = new PostingInvariants(rig);
  }

  /** Runs all commands, with the invariants after each, then lets everything become quiet. */
  void run(List<ModelCommand> commands) {
    for (ModelCommand command : commands) {
      sap.passTo(clock.instant());
      run(command);
      invariants.check(clock.instant(), sap.documents(), byHand);
    }
    calm();
    invariants.checkQuiet();
  }

  private void run(ModelCommand command) {
    switch (command.kind()) {
      case CAPTURE -> rig.captured("%010d".formatted(1 + command.which() % CUSTOMERS));
      case WORK ->
          posting(command).flatMap(rig::claim).ifPresent(claimed -> call(claimed, command));
      case ARRIVE -> {
        if (!arriving.isEmpty()) {
          Arriving next = arriving.removeFirst();
          rig.recorder.record(next.claimed(), next.answer());
        }
      }
      case PASS -> clock.advance(Duration.ofMillis(1L + command.which() * 80L));
      case LOOK -> rig.waker.look();
      case RETRY -> posting(command).ifPresent(id -> rig.retry.retry(id, "clerk", "model"));
      case RESOLVE -> posting(command).ifPresent(this::resolve);
    }
  }

  private Optional<String> posting(ModelCommand command) {
    List<String> all = rig.column("select posting_id from posting order by posting_id");
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(command.which() % all.size()));
  }

  private void call(ClaimedPosting claimed, ModelCommand command) {
    if (claimed.open().isPresent()) {
      ask(claimed, command.answer());
    } else {
      send(claimed, command);
    }
  }

  /** A question changes nothing in SAP; its answer may be lost, late or never asked for. */
  private void ask(ClaimedPosting claimed, Answer answer) {
    Outcome<DocumentNumber> truth = sap.ask(claimed.task());
    switch (answer) {
      case LOST, NEVER, NOT_DONE -> record(claimed, Outcome.unknown("SAP could not be asked"));
      case CRASH_BEFORE, CRASH_AFTER, CRASH_LATE -> {}
      case SLOW -> arriving.add(new Arriving(claimed, truth));
      default -> record(claimed, truth);
    }
  }

  private void send(ClaimedPosting claimed, ModelCommand command) {
    PostingTask task = claimed.task();
    switch (command.answer()) {
      case DONE -> record(claimed, sap.post(task));
      case LOST -> {
        sap.post(task);
        record(claimed, Outcome.unknown("no answer"));
      }
      case LATE -> {
        sap.postLater(task, clock.instant(), command.which());
        record(claimed, Outcome.unknown("no answer yet"));
      }
      case NEVER -> record(claimed, Outcome.unknown("no answer"));
      case NOT_DONE -> record(claimed, Outcome.notDone("no connection"));
      case REFUSED -> record(claimed, Outcome.refused("201(F5)", "period closed"));
      case TAKEN -> {
        sap.postLater(task, clock.instant(), command.which());
        record(claimed, Outcome.pending("taken"));
      }
      case CRASH_BEFORE -> {}
      case CRASH_AFTER -> sap.post(task);
      case CRASH_LATE -> sap.postLater(task, clock.instant(), command.which());
      case SLOW -> arriving.add(new Arriving(claimed, sap.post(task)));
    }
  }

  private void record(ClaimedPosting claimed, Outcome<DocumentNumber> answer) {
    rig.recorder.record(claimed, answer);
  }

  /** The back office names what stands under our reference; else it posts a parked one by hand. */
  private void resolve(String postingId) {
    DeskPosting posting = rig.desk.find(postingId).orElseThrow();
    Optional<DocumentNumber> found = sap.found(posting.task());
    if (found.isPresent()) {
      resolve(posting, found.get(), Optional.of(posting.task().reference().value()));
    } else if (posting.state() == PostingState.PARKED) {
      DocumentNumber number = sap.byHand();
      if (resolve(posting, number, Optional.empty())) {
        byHand.put(posting.task().reference().value(), number);
      }
    }
  }

  private boolean resolve(DeskPosting posting, DocumentNumber number, Optional<String> reference) {
    return rig.resolution.resolve(
            posting.task().postingId(), new CheckedDocument(number, reference), "clerk", "model")
        instanceof DeskResult.Done;
  }

  /** Everybody answers from now on: what is not final has to become so by itself. */
  private void calm() {
    arriving.clear();
    for (int round = 0; round < CALM_ROUNDS_MAX && !invariants.isQuiet(); round++) {
      clock.advance(Duration.ofSeconds(61));
      sap.passTo(clock.instant());
      rig.waker.look();
      for (String postingId : new ArrayList<>(rig.requested())) {
        rig.claim(postingId)
            .ifPresent(
                claimed ->
                    record(
                        claimed,
                        claimed.open().isPresent()
                            ? sap.ask(claimed.task())
                            : sap.post(claimed.task())));
      }
      invariants.check(clock.instant(), sap.documents(), byHand);
    }
  }
}
