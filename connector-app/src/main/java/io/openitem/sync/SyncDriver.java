package io.openitem.sync;

import io.openitem.sap.odata.SapODataException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of {@code syncRun}: takes a run on, keeps it going, and lets it go again. */
public final class SyncDriver {

  /** The exchange property that carries the turn under way. */
  static final String TURN = "openitem.sync.turn";

  private static final Logger LOG = LoggerFactory.getLogger("io.openitem.sync");

  private final SyncLease lease;
  private final SyncScope scope;
  private final Clock clock;

  /** Drives runs by this lease. */
  public SyncDriver(SyncLease lease, SyncScope scope, Clock clock) {
    this.lease = lease;
    this.scope = scope;
    this.clock = clock;
  }

  /** The next turn of a run that is due and that nobody drives. */
  public Optional<SyncTurn> take() {
    Optional<SyncTurn> claimed = lease.claim();
    claimed.ifPresent(
        turn ->
            LOG.info(
                "sync {} {} goes on with {} at {}",
                turn.syncId(),
                turn.mode(),
                turn.step().words(),
                turn.cursor().after()));
    return claimed;
  }

  /**
   * Whether the loop makes another turn: there is one, the one before did not fail, and this
   * replica is not being stopped.
   */
  public boolean more(Exchange exchange) {
    return !exchange.isFailed()
        && exchange.getMessage().getBody() instanceof SyncTurn turn
        && !turn.finished()
        && exchange.getContext().getStatus().isStarted();
  }

  /**
   * The turn with a scope that exists: customizing may have changed since the cursor was stored.
   * Where that ends the run, its end is recorded.
   *
   * @throws LostRun when the run is another replica's by now
   */
  public SyncTurn settle(@Body SyncTurn turn) {
    SyncTurn settled = settled(turn);
    if (settled.finished()) {
      lease.advance(settled);
    }
    return settled;
  }

  private SyncTurn settled(SyncTurn turn) {
    if (turn.finished()) {
      return turn;
    }
    return scope
        .settle(turn.step(), turn.cursor())
        .map(cursor -> turn.at(cursor, turn.tally()))
        .orElseGet(() -> settled(turn.nextStep(clock.instant())));
  }

  /** After the last turn that this replica makes: the run is done, or somebody else's to finish. */
  public void leave(@Body SyncTurn turn) {
    if (turn.finished()) {
      Duration took = Duration.between(turn.startedAt(), clock.instant());
      LOG.info("sync {} {} done after {} s", turn.syncId(), turn.mode(), took.toSeconds());
    } else {
      lease.release(turn);
      LOG.info("sync {} is left to another replica", turn.syncId());
    }
  }

  /** After a turn that failed: it is made again later, at the same cursor. */
  public void postpone(Exchange exchange, @ExchangeProperty(TURN) @Nullable SyncTurn turn) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (turn == null) {
      LOG.warn("synchronisation cannot look for work: {}", cause.getMessage());
      return;
    }
    if (Causes.find(cause, LostRun.class).isPresent()) {
      LOG.info("sync {} was taken over by another replica", turn.syncId());
      return;
    }
    Optional<SapODataException> sap = Causes.find(cause, SapODataException.class);
    String why = String.valueOf(sap.map(Exception.class::cast).orElse(cause).getMessage());
    Optional<Duration> wait = lease.postpone(turn, why);
    String when = wait.map(it -> "again in " + it.toSeconds() + " s").orElse("given up");
    if (sap.isPresent()) {
      LOG.warn("sync {} {}: {}", turn.syncId(), when, why);
    } else {
      LOG.warn("sync {} {}", turn.syncId(), when, cause);
    }
  }
}
