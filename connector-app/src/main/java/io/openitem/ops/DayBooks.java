package io.openitem.ops;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Outcome;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.payment.BusinessDay;
import io.openitem.processor.BookedCharge;
import io.openitem.store.CapturedMoney;
import io.openitem.store.ConservationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the books of one day and has them compared as the conservation check does it. */
final class DayBooks {

  /** A charge is made some moments after its payment. */
  private static final Duration CHARGED_BEFORE = Duration.ofMinutes(5);

  private final ConservationStore store;
  private final ConservationCheck check;
  private final CompanyCodes companyCodes;
  private final OpsSettings settings;
  private final Clock clock;

  DayBooks(
      ConservationStore store,
      ConservationCheck check,
      CompanyCodes companyCodes,
      OpsSettings settings,
      Clock clock) {
    this.store = store;
    this.check = check;
    this.companyCodes = companyCodes;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The day's money.
   *
   * @param day in each company code's own books
   * @param companyCode only of this one; empty for all
   * @param paymentsMax more payments are refused, because somebody waits
   * @throws ProblemException {@code reconciliation-too-large}, or {@code processor-unavailable} or
   *     {@code sap-unavailable} when a book could not be read, because half of it says nothing
   */
  Reconciliation of(LocalDate day, Optional<String> companyCode, int paymentsMax) {
    Instant now = clock.instant();
    List<CompanyCodeCustomizing> books =
        companyCodes.all().stream()
            .filter(
                one -> companyCode.isEmpty() || one.companyCode().value().equals(companyCode.get()))
            .toList();
    List<CapturedMoney> ours = ours(books, day, paymentsMax);
    Instant from =
        books.stream().map(one -> BusinessDay.begin(day, one)).min(Instant::compareTo).orElse(now);
    Instant until =
        books.stream()
            .map(one -> BusinessDay.begin(day.plusDays(1), one))
            .max(Instant::compareTo)
            .orElse(now);
    List<BookedCharge> charges = charges(ours, from, until.isBefore(now) ? until : now);
    ours.addAll(withoutMoney(books, ours, charges));
    Instant settledBefore = now.minus(settings.settleFor());
    ConservationReport report =
        done(check.compare(ours, charges, settledBefore), ProblemType.SAP_UNAVAILABLE);
    return ReconciliationSums.of(day, now, !until.isAfter(settledBefore), ours, report);
  }

  private List<CapturedMoney> ours(
      List<CompanyCodeCustomizing> books, LocalDate day, int paymentsMax) {
    List<CapturedMoney> ours = new ArrayList<>();
    for (CompanyCodeCustomizing one : books) {
      ours.addAll(
          store.capturedIn(
              one.companyCode(),
              BusinessDay.begin(day, one),
              BusinessDay.begin(day.plusDays(1), one),
              paymentsMax + 1 - ours.size()));
      if (ours.size() > paymentsMax) {
        throw Problem.of(
                ProblemType.RECONCILIATION_TOO_LARGE,
                "The day has more than %d payments. Ask for one company code at a time."
                    .formatted(paymentsMax))
            .with("paymentsMax", paymentsMax)
            .asException();
      }
    }
    return ours;
  }

  /** Of the day, and those made before it for payments whose money came on the day. */
  private List<BookedCharge> charges(List<CapturedMoney> ours, Instant from, Instant until) {
    Instant begin = from.minus(CHARGED_BEFORE);
    List<BookedCharge> charges =
        new ArrayList<>(done(check.charges(begin, until), ProblemType.PROCESSOR_UNAVAILABLE));
    Instant first =
        ours.stream()
            .map(payment -> payment.createdAt().minus(CHARGED_BEFORE))
            .min(Instant::compareTo)
            .orElse(begin);
    if (first.isBefore(begin)) {
      Set<String> named = ours.stream().map(CapturedMoney::paymentId).collect(Collectors.toSet());
      done(check.charges(first, begin), ProblemType.PROCESSOR_UNAVAILABLE).stream()
          .filter(charge -> named.contains(charge.paymentId()))
          .forEach(charges::add);
    }
    return charges;
  }

  /** Payments that the processor shows a charge of, though we have no money of them. */
  private List<CapturedMoney> withoutMoney(
      List<CompanyCodeCustomizing> books, List<CapturedMoney> ours, List<BookedCharge> charges) {
    Set<String> missing =
        charges.stream()
            .map(BookedCharge::paymentId)
            .collect(Collectors.toCollection(HashSet::new));
    ours.forEach(payment -> missing.remove(payment.paymentId()));
    return store.find(missing).stream()
        .filter(payment -> payment.captured().isEmpty())
        .filter(
            payment ->
                books.stream().anyMatch(one -> one.companyCode().equals(payment.companyCode())))
        .toList();
  }

  private static <T> T done(Outcome<T> outcome, ProblemType otherwise) {
    if (outcome instanceof Outcome.Done<T> done) {
      return done.value();
    }
    throw Problem.of(otherwise, "One of the books cannot be read now, so nothing can be concluded.")
        .with("retryAfterSeconds", 30)
        .asException();
  }
}
