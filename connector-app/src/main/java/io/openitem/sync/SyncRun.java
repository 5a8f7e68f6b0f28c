package io.openitem.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A synchronisation as it is stored.
 *
 * @param syncId {@code syn_…}
 * @param mode what it reads
 * @param state where it stands
 * @param requestedBy a user, or {@code schedule}
 * @param step what it is at
 * @param done rows of this step that are stored
 * @param total rows of this step as SAP counted them; empty while unknown
 * @param skipped rows that could not be read
 * @param ratePerSecond rows a second, lately
 * @param startedAt when it was started
 * @param updatedAt when it last got further
 * @param finishedAt when it ended, either way
 * @param error what is wrong, while or because it is
 */
public record SyncRun(
    String syncId,
    SyncMode mode,
    SyncState state,
    String requestedBy,
    SyncStep step,
    long done,
    OptionalLong total,
    long skipped,
    long ratePerSecond,
    Instant startedAt,
    Instant updatedAt,
    Optional<Instant> finishedAt,
    Optional<String> error) {

  /** Seconds until this step is through at the present rate; empty while nobody can tell. */
  public OptionalLong secondsLeft() {
    if (state != SyncState.RUNNING || total.isEmpty() || ratePerSecond == 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.max(0, total.getAsLong() - done) / ratePerSecond);
  }
}
