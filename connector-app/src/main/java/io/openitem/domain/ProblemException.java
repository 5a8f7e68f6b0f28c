package io.openitem.domain;

/** Ends an operation with a {@link Problem}; the HTTP front makes the problem document of it. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  /** Wraps a problem. Without a stack trace: a refusal is no fault of ours. */
  public ProblemException(Problem problem) {
    super(problem.type().slug() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** What the caller is told. */
  public Problem problem() {
    return problem;
  }
}
