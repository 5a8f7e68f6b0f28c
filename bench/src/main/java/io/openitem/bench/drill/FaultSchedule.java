package io.openitem.bench.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which fault happens when: a pure function of the seed, the number of payments and what is asked
 * for. Time is counted in payments begun, so that the same seed meets the same payments however
 * fast the machine is.
 */
final class FaultSchedule {
  /** The share of the payments, from the first on, within which faults begin. */
  private static final double SPAN = 0.95;

  /** The same for what happens for certain, so that after each there are payments. */
  private static final double SPAN_OF_KILLS = 0.8;

  /** Of what is set and then waits for something that it can meet, some may meet nothing. */
  private static final double SPARE = 1.5;

  private final List<PlannedFault> faults;
  private final Map<Integer, PlannedFault> byClients;

  /**
   * A fault to be.
   *
   * @param payment the number of the payment with whose begin it happens
   * @param kind what
   * @param strength 0 to 1: how long, how much, or which of several ways
   */
  record PlannedFault(int payment, FaultKind kind, double strength) {}

  private FaultSchedule(List<PlannedFault> faults, Map<Integer, PlannedFault> byClients) {
    this.faults = List.copyOf(faults);
    this.byClients = Map.copyOf(byClients);
  }

  /**
   * Draws a schedule.
   *
   * @param faultsMin how often each kind is to happen at least
   * @throws IllegalArgumentException when there are too few payments for what clients are to do
   */
  static FaultSchedule of(long seed, int payments, Set<FaultKind> kinds, int faultsMin) {
    List<PlannedFault> faults = new ArrayList<>();
    Map<Integer, PlannedFault> byClients = new HashMap<>();
    for (FaultKind kind : kinds) {
      // Each kind draws for itself, so that leaving one out does not move the others.
      SplittableRandom random = new SplittableRandom(seed * 1_000_003 + kind.name().hashCode());
      int times = isCertain(kind) ? faultsMin : (int) Math.ceil(faultsMin * SPARE);
      double span = payments * (isCertain(kind) ? SPAN_OF_KILLS : SPAN);
      for (int i = 0; i < times; i++) {
        int payment = (int) ((i + random.nextDouble()) * span / times);
        PlannedFault fault = new PlannedFault(payment, kind, random.nextDouble());
        if (FaultKind.BY_CLIENTS.contains(kind)) {
          putFree(byClients, fault, payments);
        } else {
          faults.add(fault);
        }
      }
    }
    faults.sort(Comparator.comparingInt(PlannedFault::payment).thenComparing(PlannedFault::kind));
    return new FaultSchedule(faults, byClients);
  }

  /** A kill happens whenever it is planned, and the payments wait for what keeps its distance. */
  private static boolean isCertain(FaultKind kind) {
    return isKill(kind) || kind.link().filter(link -> !link.gap().isZero()).isPresent();
  }

  private static boolean isKill(FaultKind kind) {
    return switch (kind) {
      case KILL_CONNECTOR, KILL_BROKER, KILL_POSTGRES -> true;
      default -> false;
    };
  }

  private static void putFree(
      Map<Integer, PlannedFault> byClients, PlannedFault fault, int payments) {
    for (int i = 0; i < payments; i++) {
      int payment = (fault.payment() + i) % payments;
      if (!byClients.containsKey(payment)) {
        byClients.put(payment, new PlannedFault(payment, fault.kind(), fault.strength()));
        return;
      }
    }
    throw new IllegalArgumentException(
        payments + " payments are too few for what the clients are to do; see --min-faults");
  }

  /** What happens beside the payments, in the order of the payments with which it begins. */
  List<PlannedFault> faults() {
    return faults;
  }

  /** What the client does instead of an ordinary payment. */
  Optional<PlannedFault> ofPayment(int payment) {
    return Optional.ofNullable(byClients.get(payment));
  }

  /** How often each kind is planned. */
  Map<FaultKind, Integer> counts() {
    Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
    faults.forEach(fault -> counts.merge(fault.kind(), 1, Integer::sum));
    byClients.values().forEach(fault -> counts.merge(fault.kind(), 1, Integer::sum));
    return counts;
  }
}
