package io.ilwon.hosted;

import io.ilwon.calls.CallTally;
import io.ilwon.calls.Failing;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.project.Caller;
import org.jspecify.annotations.Nullable;

/** Counts the calls at the door for links that fail, and whose they are; by the problem's word. */
final class FailedCalls {
  private final CallTally tally;

  FailedCalls(CallTally tally) {
    this.tally = tally;
  }

  /** The same answer; {@code caller} is null where it is nobody we know. */
  Response counted(Request request, @Nullable Caller caller, Response response) {
    if (!response.word().isEmpty()) {
      String project = caller == null ? "" : caller.project().id().text();
      String key = caller == null ? "" : caller.key().text();
      String call = request.method() + " " + SessionDoor.PATH;
      tally.failed(new Failing(project, key, call, response.word()), "");
    }
    return response;
  }
}
