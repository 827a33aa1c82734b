package io.ilwon.client;

import java.util.List;
import java.util.Optional;

/** What reading answers. */
public sealed interface PageAnswer permits PageAnswer.Page, Failed {
  /**
   * Submissions, newest first.
   *
   * @param next where the next page begins; empty for none
   */
  record Page(List<Submission> items, Optional<PageKey> next) implements PageAnswer {}
}
