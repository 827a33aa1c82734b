package io.ilwon.submission;

import io.ilwon.project.Project;
import io.ilwon.project.ProjectLimits;
import java.time.Duration;

/** What a decision needs to know of the project. */
record Terms(ProjectLimits limits, boolean koreanIdsOnly) {
  /** For what touches neither account nor code; no rule reads them then. */
  static final Terms NONE =
      new Terms(new ProjectLimits(Duration.ofMinutes(5), 3, Duration.ofSeconds(30), 5, 0), false);

  static Terms of(Project project) {
    return new Terms(project.limits(), project.koreanIdsOnly());
  }
}
