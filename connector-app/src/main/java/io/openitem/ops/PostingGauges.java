package io.openitem.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.openitem.domain.PostingState;
import io.openitem.store.PostingCounts;
import io.openitem.store.PostingCounts.Counts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How many postings are in which state, as gauges; and the counts themselves, which are kept for a
 * while so that nobody can load the database by asking often. Every replica counts all postings.
 */
public final class PostingGauges implements MeterBinder {

  private static final List<PostingState> COUNTED =
      List.of(
          PostingState.READY,
          PostingState.WAITING,
          PostingState.SENDING,
          PostingState.ASKING,
          PostingState.PARKED);

  private final PostingCounts counts;
  private final OpsSettings settings;
  private final Clock clock;
  private Counts latest;
  private Instant staleAt = Instant.MIN;

  /** Counts here. */
  public PostingGauges(PostingCounts counts, OpsSettings settings, Clock clock) {
    this.counts = counts;
    this.settings = settings;
    this.clock = clock;
    this.latest =
        new Counts(
            java.util.Map.of(), 0, java.util.Optional.empty(), java.util.Optional.empty(), 0, 0);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (PostingState state : COUNTED) {
      Gauge.builder("openitem.postings", this, gauges -> gauges.latest().in(state))
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .description("Postings in this state; posted ones are not counted")
          .register(registry);
    }
    Gauge.builder("openitem.postings.overdue", this, gauges -> gauges.latest().overdue())
        .description("Postings whose due time passed long ago: nobody takes them up")
        .register(registry);
    Gauge.builder("openitem.postings.oldest.due", this, PostingGauges::oldestDueSeconds)
        .description("How long the posting waits that has waited longest")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("openitem.payments.raised", this, gauges -> gauges.latest().raised())
        .description("Charges whose outcome nobody could tell by their deadline")
        .register(registry);
    Gauge.builder("openitem.movements.raised", this, gauges -> gauges.latest().movementsRaised())
        .description("Refunds, returns and disputes that people have to look at")
        .register(registry);
  }

  /**
   * The counts, at most {@code openitem.ops.count-every} old.
   *
   * @throws org.springframework.dao.DataAccessException when the database does not answer
   */
  synchronized Counts latest() {
    Instant now = clock.instant();
    if (!now.isBefore(staleAt)) {
      latest = counts.count(now, settings.overdueAfter());
      staleAt = now.plus(settings.countEvery());
    }
    return latest;
  }

  private double oldestDueSeconds() {
    return latest()
        .oldestDue()
        .map(due -> Math.max(0, Duration.between(due, clock.instant()).toSeconds()))
        .orElse(0L);
  }
}
