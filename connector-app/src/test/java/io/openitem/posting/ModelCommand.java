package io.openitem.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One thing that happens to the model. What it means is decided when it runs, so that a list of
 * them stays runnable when some are left out.
 *
 * @param kind what happens
 * @param which to which payment or posting, modulo how many there are
 * @param answer how SAP behaves, where it is called
 */
record ModelCommand(Kind kind, int which, Answer answer) {

  /** What can happen. */
  enum Kind {
    /** Money is captured, and its postings are planned. */
    CAPTURE,
    /** A message names a posting: it is claimed, and SAP is called. */
    WORK,
    /** An answer that was on its way arrives, perhaps after its lease. */
    ARRIVE,
    /** Time passes, up to more than a lease. */
    PASS,
    /** A replica's waker looks. */
    LOOK,
    /** The back office gives a parked posting back. */
    RETRY,
    /** The back office records a document. */
    RESOLVE
  }

  /** How SAP behaves when it is called, and what becomes of its answer. */
  enum Answer {
    DONE,
    /** SAP posts, the answer is lost. */
    LOST,
    /** SAP posts within its maximum run time, after we have stopped waiting. */
    LATE,
    /** Nothing was posted, and we cannot know. */
    NEVER,
    NOT_DONE,
    REFUSED,
    /** SAP takes it and posts later. */
    TAKEN,
    /** The process dies after the claim, before the call. */
    CRASH_BEFORE,
    /** The process dies after SAP has posted. */
    CRASH_AFTER,
    /** The process dies, and SAP posts after that. */
    CRASH_LATE,
    /** SAP posts; the answer stays on its way until it arrives. */
    SLOW
  }

  /** Draws a run; the same for the same seed. */
  static List<ModelCommand> draw(long seed, int length) {
    Random random = new Random(seed);
    List<ModelCommand> commands = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      commands.add(
          new ModelCommand(
              kind(random.nextInt(100)),
              random.nextInt(1_000),
              Answer.values()[random.nextInt(Answer.values().length)]));
    }
    return commands;
  }

  private static Kind kind(int percent) {
    if (percent < 10) {
      return Kind.CAPTURE;
    }
    if (percent < 55) {
      return Kind.WORK;
    }
    if (percent < 63) {
      return Kind.ARRIVE;
    }
    if (percent < 80) {
      return Kind.PASS;
    }
    if (percent < 92) {
      return Kind.LOOK;
    }
    return percent < 96 ? Kind.RETRY : Kind.RESOLVE;
  }

  @Override
  public String toString() {
    return kind + " " + which + " " + answer;
  }
}
