package io.openitem.sandbox.fault;

import io.openitem.sandbox.fault.Fault.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * The faults that are set, and the one way through which every servlet serves its requests, so that
 * each kind behaves the same everywhere. Thread-safe.
 */
public final class Faults {
  private static final byte[] GARBAGE =
      "\u0000\u0001<<%~ not a message {]".getBytes(StandardCharsets.UTF_8);

  private final List<ActiveFault> active = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicInteger> injected = new ConcurrentHashMap<>();

  /** Sets a fault. Several may be set at one point: the earliest that is not used up happens. */
  public void add(Fault fault) {
    active.add(new ActiveFault(fault));
  }

  /** Removes every fault and lets go of what stands still. Counts stay. */
  public void clear() {
    List<ActiveFault> all = List.copyOf(active);
    active.removeAll(all);
    all.forEach(ActiveFault::remove);
  }

  /** How often a kind was injected at a point since the start. */
  public int injected(String point, Kind kind) {
    AtomicInteger count = injected.get(point + " " + kind);
    return count == null ? 0 : count.get();
  }

  /** How many requests stand still at this moment, in all holds. */
  public int holding() {
    return active.stream().mapToInt(ActiveFault::holding).sum();
  }

  /** Injections since the start, by point and kind ({@code "sap.journalentry.post DROP_AFTER"}). */
  public Map<String, Integer> injectedCounts() {
    Map<String, Integer> counts = new TreeMap<>();
    injected.forEach((key, count) -> counts.put(key, count.get()));
    return counts;
  }

  List<ActiveFault> active() {
    return List.copyOf(active);
  }

  /**
   * Serves a request: what was set at this point happens before the effect, or between the effect
   * and the answer. The effect is taken at most once.
   *
   * @param point the name of this place, as documented by the servlet
   * @param effect changes state and decides on the answer; must not touch the response
   * @throws IOException when the request cannot be read or the client went away
   */
  public void serve(
      String point, HttpServletRequest request, HttpServletResponse response, Effect effect)
      throws IOException {
    serve(point, request, response, effect, Faults::refusal);
  }

  /**
   * Serves a request of a protocol that has its own form of errors.
   *
   * @param refusal what a status of 400 to 599 is answered with, without {@code Retry-After}
   */
  public void serve(
      String point,
      HttpServletRequest request,
      HttpServletResponse response,
      Effect effect,
      IntFunction<Answer> refusal)
      throws IOException {
    if (active.isEmpty()) {
      effect.take().writeTo(response);
      return;
    }
    take(point, true).ifPresent(delay -> pause(delay.fault()));
    Optional<ActiveFault> fault = take(point, false);
    if (fault.isEmpty()) {
      effect.take().writeTo(response);
      return;
    }
    inject(fault.get(), request, response, effect, refusal);
  }

  /**
   * Lets set delays and holds happen at a point that no client waits for, such as work that SAP
   * does after its answer.
   *
   * @return false when the work is to fail ({@link Kind#STATUS}, {@link Kind#DROP_BEFORE})
   */
  public boolean passes(String point) {
    take(point, true).ifPresent(delay -> pause(delay.fault()));
    Optional<ActiveFault> fault = take(point, false);
    if (fault.isEmpty()) {
      return true;
    }
    Kind kind = fault.get().fault().kind();
    if (kind == Kind.HOLD_BEFORE || kind == Kind.HOLD_AFTER) {
      fault.get().hold();
    }
    return kind != Kind.STATUS && kind != Kind.DROP_BEFORE;
  }

  private static void inject(
      ActiveFault active,
      HttpServletRequest request,
      HttpServletResponse response,
      Effect effect,
      IntFunction<Answer> refusal)
      throws IOException {
    switch (active.fault().kind()) {
      case STATUS -> refuse(active.fault(), response, refusal);
      case STATUS_AFTER -> {
        effect.take();
        refuse(active.fault(), response, Faults::refusal);
      }
      case DROP_BEFORE -> ConnectionValve.drop(request);
      case DROP_AFTER -> {
        effect.take();
        ConnectionValve.drop(request);
      }
      case HOLD_BEFORE -> {
        active.hold();
        effect.take().writeTo(response);
      }
      case HOLD_AFTER -> {
        Answer answer = effect.take();
        active.hold();
        answer.writeTo(response);
      }
      case GARBAGE -> {
        effect.take();
        response.setContentType("application/octet-stream");
        response.getOutputStream().write(GARBAGE);
      }
      case DELAY -> throw new IllegalStateException("A delay is no ending of a request");
    }
  }

  private static Answer refusal(int status) {
    return Answer.of(status, "text/plain", "Injected by the sandbox\n");
  }

  private static void refuse(Fault fault, HttpServletResponse response, IntFunction<Answer> refusal)
      throws IOException {
    if (!fault.retryAfter().isZero()) {
      response.setHeader("Retry-After", Long.toString(fault.retryAfter().toSeconds()));
    }
    refusal.apply(fault.status()).writeTo(response);
  }

  private Optional<ActiveFault> take(String point, boolean delays) {
    Optional<ActiveFault> taken =
        active.stream()
            .filter(candidate -> (candidate.fault().kind() == Kind.DELAY) == delays)
            .filter(candidate -> candidate.fault().matches(point))
            .filter(ActiveFault::take)
            .findFirst();
    taken.ifPresent(
        fault -> {
          String key = point + " " + fault.fault().kind();
          injected.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
        });
    active.removeIf(ActiveFault::isSpent);
    return taken;
  }

  private static void pause(Fault fault) {
    try {
      TimeUnit.NANOSECONDS.sleep(fault.delay().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
