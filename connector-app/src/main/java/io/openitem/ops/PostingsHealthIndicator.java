package io.openitem.ops;

import io.openitem.domain.PostingState;
import io.openitem.store.PostingCounts.Counts;
import java.util.Locale;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/**
 * The health component {@code postings}: what waits, for whom, since when. Parked postings are the
 * back office's business: they make it DOWN only where {@code openitem.ops.parked-max} says so.
 */
public final class PostingsHealthIndicator extends AbstractHealthIndicator {

  private final PostingGauges gauges;
  private final OpsSettings settings;

  /** Shows these counts. */
  public PostingsHealthIndicator(PostingGauges gauges, OpsSettings settings) {
    super("the postings cannot be counted");
    this.gauges = gauges;
    this.settings = settings;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Counts counts = gauges.latest();
    boolean tooMany =
        settings.parkedMax() > 0 && counts.in(PostingState.PARKED) > settings.parkedMax();
    health.status(tooMany ? Status.DOWN : Status.UP);
    for (PostingState state : PostingState.values()) {
      if (state != PostingState.POSTED) {
        health.withDetail(state.name().toLowerCase(Locale.ROOT), counts.in(state));
      }
    }
    health.withDetail("overdue", counts.overdue());
    health.withDetail("chargesRaised", counts.raised());
    health.withDetail("movementsRaised", counts.movementsRaised());
    counts.oldestDue().ifPresent(due -> health.withDetail("oldestDue", due.toString()));
    counts.oldestParked().ifPresent(at -> health.withDetail("oldestParked", at.toString()));
  }
}
