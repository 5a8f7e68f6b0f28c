package io.openitem.posting;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingState;
import io.openitem.store.DeskPosting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the back office may do with a posting: never what could double it. Without a database or a
 * clock.
 */
public final class DeskRules {

  private final Duration sapMaximumRunTime;

  /** Judges by these waits. */
  public DeskRules(PostingSettings settings) {
    this.sapMaximumRunTime = settings.sapMaximumRunTime();
  }

  /** Why a posting cannot be given back to the mechanism; empty when it can. */
  public Optional<DeskRefusal> retry(DeskPosting posting) {
    if (posting.state() == PostingState.POSTED) {
      return refused("POSTED", "It is posted as %s.".formatted(shown(posting.document())));
    }
    if (posting.state() != PostingState.PARKED || underWay(posting)) {
      return refused(
          "UNDER-WAY",
          "It is %s and goes on by itself; only a parked posting is sent again.",
          posting);
    }
    boolean reversal = posting.task().kind().isReversal();
    if (!reversal && !posting.captured().equals(posting.total())) {
      return refused(
          "OTHER-AMOUNT",
          "The processor took %s instead of %s, so its document would be wrong; post by hand what was taken, and record that document."
              .formatted(posting.captured(), posting.total()));
    }
    if (posting.reason().filter(ReversalPlanner::isByHandOnly).isPresent()) {
      return refused(
          "BY-HAND-ONLY",
          "Its posting API cannot post its document; post it by hand, and record that document.");
    }
    return forerunner(posting);
  }

  /** What a retry of this posting leads to: asking wherever something may have had effect. */
  static PostingState afterRetry(DeskPosting posting) {
    return posting.attempt().isPresent() ? PostingState.ASKING : PostingState.READY;
  }

  /** Why no document can be recorded for a posting; empty when one can. */
  public Optional<DeskRefusal> resolve(DeskPosting posting, Instant now) {
    if (posting.state() == PostingState.POSTED) {
      return refused("POSTED", "It is posted as %s.".formatted(shown(posting.document())));
    }
    if (underWay(posting)) {
      return refused(
          "UNDER-WAY",
          "It is %s, and an attempt is under way; try again when it has ended.",
          posting);
    }
    boolean clearing = posting.task().kind() == PostingKind.CLEARING;
    Optional<Instant> mayEnd =
        posting.attempt().map(attempt -> attempt.since().plus(sapMaximumRunTime));
    if (!clearing && mayEnd.isPresent() && now.isBefore(mayEnd.get())) {
      return refused(
          "TOO-EARLY",
          "SAP may still be working on an attempt of ours; try again after %s."
              .formatted(mayEnd.get()));
    }
    return forerunner(posting);
  }

  private static boolean underWay(DeskPosting posting) {
    boolean unfinished =
        posting.attempt().map(attempt -> attempt.outcome().isEmpty()).orElse(false);
    return posting.heldNow() || unfinished || posting.state() == PostingState.SENDING;
  }

  private static Optional<DeskRefusal> forerunner(DeskPosting posting) {
    return posting
        .dependsOn()
        .filter(forerunner -> forerunner.state() != PostingState.POSTED)
        .flatMap(
            forerunner ->
                refused(
                    "FORERUNNER",
                    "It depends on %s, which is %s; see to that one first."
                        .formatted(forerunner.postingId(), forerunner.state())));
  }

  private static Optional<DeskRefusal> refused(String code, String detail, DeskPosting posting) {
    return refused(code, detail.formatted(posting.state()));
  }

  private static Optional<DeskRefusal> refused(String code, String detail) {
    return Optional.of(new DeskRefusal(code, detail));
  }

  private static String shown(Optional<DocumentNumber> document) {
    return document.map(DocumentNumber::toString).orElse("a document without a number");
  }
}
