package io.ilwon.hosted;

import io.ilwon.project.Project;
import io.ilwon.submission.Standing;

/**
 * Somebody at the page: the link, whose it is, and how the submission stands.
 *
 * @param here whether this device may act
 */
record Guest(Visit visit, Project project, Standing standing, boolean here) {
  Session session() {
    return visit.session();
  }

  Screen screen() {
    return Screens.of(session(), standing, project.limits(), standing.now(), here);
  }

  /** The code's page also where nobody knows of the won. */
  Screen typing() {
    return Screens.typing(session(), standing, project.limits(), standing.now());
  }
}
