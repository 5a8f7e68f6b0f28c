package io.openitem.ops;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.posting.DeskRefusal;
import io.openitem.posting.DeskResult;
import io.openitem.posting.DeskRules;
import io.openitem.store.DeskPosting;
import io.openitem.store.PostingDesk;
import io.openitem.store.PostingHistory;
import io.openitem.store.PostingReader;
import io.openitem.store.PostingSummary;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A posting as the back office is shown it: everything about it, and what may be done now. */
public final class PostingAnswer {

  private final PostingReader postings;
  private final PostingDesk desk;
  private final DeskRules rules;
  private final Clock clock;

  /** Reads from the ledger. */
  public PostingAnswer(PostingReader postings, PostingDesk desk, DeskRules rules, Clock clock) {
    this.postings = postings;
    this.desk = desk;
    this.rules = rules;
    this.clock = clock;
  }

  /** The id in the request's path. */
  static String id(OperationRequest request) {
    return request.path().getOrDefault("postingId", "");
  }

  /**
   * The posting with all that was done about it.
   *
   * @throws ProblemException {@code not-found}
   */
  OperationResponse of(String postingId) {
    PostingSummary summary = postings.find(postingId).orElseThrow(PostingAnswer::notFound);
    DeskPosting posting = desk.find(postingId).orElseThrow(PostingAnswer::notFound);
    return OperationResponse.ok(
        new PostingDetail(
            summary,
            postings.history(postingId),
            List.of(
                May.of("RETRY", rules.retry(posting)),
                May.of("RESOLVE", rules.resolve(posting, clock.instant())))));
  }

  /**
   * What the caller is told of something wanted.
   *
   * @throws ProblemException {@code not-found}, or the refusal as this problem
   */
  OperationResponse of(String postingId, DeskResult result, ProblemType refusal) {
    if (result instanceof DeskResult.NoSuchPosting) {
      throw notFound();
    }
    if (result instanceof DeskResult.Refused refused) {
      throw problem(refusal, refused.refusal().code(), refused.refusal().detail());
    }
    return of(postingId);
  }

  static ProblemException problem(ProblemType type, String code, String detail) {
    return Problem.of(type, detail).with("code", code).asException();
  }

  static ProblemException notFound() {
    return Problem.of(ProblemType.NOT_FOUND, "There is no such posting.").asException();
  }

  private record PostingDetail(
      @JsonUnwrapped PostingSummary summary,
      @JsonUnwrapped PostingHistory history,
      List<May> may) {}

  private record May(
      String action, boolean allowed, Optional<String> code, Optional<String> because) {

    static May of(String action, Optional<DeskRefusal> refusal) {
      return new May(
          action,
          refusal.isEmpty(),
          refusal.map(DeskRefusal::code),
          refusal.map(DeskRefusal::detail));
    }
  }
}
