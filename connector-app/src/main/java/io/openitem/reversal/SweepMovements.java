package io.openitem.reversal;

import io.openitem.domain.Outcome;
import io.openitem.payment.WebhookInbox;
import io.openitem.payment.WebhookInbox.Result;
import io.openitem.processor.MovedAgain;
import io.openitem.processor.MovementList;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for what the processors' events never told: refunds made in their dashboards, returned
 * debits and disputes, however old the payment is. What is not in the books here is taken in as if
 * an event had told it. The bean step of the route {@code sweepMovements}.
 */
public final class SweepMovements {

  private static final Logger LOG = LoggerFactory.getLogger(SweepMovements.class);
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofMinutes(10);

  /** What began while the last sweep read may have been missed by it. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private static final Duration ALERT_AFTER = Duration.ofDays(1);

  private final Processors processors;
  private final SweepSchedule schedule;
  private final SweptCharges charges;
  private final ReversalBooking booking;
  private final LeftMovements left;
  private final WebhookInbox inbox;
  private final TransactionTemplate transactions;
  private final ReversalSettings settings;
  private final Clock clock;

  SweepMovements(
      Processors processors,
      SweepSchedule schedule,
      SweptCharges charges,
      ReversalBooking booking,
      LeftMovements left,
      WebhookInbox inbox,
      TransactionTemplate transactions,
      ReversalSettings settings,
      Clock clock) {
    this.processors = processors;
    this.schedule = schedule;
    this.charges = charges;
    this.booking = booking;
    this.left = left;
    this.inbox = inbox;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Sweeps what is due and no replica is at. */
  public void runDue() {
    if (settings.sweepEvery().isZero()) {
      return;
    }
    for (Processor processor : processors.all()) {
      Instant now = clock.instant();
      schedule
          .claim(processor.name(), now, LEASE)
          .ifPresent(claimed -> run(processor, claimed, now));
    }
  }

  private void run(Processor processor, SweepSchedule.Claimed claimed, Instant now) {
    Instant window = now.minus(settings.sweepWindow());
    Instant from =
        claimed
            .lastStarted()
            .map(last -> last.minus(OVERLAP))
            .filter(last -> last.isBefore(window))
            .orElse(window);
    String failure;
    try {
      Outcome<MovementList> list =
          processor.refunds().begunSince(from, settings.sweepMovementsMax());
      if (list instanceof Outcome.Done<MovementList> done) {
        String found = takeIn(processor, done.value());
        schedule.done(
            processor.name(), from, now, clock.instant().plus(settings.sweepEvery()), found);
        return;
      }
      failure = list.toString();
    } catch (RuntimeException e) {
      LOG.error("the movements at {} were not swept", processor.name(), e);
      failure = e.getClass().getSimpleName();
    }
    failed(processor.name(), claimed, failure, now);
  }

  private String takeIn(Processor processor, MovementList list) {
    if (!list.complete()) {
      LOG.error(
          "ALERT {} has more refunds or disputes than openitem.reversal.sweep-movements-max; older ones were not compared",
          processor.name());
    }
    Set<String> different =
        new LinkedHashSet<>(charges.different(processor.name(), list.charges()));
    different.addAll(charges.disputed(processor.name(), settings.sweepMovementsMax()));
    int taken = 0;
    for (String charge : different) {
      taken += takeIn(processor, charge) ? 1 : 0;
    }
    LOG.info(
        "{}: {} charges with movements, {} asked about, {} in order now",
        processor.name(),
        list.charges().size(),
        different.size(),
        taken);
    return "%d charges with movements, %d asked about, %d in order now"
        .formatted(list.charges().size(), different.size(), taken);
  }

  /** As an event is applied; what cannot be told or taken in now comes up with the next sweep. */
  private boolean takeIn(Processor processor, String charge) {
    try {
      Outcome<MovedAgain> truth = processor.refunds().ofCharge(charge);
      if (!(truth instanceof Outcome.Done<MovedAgain> done)) {
        LOG.warn("{}: charge {} could not be asked about: {}", processor.name(), charge, truth);
        return false;
      }
      Boolean taken =
          transactions.execute(transaction -> takeIn(processor.name(), charge, done.value()));
      return Objects.requireNonNull(taken);
    } catch (RuntimeException e) {
      LOG.error("{}: the movements of charge {} were not taken in", processor.name(), charge, e);
      left.raise(processor.name(), charge, e.getClass().getSimpleName());
      return false;
    }
  }

  private boolean takeIn(String processor, String charge, MovedAgain truth) {
    ReversalBooking.Booked booked = booking.book(processor, charge, truth);
    if (booked.result().filter(Result.APPLIED::equals).isEmpty()) {
      left.raise(processor, charge, booked.detail());
      return false;
    }
    left.takenIn(processor, charge);
    inbox.settleRaised(processor, charge, "taken in by the sweep", clock.instant());
    return true;
  }

  private void failed(String processor, SweepSchedule.Claimed claimed, String why, Instant now) {
    Duration wait = settings.sweepEvery().compareTo(RETRY) < 0 ? settings.sweepEvery() : RETRY;
    schedule.failed(processor, now, clock.instant().plus(wait), why);
    boolean forLong =
        claimed.failingSince().map(since -> since.plus(ALERT_AFTER).isBefore(now)).orElse(false);
    if (forLong) {
      LOG.error("ALERT the movements at {} were not swept for a day: {}", processor, why);
    } else {
      LOG.warn("the movements at {} were not swept: {}", processor, why);
    }
  }
}
