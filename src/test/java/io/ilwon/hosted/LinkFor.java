package io.ilwon.hosted;

import io.ilwon.project.Caller;
import io.ilwon.project.KeyId;
import io.ilwon.project.Scope;
import io.ilwon.submission.Desk;
import io.ilwon.submission.SubmissionId;
import java.util.Set;

/** A link to the page, for tests of other packages. */
public final class LinkFor {
  private LinkFor() {}

  /** Makes one as a program does. */
  public static void submission(Desk desk, SubmissionId id) {
    Caller caller = new Caller(desk.project, KeyId.fresh(), Set.of(Scope.values()));
    SessionRequest request =
        new SessionRequest(
            new SessionRequest.About.Existing(id), null, Language.KO, null, null, null);
    try (Sessions sessions = new Sessions(desk.database, desk.clock, desk.keys, desk.submissions)) {
      if (!(sessions.open(caller, request) instanceof Opening.Opened)) {
        throw new AssertionError("no link");
      }
    }
  }
}
