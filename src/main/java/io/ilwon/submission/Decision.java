package io.ilwon.submission;

import java.util.List;

/**
 * What an event does: the submission afterwards, the answer to whoever asked, the rows to write.
 *
 * @param next equal to the submission before when nothing of it changes
 */
record Decision(Submission next, Answer answer, List<Effect> effects) {
  Decision {
    effects = List.copyOf(effects);
  }

  static Decision of(Submission next, Answer answer, Effect... effects) {
    return new Decision(next, answer, List.of(effects));
  }
}
