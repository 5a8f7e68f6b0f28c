package io.openitem.bench.drill;

import io.openitem.bench.OpenInvoice;
import io.openitem.bench.OpenInvoices;
import io.openitem.bench.drill.Findings.Wrong;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One drill, from start to report. */
final class Drill {
  private static final long PROGRESS_SECONDS = 10;
  private static final long QUIET_POLL_MILLIS = 500;
  private static final int LOCKBOX_SLOT_MILLIS = 1_000;
  private static final int UNANNOUNCED_SHOWN_MAX = 20;

  private final DrillOptions options;
  private final PrintWriter out;
  private final long start = System.nanoTime();
  private final FaultCounts counts = new FaultCounts();

  Drill(DrillOptions options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  DrillReport run()
      throws IOException, InterruptedException, SQLException, ExecutionException, JMSException {
    FaultSchedule schedule =
        FaultSchedule.of(options.seed(), options.payments(), options.kinds(), options.faultsMin());
    try (Machine machine = Machine.start(options, out)) {
      machine
          .control()
          .deliverTo(
              Map.of(
                  "url",
                  "http://" + machine.address(Link.WEBHOOKS) + "/webhooks/stripe",
                  "enabledEvents",
                  List.of("payment_intent.*", "refund.*", "charge.refunded")));
      machine.control().tellLockboxBatchesApartByMillis(LOCKBOX_SLOT_MILLIS);
      machine.portal().synchronise(out);
      List<OpenInvoice> invoices = new OpenInvoices(machine.portal()).collect(options.items());
      out.printf("invoices   %d to pay%n", invoices.size());
      DrillClients clients = new DrillClients(options, schedule, invoices, machine, counts);
      pay(machine, schedule, clients);
      awaitQuiet(machine);
      clients.askAllAgain();
      out.println("answers    " + ClientsBooks.statuses(clients.keys()));
      return report(audit(machine, clients));
    }
  }

  private void pay(Machine machine, FaultSchedule schedule, DrillClients clients)
      throws IOException, InterruptedException, ExecutionException {
    Injector injector = new Injector(machine, options.posting(), schedule, counts, out);
    Thread progress = DaemonThreads.named("progress").newThread(() -> tell(clients));
    progress.start();
    clients.run(injector::begun);
    progress.interrupt();
    out.printf("paid       %d payments after %d s%n", clients.ended(), seconds());
    injector.end();
  }

  private void tell(DrillClients clients) {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(PROGRESS_SECONDS);
        out.printf(
            "paying     %d of %d after %d s%n", clients.ended(), options.payments(), seconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitQuiet(Machine machine) throws IOException, InterruptedException, SQLException {
    OurBooks books = new OurBooks(machine.postgres().jdbcUrl());
    Instant until = Instant.now().plus(options.quiet());
    int left = books.underWay() + machine.control().webhookState().path("undelivered").asInt();
    while (left > 0 && Instant.now().isBefore(until)) {
      TimeUnit.MILLISECONDS.sleep(QUIET_POLL_MILLIS);
      left = books.underWay() + machine.control().webhookState().path("undelivered").asInt();
    }
    out.printf("quiet      after %d s, %d under way%n", seconds(), left);
  }

  private Findings audit(Machine machine, DrillClients clients)
      throws IOException, InterruptedException, SQLException, JMSException {
    TheirBooks theirs = new TheirBooks(machine.control());
    List<Evidence.Document> documents = theirs.documents();
    List<RefundEvidence.Ours> refunds = OurRefunds.of(machine.postgres().jdbcUrl());
    Set<String> references = new TreeSet<>();
    refunds.forEach(one -> one.posting().ifPresent(it -> references.add(it.reference())));
    List<Evidence.Payment> payments = new OurBooks(machine.postgres().jdbcUrl()).payments();
    TreeSet<String> invoices = new TreeSet<>();
    payments.forEach(payment -> invoices.addAll(payment.invoices()));
    Findings findings =
        Audit.of(
            new Evidence(
                theirs.charges(),
                payments,
                documents,
                theirs.clearedBy(invoices),
                ClientsBooks.of(clients.keys()),
                references));
    RefundsAudit.of(
        new RefundEvidence(clients.refunds(), theirs.refunds(), refunds, documents), findings);
    mechanism(machine, findings);
    return findings;
  }

  private static void mechanism(Machine machine, Findings findings)
      throws IOException, SQLException, JMSException {
    OurMechanism mechanism = new OurMechanism(machine.postgres().jdbcUrl());
    mechanism.doubled().forEach(detail -> findings.wrong(Wrong.DOUBLED, detail));
    Set<String> unannounced = mechanism.eventIds();
    unannounced.removeAll(machine.announcements().eventIds());
    unannounced.stream()
        .sorted()
        .limit(UNANNOUNCED_SHOWN_MAX)
        .forEach(event -> findings.wrong(Wrong.LOST, event + " was never announced"));
  }

  private DrillReport report(Findings findings) {
    Map<FaultKind, Integer> happened = new EnumMap<>(FaultKind.class);
    options.kinds().forEach(kind -> happened.put(kind, counts.of(kind)));
    return new DrillReport(
        options.seed(), options.payments(), findings, happened, options.faultsMin(), seconds());
  }

  private long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }
}
