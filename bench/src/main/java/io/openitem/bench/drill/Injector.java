package io.openitem.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.bench.drill.FaultSchedule.PlannedFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets the planned faults happen as the payments come to them, and counts what happened. */
final class Injector {
  private static final int KILLS_BEHIND_MAX = 2;
  private static final int WIRE_FAULTS_BEHIND_MAX = 2;
  private static final Duration WIRE_FAULT_WAIT = Duration.ofSeconds(30);
  private static final long END_MINUTES_MAX = 10;
  private static final Duration REST = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 250;
  private static final long STALL_MILLIS_MIN = 500;

  private final Machine machine;
  private final PostingApi api;
  private final SandboxControl control;
  private final FaultCounts counts;
  private final PrintWriter out;
  private final Queue<PlannedFault> planned;
  private final Semaphore killsBehind = new Semaphore(KILLS_BEHIND_MAX);
  private final Kills kills;
  private final WebhookFaults webhooks;
  // One kill after the other, and one way of delivering events at a time.
  private final ExecutorService killer = oneAfterTheOther("kill");
  private final ExecutorService events = oneAfterTheOther("events");
  private final ExecutorService others = oneAfterTheOther("faults");

  Injector(
      Machine machine,
      PostingApi api,
      FaultSchedule schedule,
      FaultCounts counts,
      PrintWriter out) {
    this.machine = machine;
    this.api = api;
    this.control = machine.control();
    this.counts = counts;
    this.out = out;
    this.planned = new ArrayDeque<>(schedule.faults());
    this.kills = new Kills(machine, out);
    this.webhooks = new WebhookFaults(control);
  }

  private static ExecutorService oneAfterTheOther(String name) {
    return Executors.newSingleThreadExecutor(DaemonThreads.named(name));
  }

  /**
   * A payment begins: what was planned for it happens beside it. Waits while several kills, or
   * faults of one connection, are behind, so that they stay with the payments that they were
   * planned for.
   */
  synchronized void begun(int payment) {
    while (true) {
      PlannedFault next = planned.peek();
      if (next == null || next.payment() > payment) {
        return;
      }
      planned.remove();
      inject(next);
    }
  }

  private void inject(PlannedFault fault) {
    switch (fault.kind()) {
      case KILL_CONNECTOR, KILL_BROKER, KILL_POSTGRES -> {
        killsBehind.acquireUninterruptibly();
        submit(killer, fault, this::kill);
      }
      case WEBHOOK_DUPLICATED,
          WEBHOOK_DELAYED,
          WEBHOOK_REORDERED,
          WEBHOOK_MISSING,
          PROCESSOR_EARLY_FAILURE ->
          submit(events, fault, webhooks::deliver);
      case SAP_SESSION_EXPIRY -> submit(others, fault, f -> expire());
      default -> onTheWayOrAtTheSandbox(fault);
    }
  }

  private boolean kill(PlannedFault fault) throws IOException, InterruptedException {
    try {
      return kills.kill(fault);
    } finally {
      killsBehind.release();
    }
  }

  private void onTheWayOrAtTheSandbox(PlannedFault fault) {
    if (fault.kind().link().isPresent()) {
      TcpProxy proxy = machine.proxy(fault.kind().link().get());
      proxy.arm(new ArmedFault(fault.kind().wireFault().orElseThrow(), stall(fault)));
      proxy.awaitArmedAtMost(WIRE_FAULTS_BEHIND_MAX, WIRE_FAULT_WAIT);
      return;
    }
    Optional<Map<String, Object>> told = SandboxFaults.of(fault, api);
    submit(
        others,
        fault,
        f -> {
          control.fault(told.orElseThrow());
          return true;
        });
  }

  private static Duration stall(PlannedFault fault) {
    long span = ConnectorSettings.SLOWEST_MILLIS - STALL_MILLIS_MIN;
    return Duration.ofMillis(STALL_MILLIS_MIN + (long) (fault.strength() * span));
  }

  private boolean expire() throws IOException, InterruptedException {
    control.expireSessions();
    return true;
  }

  /** Lets a fault happen; true when it did. */
  @FunctionalInterface
  interface Injection {
    boolean inject(PlannedFault fault) throws IOException, InterruptedException;
  }

  private void submit(ExecutorService executor, PlannedFault fault, Injection injection) {
    executor.execute(
        () -> {
          try {
            if (injection.inject(fault)) {
              counts.happened(fault.kind());
            }
          } catch (IOException | RuntimeException e) {
            out.println("fault      " + fault.kind().text() + " could not be injected: " + e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** What is set may still meet what is under way: postings go on when the last client has gone. */
  private void awaitRest() throws IOException, InterruptedException {
    Instant until = Instant.now().plus(REST);
    while (isSomethingSet() && Instant.now().isBefore(until)) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private boolean isSomethingSet() throws IOException, InterruptedException {
    return !control.activeFaults().isEmpty()
        || Arrays.stream(Link.values()).anyMatch(link -> machine.proxy(link).isArmed());
  }

  /** Waits for what has begun, ends every fault, and counts what was set but met nothing. */
  void end() throws IOException, InterruptedException {
    for (ExecutorService executor : new ExecutorService[] {killer, events, others}) {
      executor.shutdown();
      if (!executor.awaitTermination(END_MINUTES_MAX, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the faults did not end; see the logs");
      }
    }
    awaitRest();
    for (JsonNode active : control.activeFaults()) {
      for (FaultKind kind : FaultKind.values()) {
        if (SandboxFaults.is(kind, active)) {
          counts.happened(kind, -active.path("remaining").asInt());
        }
      }
    }
    control.calm();
    for (FaultKind kind : FaultKind.values()) {
      if (kind.link().isPresent()) {
        TcpProxy proxy = machine.proxy(kind.link().get());
        proxy.disarm();
        counts.happened(kind, proxy.happened(kind.wireFault().orElseThrow()));
      }
    }
  }
}
