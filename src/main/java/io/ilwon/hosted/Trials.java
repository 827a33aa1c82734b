package io.ilwon.hosted;

import io.ilwon.project.Caller;
import io.ilwon.submission.Applicant;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links for whoever tries the page out without a server of his own: the demo's. */
public final class Trials {
  private final Sessions sessions;

  /** Makes links beside those of the projects' servers. */
  public Trials(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * The path of a fresh link; empty while none can be recorded.
   *
   * @param lang {@code en}, or Korean
   * @param returnUrl where the page leads back to
   */
  public Optional<String> open(
      Caller caller, Applicant applicant, String lang, @Nullable String returnUrl) {
    Language language = Language.of(lang).orElse(Language.KO);
    SessionRequest asked =
        new SessionRequest(
            new SessionRequest.About.Fresh(applicant), returnUrl, language, null, null, null);
    return sessions.open(caller, asked) instanceof Opening.Opened opened
        ? Optional.of(PageRequest.PREFIX + opened.token().unmasked())
        : Optional.empty();
  }

  /** Whether a path is that of a link that lives. */
  public boolean leads(String path) throws SQLException {
    return path.startsWith(PageRequest.PREFIX)
        && sessions
            .find(path.substring(PageRequest.PREFIX.length()))
            .filter(visit -> !visit.session().over(visit.now()))
            .isPresent();
  }
}
