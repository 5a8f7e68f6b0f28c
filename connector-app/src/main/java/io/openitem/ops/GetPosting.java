package io.openitem.ops;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;

/** The operation {@code getPosting}. */
public final class GetPosting {

  private final PostingAnswer answers;

  /** Shows postings so. */
  public GetPosting(PostingAnswer answers) {
    this.answers = answers;
  }

  /**
   * The posting with its documents and attempts, and what may be done now.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found}
   */
  public OperationResponse answer(OperationRequest request) {
    return answers.of(PostingAnswer.id(request));
  }
}
