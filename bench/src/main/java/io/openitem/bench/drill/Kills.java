package io.openitem.bench.drill;

import io.openitem.bench.drill.FaultSchedule.PlannedFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** {@code kill -9} of a part, and its start on what it left behind. */
final class Kills {
  /** So that it does not always come with the begin of a payment. */
  private static final long LATER_MILLIS_MAX = 1_000;

  private final Machine machine;
  private final PrintWriter out;

  Kills(Machine machine, PrintWriter out) {
    this.machine = machine;
    this.out = out;
  }

  /** Kills a part and returns once it is there again. */
  boolean kill(PlannedFault fault) throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep((long) (fault.strength() * LATER_MILLIS_MAX));
    long start = System.nanoTime();
    switch (fault.kind()) {
      case KILL_CONNECTOR -> {
        machine.connector().kill();
        machine.connector().start();
      }
      case KILL_BROKER -> {
        machine.broker().kill();
        machine.broker().startAgain();
      }
      case KILL_POSTGRES -> {
        machine.postgres().kill();
        machine.postgres().startAgain();
      }
      default -> throw new IllegalStateException(fault.kind() + " kills nothing");
    }
    out.printf("%-10s back after %.1f s%n", fault.kind().text(), (System.nanoTime() - start) / 1e9);
    return true;
  }
}
