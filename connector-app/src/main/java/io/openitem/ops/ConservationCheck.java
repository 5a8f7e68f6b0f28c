package io.openitem.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.Outcome;
import io.openitem.domain.SapBookedDocument;
import io.openitem.domain.SapBooksQuestion;
import io.openitem.ops.ConservationReport.Difference;
import io.openitem.portal.PortalJson;
import io.openitem.processor.BookedCharge;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import io.openitem.store.CapturedMoney;
import io.openitem.store.ConservationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the three books and has them compared, on one replica at a time. The bean step of the route
 * {@code checkConservation}. Reads only: what it finds is for people, and never decides on money.
 */
public final class ConservationCheck {

  private static final Logger log = LoggerFactory.getLogger(ConservationCheck.class);
  private static final Duration LEASE = Duration.ofHours(1);

  /** A charge is made some moments after its payment, or hours when it had to be tried again. */
  private static final Duration CHARGED_BEFORE = Duration.ofMinutes(5);

  private static final int SHOWN_MAX = 100;

  private final ConservationStore store;
  private final Processors processors;
  private final Function<SapBooksQuestion, Outcome<List<SapBookedDocument>>> sap;
  private final OpsSettings settings;
  private final Clock clock;

  /**
   * Compares these books.
   *
   * @param sap SAP's, asked question by question
   */
  public ConservationCheck(
      ConservationStore store,
      Processors processors,
      Function<SapBooksQuestion, Outcome<List<SapBookedDocument>>> sap,
      OpsSettings settings,
      Clock clock) {
    this.store = store;
    this.processors = processors;
    this.sap = sap;
    this.settings = settings;
    this.clock = clock;
  }

  /** Checks, if it is due and no replica is at it. */
  public void runDue() {
    Instant now = clock.instant();
    if (settings.conservationEvery().isZero() || !store.claim(now, LEASE)) {
      return;
    }
    String report = report(run(now), now);
    store.record(report, clock.instant(), now.plus(settings.conservationEvery()));
  }

  /** Checks now. {@code Unknown} when one of the books could not be read. */
  public Outcome<ConservationReport> run(Instant now) {
    Instant until = now.minus(settings.settleFor());
    Instant from = until.minus(settings.conservationWindow());
    Outcome<List<BookedCharge>> taken = charges(from.minus(CHARGED_BEFORE), now);
    if (!(taken instanceof Outcome.Done<List<BookedCharge>> charges)) {
      return Outcome.unknown(String.valueOf(taken));
    }
    return compare(ours(from, until, charges.value()), charges.value(), until);
  }

  /** All processors' charges of a time. {@code Unknown} when one of them could not tell. */
  Outcome<List<BookedCharge>> charges(Instant from, Instant until) {
    List<BookedCharge> charges = new ArrayList<>();
    for (Processor processor : processors.all()) {
      Outcome<List<BookedCharge>> taken = processor.books().captured(from, until);
      if (!(taken instanceof Outcome.Done<List<BookedCharge>> done)) {
        return Outcome.unknown(processor.name() + ": " + taken);
      }
      charges.addAll(done.value());
    }
    return Outcome.done(charges);
  }

  /**
   * Compares payments with these charges and with SAP's documents of them. {@code Unknown} when SAP
   * could not tell.
   *
   * @param charges those of payments of ours that are not among these are left out
   * @param until what came to stand later may not show in SAP yet
   */
  Outcome<ConservationReport> compare(
      List<CapturedMoney> ours, List<BookedCharge> charges, Instant until) {
    Set<String> named = ours.stream().map(CapturedMoney::paymentId).collect(Collectors.toSet());
    Outcome<List<SapBookedDocument>> documents = documents(ours);
    if (!(documents instanceof Outcome.Done<List<SapBookedDocument>> found)) {
      return Outcome.unknown("SAP: " + documents);
    }
    List<BookedCharge> comparable = comparable(charges, named);
    return Outcome.done(Conservation.compare(ours, comparable, found.value(), until));
  }

  /** Ours of that time, and those whose charges the processor shows though we have no money. */
  private List<CapturedMoney> ours(Instant from, Instant until, List<BookedCharge> charges) {
    List<CapturedMoney> ours = new ArrayList<>(store.captured(from, until));
    Set<String> known = ours.stream().map(CapturedMoney::paymentId).collect(Collectors.toSet());
    List<String> missing =
        charges.stream().map(BookedCharge::paymentId).filter(id -> !known.contains(id)).toList();
    store.find(missing).stream()
        .filter(payment -> payment.captured().isEmpty() && payment.createdBefore(until))
        .forEach(ours::add);
    return ours;
  }

  /** Leaves out charges of payments that are in our books, but too new or too old for this look. */
  private List<BookedCharge> comparable(List<BookedCharge> charges, Set<String> named) {
    Set<String> others = charges.stream().map(BookedCharge::paymentId).collect(Collectors.toSet());
    others.removeAll(named);
    Set<String> ours =
        store.find(others).stream().map(CapturedMoney::paymentId).collect(Collectors.toSet());
    return charges.stream().filter(charge -> !ours.contains(charge.paymentId())).toList();
  }

  private Outcome<List<SapBookedDocument>> documents(List<CapturedMoney> ours) {
    Map<CompanyCode, List<CapturedMoney>> byCompanyCode =
        ours.stream().collect(Collectors.groupingBy(CapturedMoney::companyCode));
    Set<SapBookedDocument> found = new HashSet<>();
    for (Map.Entry<CompanyCode, List<CapturedMoney>> some : byCompanyCode.entrySet()) {
      for (SapBooksQuestion question : SapQuestions.of(some.getKey(), some.getValue())) {
        Outcome<List<SapBookedDocument>> answer = sap.apply(question);
        if (!(answer instanceof Outcome.Done<List<SapBookedDocument>> done)) {
          return answer;
        }
        found.addAll(done.value());
      }
    }
    return Outcome.done(List.copyOf(found));
  }

  private static String report(Outcome<ConservationReport> outcome, Instant now) {
    ObjectNode report = PortalJson.mapper().createObjectNode();
    report.put("checkedAt", now.toString());
    if (!(outcome instanceof Outcome.Done<ConservationReport> done)) {
      log.warn("conservation: the books could not be read: {}", outcome);
      return report.put("unread", outcome.toString()).toString();
    }
    List<Difference> differences = done.value().differences();
    differences.forEach(
        d ->
            log.error(
                "ALERT conservation: payment {}: {}: {}", d.paymentId(), d.code(), d.detail()));
    log.info("conservation: {} differences, {}", differences.size(), done.value().sums());
    report.put("differences", differences.size());
    report.set(
        "first",
        PortalJson.mapper()
            .valueToTree(differences.subList(0, Math.min(SHOWN_MAX, differences.size()))));
    report.set("sums", PortalJson.mapper().valueToTree(done.value().sums()));
    return report.toString();
  }
}
