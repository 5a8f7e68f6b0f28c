package io.openitem.store;

import io.openitem.domain.PostingState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many postings and charges wait, and for whom. */
public final class PostingCounts {

  // Posted ones are not counted: there are ever more of them, and nobody has to do anything.
  private static final String STATES =
      """
      select state, count(*) as postings, min(due_at) as oldest_due,
        min(case when state = 'PARKED' then updated_at end) as oldest_parked,
        count(*) filter (where due_at < :overdue) as overdue
      from posting where state <> 'POSTED' group by state""";

  private static final String RAISED =
      """
      select count(*) from payment
      where deadline_at <= :now and status in ('PROCESSING', 'ACTION_REQUIRED')""";

  // Money that moved again, or may have, and that did not get where it belongs by itself.
  private static final String MOVEMENTS_RAISED =
      """
      select (select count(*) from payment_reversal
          where deadline_at <= :now and state in ('REQUESTED', 'PENDING'))
        + (select count(*) from payment_reversal where due_at is not null and state = 'DONE')
        + (select count(*) from webhook_inbox where result = 'RAISED' and concerns = 'REVERSAL')""";

  private final JdbcClient jdbc;

  /** Counts here. */
  public PostingCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Counts now.
   *
   * @param overdueAfter how long after its due time a posting counts as overdue: nobody came
   */
  public Counts count(Instant now, Duration overdueAfter) {
    Counts none =
        new Counts(
            Map.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            jdbc.sql(RAISED).param("now", Timestamps.utc(now)).query(Long.class).single(),
            jdbc.sql(MOVEMENTS_RAISED)
                .param("now", Timestamps.utc(now))
                .query(Long.class)
                .single());
    return jdbc
        .sql(STATES)
        .param("overdue", Timestamps.utc(now.minus(overdueAfter)))
        .query((row, n) -> of(row))
        .list()
        .stream()
        .reduce(none, Counts::and);
  }

  private static Counts of(ResultSet row) throws SQLException {
    return new Counts(
        Map.of(PostingState.valueOf(row.getString("state")), row.getLong("postings")),
        row.getLong("overdue"),
        Timestamps.optionalInstant(row, "oldest_due"),
        Timestamps.optionalInstant(row, "oldest_parked"),
        0,
        0);
  }

  /**
   * What waits.
   *
   * @param states how many postings are in each state that is not final; none are left out
   * @param overdue how many should have been taken up long ago: a sign that nobody works
   * @param oldestDue the due time of the one that waits longest; empty when none waits
   * @param oldestParked since when the oldest entry is on the worklist; empty when it is empty
   * @param raised how many charges have no outcome that anybody could tell by their deadline
   * @param movementsRaised how many movements of captured money people have to look at: refunds
   *     without an outcome by their deadline, movements that cannot be planned for posting, and
   *     events that could not be taken in
   */
  public record Counts(
      Map<PostingState, Long> states,
      long overdue,
      Optional<Instant> oldestDue,
      Optional<Instant> oldestParked,
      long raised,
      long movementsRaised) {

    /** Copies the map. */
    public Counts {
      states = Map.copyOf(states);
    }

    /** How many are in that state. */
    public long in(PostingState state) {
      return states.getOrDefault(state, 0L);
    }

    private Counts and(Counts other) {
      Map<PostingState, Long> all = new EnumMap<>(PostingState.class);
      all.putAll(states);
      all.putAll(other.states);
      return new Counts(
          all,
          overdue + other.overdue,
          earlier(oldestDue, other.oldestDue),
          earlier(oldestParked, other.oldestParked),
          raised + other.raised,
          movementsRaised + other.movementsRaised);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
      return one.isEmpty() || other.map(one.get()::isAfter).orElse(false) ? other : one;
    }
  }
}
