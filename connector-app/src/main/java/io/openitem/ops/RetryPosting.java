package io.openitem.ops;

import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.posting.DeskResult;
import io.openitem.posting.PostingRetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operation {@code retryPosting}. */
public final class RetryPosting {

  private static final Logger log = LoggerFactory.getLogger(RetryPosting.class);

  private final PostingRetry retry;
  private final PostingAnswer answers;

  /** Gives back so. */
  public RetryPosting(PostingRetry retry, PostingAnswer answers) {
    this.retry = retry;
    this.answers = answers;
  }

  /**
   * Gives a parked posting back to the mechanism; the answer shows it READY, or ASKING where
   * something may have had effect.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found}, or {@code retry-refused} with a
   *     code; nothing was changed then
   */
  public OperationResponse answer(OperationRequest request) {
    String postingId = PostingAnswer.id(request);
    String reason = request.body().orElseThrow().path("reason").asText();
    DeskResult result = retry.retry(postingId, request.caller().user(), reason);
    log.info("posting {}: retry by {}: {}", postingId, request.caller().user(), result);
    return answers.of(postingId, result, ProblemType.RETRY_REFUSED);
  }
}
