package io.ilwon.submission;

import org.junit.jupiter.api.Test;

/** Five minutes more for the code: near its end, while it lives, within the fifteen minutes. */
class MoreTimeStoryTest {
  @Test
  void fiveMinutesMoreUntilFifteenAfterTheIntent() {
    Story.play(
        """
        deposit A      → send         | depositing   | 0 0 1 | intent, +place
        bank sent      → success      | code 5m      | 0 0 1 | sent heard
        +3m more time  → more time    | code 7m      | 0 0 1 | -
        +5m more time  → more time    | code 7m      | 0 0 1 | -
        +5m more time  → not now      | code 2m      | 0 0 1 | -
        +2m code right → code expired | code expired | 0 0 1 | -
        """);
  }

  @Test
  void whatFifteenMinutesCutShortIsStillGiven() {
    Story.play(
        """
        given code-life 14m
        deposit A        → send      | depositing | 0 0 1 | intent, +place
        bank sent        → success   | code 14m   | 0 0 1 | sent heard
        +13m more time   → more time | code 2m    | 0 0 1 | -
        more time        → not now   | code 2m    | 0 0 1 | -
        +1m59s code right → approved | approved   | 0 0 1 | right, person
        """);
  }

  @Test
  void notBeforeItsLastTwoMinutesAndNotTwiceAtOnce() {
    Story.play(
        """
        deposit A               → send      | depositing     | 0 0 1 | intent, +place
        bank sent               → success   | code 5m        | 0 0 1 | sent heard
        +2m59.999s more time    → not now   | code 2m0.001s  | 0 0 1 | -
        +0.001s more time       → more time | code 7m        | 0 0 1 | -
        more time               → not now   | code 7m        | 0 0 1 | -
        """);
  }

  @Test
  void aDeadCodeStaysDead() {
    Story.play(
        """
        given guesses 5
        deposit A       → send       | depositing   | 0 0 1 | intent, +place
        bank sent       → success    | code 5m      | 0 0 1 | sent heard
        +5m more time   → not now    | code expired | 0 0 1 | -
        deposit A       → send       | depositing   | 0 0 2 | intent, +place
        bank sent       → success    | code 5m      | 0 0 2 | sent heard
        code wrong      → code wrong | code 5m      | 0 1 2 | sent heard, wrong, person
        code wrong      → code wrong | code 5m      | 0 2 2 | sent heard, wrong, person
        code wrong      → code wrong | code 5m      | 0 3 2 | sent heard, wrong, person
        +4m more time   → not now    | code 1m      | 0 3 2 | -
        """);
  }

  @Test
  void whoHasNoCodeHasNoTimeToAskFor() {
    Story.play(
        """
        more time                → not now    | awaiting deposit | 0 0 0 | -
        deposit A                → send       | depositing       | 0 0 1 | intent, +place
        more time                → not now    | depositing       | 0 0 1 | -
        bank unknown             → processing | depositing       | 0 0 1 | unknown
        more time                → not now    | depositing       | 0 0 1 | -
        code right               → approved   | approved         | 0 0 1 | sent, right, person
        more time                → not usable | approved         | 0 0 1 | -
        delete                   → deleted    | deleted: approved | 0 0 1 | erased
        more time                → not usable | deleted: approved | 0 0 1 | -
        """);
  }

  @Test
  void aWonThatCameLateLeavesNothingToGive() {
    Story.play(
        """
        deposit A          → send       | depositing | 0 0 1 | intent, +place
        bank unknown       → processing | depositing | 0 0 1 | unknown
        +12m inquiry sent  → success    | code 3m    | 0 0 1 | sent
        +1m more time      → not now    | code 2m    | 0 0 1 | -
        """);
  }
}
