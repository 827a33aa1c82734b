package io.ilwon.http;

/** Ends the handling of a request with a {@link Problem}. Carries nothing of the request. */
public final class Unacceptable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Problem problem;

  /** The request ends in {@code problem}. */
  public Unacceptable(Problem problem) {
    super(problem.name(), null, false, false);
    this.problem = problem;
  }

  /** What the caller is told. */
  public Problem problem() {
    return problem;
  }
}
