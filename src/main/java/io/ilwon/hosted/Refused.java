package io.ilwon.hosted;

import io.ilwon.http.Response;
import org.jspecify.annotations.Nullable;

/** A request that the door for links answers with a problem; carries no value of the caller's. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Response response;

  private Refused(SessionProblem problem, Response response) {
    super(problem.word(), null, false, false);
    this.response = response;
  }

  static Refused because(SessionProblem problem, String detail) {
    return new Refused(problem, problem.response(detail));
  }

  static Refused field(SessionProblem problem, @Nullable String field, String detail) {
    return new Refused(problem, problem.response(detail, field));
  }

  Response response() {
    return response;
  }
}
