package io.ilwon.desk;

import io.ilwon.submission.Clue;
import io.ilwon.submission.RegisterPage;
import io.ilwon.submission.RegisterQuery;
import java.sql.SQLException;
import java.util.List;

/** Looks for what the filters ask, by one clue after the other, and tells the access log. */
final class Finding {
  private final Reading reading;
  private final Visit visit;

  Finding(Reading reading, Visit visit) {
    this.reading = reading;
    this.visit = visit;
  }

  RegisterPage find(Filters filters, int count) throws SQLException {
    List<String> projects = reading.projects(visit);
    RegisterPage page = new RegisterPage(List.of(), null, 0, false);
    for (Clue clue : filters.clues()) {
      page =
          reading
              .register()
              .find(new RegisterQuery(projects, clue, filters.sieve(), filters.after(), count));
      if (clue instanceof Clue.Userid) {
        // Somebody is looked for by name, not by what we call them.
        reading.access().searched(visit.operator(), visit.address(), "userid", page.rows().size());
      }
      if (!page.rows().isEmpty()) {
        return page;
      }
    }
    return page;
  }
}
