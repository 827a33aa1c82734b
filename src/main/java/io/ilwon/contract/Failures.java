package io.ilwon.contract;

import io.ilwon.calls.CallTally;
import io.ilwon.calls.Failing;
import io.ilwon.http.Problem;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Unacceptable;
import io.ilwon.project.Caller;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts the calls that fail and whose they are; one that succeeds costs nothing. */
final class Failures {
  /** What callers send as an id may be anything, a person's name too: only an id is kept. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22,64}");

  private final CallTally tally;

  Failures(CallTally tally) {
    this.tally = tally;
  }

  /** What answers an admitted caller. */
  @FunctionalInterface
  interface Answering {
    Response answer() throws Exception;
  }

  /** The answer, counted if it tells of a failure; what ends a call early is counted too. */
  Response counted(Request request, Caller caller, Answering answering) throws Exception {
    try {
      return counted(request, caller, answering.answer());
    } catch (Unacceptable e) {
      tell(request, caller, e.problem().response().word());
      throw e;
    } catch (RuntimeException e) {
      tell(request, caller, Problem.INTERNAL_SERVER_ERROR.response().word());
      throw e;
    }
  }

  /** The same answer; {@code caller} is null where it is nobody we know. */
  Response counted(Request request, @Nullable Caller caller, Response response) {
    if (!response.word().isEmpty()) {
      tell(request, caller, response.word());
    }
    return response;
  }

  private void tell(Request request, @Nullable Caller caller, String word) {
    String project = caller == null ? "" : caller.project().id().text();
    String key = caller == null ? "" : caller.key().text();
    String about = request.about();
    tally.failed(
        new Failing(project, key, request.method() + " " + request.path(), word),
        ID.matcher(about).matches() ? about : "");
  }
}
