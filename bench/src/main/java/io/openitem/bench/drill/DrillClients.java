package io.openitem.bench.drill;

import io.openitem.bench.OpenInvoice;
import io.openitem.bench.drill.FaultSchedule.PlannedFault;
import io.openitem.bench.drill.KeyRecord.Told;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Clients that each make one payment after the other, ordinary ones and those with a fault. */
final class DrillClients {
  private static final int AT_ONCE = 5;
  private static final int HASTY_TRIES = 3;
  private static final int HASTY_MILLIS_MAX = 60;
  private static final long LOCKED_MILLIS = 1_500;

  private final DrillOptions options;
  private final FaultSchedule schedule;
  private final List<OpenInvoice> invoices;
  private final PaymentCalls calls;
  private final RefundCalls refunds;
  private final SandboxControl control;
  private final FaultCounts counts;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final ConcurrentLinkedQueue<KeyRecord> keys = new ConcurrentLinkedQueue<>();
  private final ExecutorService helpers =
      Executors.newCachedThreadPool(DaemonThreads.named("with"));

  DrillClients(
      DrillOptions options,
      FaultSchedule schedule,
      List<OpenInvoice> invoices,
      Machine machine,
      FaultCounts counts)
      throws IOException, InterruptedException {
    this.options = options;
    this.schedule = schedule;
    this.invoices = invoices;
    this.calls = new PaymentCalls(machine.portal());
    this.refunds = new RefundCalls(machine.portal(), options.seed());
    this.control = machine.control();
    this.counts = counts;
  }

  /** Every key that was used. */
  List<KeyRecord> keys() {
    return List.copyOf(keys);
  }

  /** Every refund that was answered. */
  List<RefundRecord> refunds() {
    return refunds.refunds();
  }

  int ended() {
    return ended.get();
  }

  /**
   * Makes all payments and returns when each has its answer.
   *
   * @param onBegin is told the number of each payment that begins
   */
  void run(IntConsumer onBegin) throws InterruptedException, ExecutionException {
    ExecutorService clients =
        Executors.newFixedThreadPool(options.clients(), DaemonThreads.named("client"));
    Callable<Boolean> client =
        () -> {
          for (int n = begun.getAndIncrement();
              n < options.payments();
              n = begun.getAndIncrement()) {
            onBegin.accept(n);
            pay(n);
            ended.incrementAndGet();
          }
          return true;
        };
    List<Callable<Boolean>> all =
        IntStream.range(0, options.clients()).mapToObj(i -> client).toList();
    for (Future<Boolean> one : clients.invokeAll(all)) {
      one.get();
    }
    clients.shutdown();
  }

  private void pay(int n) throws IOException, InterruptedException, ExecutionException {
    Optional<PlannedFault> fault = schedule.ofPayment(n);
    OpenInvoice invoice = invoices.get(n);
    KeyRecord key = newKey(n, "", MethodChoice.of(options.seed(), n, invoice, fault.isPresent()));
    if (fault.isEmpty()) {
      refunds.perhaps(n, calls.untilAnswered(key));
      return;
    }
    switch (fault.get().kind()) {
      case CLIENT_SAME_KEY -> sameKey(key);
      case CLIENT_RETRY -> impatient(key, fault.get().strength());
      case CLIENT_TWO_PAYMENTS -> twoPayments(key, newKey(n, "-b", invoice.payer().debitCard()));
      case SAP_ACCOUNT_LOCK -> locked(key);
      case SAP_CLEARED_ELSEWHERE -> clearedElsewhere(key);
      default -> throw new IllegalStateException(fault.get().kind() + " is not for clients");
    }
  }

  private KeyRecord newKey(int n, String suffix, String methodId) {
    KeyRecord key =
        new KeyRecord(
            "drill-%d-%d%s".formatted(options.seed(), n, suffix), invoices.get(n), methodId);
    keys.add(key);
    return key;
  }

  private void sameKey(KeyRecord key) throws InterruptedException, ExecutionException {
    Callable<Optional<Told>> call = () -> calls.untilAnswered(key);
    for (Future<Optional<Told>> one :
        helpers.invokeAll(IntStream.range(0, AT_ONCE).mapToObj(i -> call).toList())) {
      one.get();
    }
    counts.happened(FaultKind.CLIENT_SAME_KEY);
  }

  private void impatient(KeyRecord key, double strength) throws InterruptedException {
    boolean gaveUp = false;
    for (int i = 0; i < HASTY_TRIES; i++) {
      try {
        calls.once(key, Duration.ofMillis(1 + (long) (strength * HASTY_MILLIS_MAX)));
      } catch (HttpTimeoutException e) {
        gaveUp = true;
      }
    }
    calls.untilAnswered(key);
    if (gaveUp) {
      counts.happened(FaultKind.CLIENT_RETRY);
    }
  }

  private void twoPayments(KeyRecord one, KeyRecord other)
      throws InterruptedException, ExecutionException {
    List<Callable<Optional<Told>>> both =
        List.of(() -> calls.untilAnswered(one), () -> calls.untilAnswered(other));
    for (Future<Optional<Told>> each : helpers.invokeAll(both)) {
      each.get();
    }
    counts.happened(FaultKind.CLIENT_TWO_PAYMENTS);
  }

  private void locked(KeyRecord key) throws IOException, InterruptedException {
    String accountId = key.invoice().accountId();
    String customer = accountId.substring(accountId.indexOf('-') + 1);
    control.lock(customer, true);
    try {
      if (captured(calls.untilAnswered(key))) {
        TimeUnit.MILLISECONDS.sleep(LOCKED_MILLIS);
        counts.happened(FaultKind.SAP_ACCOUNT_LOCK);
      }
    } finally {
      control.lock(customer, false);
    }
  }

  private void clearedElsewhere(KeyRecord key) throws IOException, InterruptedException {
    if (captured(calls.untilAnswered(key)) && control.clearElsewhere(key.invoice().invoiceId())) {
      counts.happened(FaultKind.SAP_CLEARED_ELSEWHERE);
    }
  }

  private static boolean captured(Optional<Told> told) {
    return told.filter(Told::isPayment).filter(t -> t.text().contains("\"CAPTURED\"")).isPresent();
  }

  /** Sends every key that named a payment once more. */
  void askAllAgain() throws InterruptedException, ExecutionException {
    ExecutorService clients =
        Executors.newFixedThreadPool(options.clients(), DaemonThreads.named("again"));
    List<Callable<Optional<Told>>> all =
        keys.stream()
            .filter(key -> key.told().stream().anyMatch(Told::isPayment))
            .<Callable<Optional<Told>>>map(key -> () -> calls.untilAnswered(key))
            .toList();
    for (Future<Optional<Told>> one : clients.invokeAll(all)) {
      one.get();
    }
    clients.shutdown();
  }
}
