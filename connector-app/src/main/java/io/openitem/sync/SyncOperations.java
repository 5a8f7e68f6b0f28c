package io.openitem.sync;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The portal operations {@code startSync} and {@code getSync}. */
public final class SyncOperations {

  private final SyncRuns runs;

  /** Starts and shows the runs of this store. */
  public SyncOperations(SyncRuns runs) {
    this.runs = runs;
  }

  /**
   * Starts a run; some replica takes it on within a second or so.
   *
   * @throws ProblemException {@code sync-running} with the id of the one that is; nothing was
   *     changed then
   */
  public OperationResponse start(OperationRequest request) {
    SyncMode mode = SyncMode.valueOf(request.body().orElseThrow().path("mode").asText());
    SyncRun run = runs.start(mode, request.caller().user()).orElseThrow(this::alreadyRunning);
    return new OperationResponse(
        202, Map.of("Location", "/api/v1/admin/syncs/" + run.syncId()), document(run));
  }

  /**
   * How far a run is.
   *
   * @throws ProblemException {@code not-found}
   */
  public OperationResponse get(OperationRequest request) {
    String syncId = Optional.ofNullable(request.path().get("syncId")).orElse("");
    return runs.find(syncId)
        .map(run -> OperationResponse.ok(document(run)))
        .orElseThrow(
            () ->
                Problem.of(ProblemType.NOT_FOUND, "There is no such synchronisation.")
                    .asException());
  }

  private ProblemException alreadyRunning() {
    Problem problem =
        Problem.of(
            ProblemType.SYNC_RUNNING, "One synchronisation runs at a time; wait for it to end.");
    return runs.running()
        .map(run -> problem.with("syncId", run.syncId()))
        .orElse(problem)
        .asException();
  }

  private static Map<String, @Nullable Object> document(SyncRun run) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("syncId", run.syncId());
    document.put("mode", run.mode().name());
    document.put("state", run.state().name());
    document.put("step", run.step().words());
    document.put("done", run.done());
    document.put("total", orNull(run.total()));
    document.put("ratePerSecond", run.ratePerSecond());
    document.put("secondsLeft", orNull(run.secondsLeft()));
    document.put("requestedBy", run.requestedBy());
    document.put("startedAt", run.startedAt().toString());
    document.put("updatedAt", run.updatedAt().toString());
    run.finishedAt().ifPresent(at -> document.put("finishedAt", at.toString()));
    run.error().ifPresent(error -> document.put("error", error));
    return document;
  }

  /** The contract shows what nobody knows as null. */
  private static @Nullable Object orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
