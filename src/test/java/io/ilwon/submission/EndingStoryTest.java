package io.ilwon.submission;

import org.junit.jupiter.api.Test;

/** A submission ends by time, by PATCH, by DELETE; its open transfer goes on. */
class EndingStoryTest {
  @Test
  void aBudgetToAskAgainIsNoPreStep2Yet() {
    Story.play(
        """
        +3h deposit A, other day's won → budget again | awaiting deposit | 0 0 0 | -
        +1h time                       → -            | rejected: time   | 0 0 0 | -
        """);
  }

  @Test
  void aCodeIsDeadAtTheEndOfTheDay() {
    Story.play(
        """
        deposit A, held back → not possible | awaiting deposit | 0 0 0 | -
        +23h59m deposit A    → send         | depositing       | 0 0 1 | intent, +place
        bank sent            → success      | code 5m          | 0 0 1 | sent heard
        +59.999s code wrong  → code wrong   | code 4m0.001s    | 0 1 1 | sent heard, wrong, person
        +0.001s code right   → not usable   | rejected: time   | 0 1 1 | -
        """);
  }

  @Test
  void aNameCheckOpensTheWholeDayToo() {
    Story.play(
        """
        +3h59m59.999s name-check A → ask holder | awaiting deposit | 0 0 0 | +check
        +20h time                  → -          | awaiting deposit | 0 0 0 | -
        +0.001s time               → -          | rejected: time   | 0 0 0 | -
        """);
  }

  @Test
  void aRefusalAfterTheDayGivesThePlaceBackAndCountsNothing() {
    Story.play(
        """
        deposit A         → send       | depositing     | 0 0 1 | intent, +place
        bank unknown      → processing | depositing     | 0 0 1 | unknown
        +24h time         → -          | rejected: time | 0 0 1 | -
        inquiry no record → not usable | rejected: time | 0 0 0 | refused, -place
        """);
  }

  @Test
  void aRefusalErasesToo() {
    Story.play(
        """
        deposit A           → send       | depositing      | 0 0 1 | intent, +place
        delete              → deleted    | deleted: edited | 0 0 1 | -
        bank refuses: other → not usable | deleted: edited | 0 0 0 | refused, -place, erased
        """);
  }

  @Test
  void aReversalErasesToo() {
    Story.play(
        """
        deposit A    → send       | depositing      | 0 0 1 | intent, +place
        bank unknown → processing | depositing      | 0 0 1 | unknown
        delete       → deleted    | deleted: edited | 0 0 1 | -
        taken back   → not usable | deleted: edited | 0 0 1 | reversed, alarm, erased
        """);
  }

  @Test
  void anOpenTransferGoesOnAfterTheDay() {
    Story.play(
        """
        deposit A                         → send       | depositing     | 0 0 1 | intent, +place
        bank unknown                      → processing | depositing     | 0 0 1 | unknown
        +23h59m59.999s inquiry in process → processing | depositing     | 0 0 1 | unknown, alarm
        +0.001s inquiry in process        → not usable | rejected: time | 0 0 1 | unknown
        code right                        → not usable | rejected: time | 0 0 1 | -
        patch approved                    → not usable | rejected: time | 0 0 1 | -
        inquiry sent                      → not usable | rejected: time | 0 0 1 | sent
        deposit A                         → not usable | rejected: time | 0 0 1 | -
        taken back                        → not usable | rejected: time | 0 0 1 | reversed, alarm
        """);
  }

  @Test
  void anyPreStep2OpensTheWholeDay() {
    Story.play(
        """
        +3h59m59.999s deposit A, held back → not possible      | awaiting deposit | 0 0 0 | -
        +20h code right                    → no code requested | awaiting deposit | 0 0 0 | -
        +0.001s code right                 → not usable        | rejected: time   | 0 0 0 | -
        """);
  }

  @Test
  void approvedByPatchARefusalIsStillToldButCountsNothing() {
    Story.play(
        """
        deposit A                → send         | depositing | 0 0 1 | intent, +place
        patch approved           → edited       | approved   | 0 0 1 | -
        bank refuses: no account → not verified | approved   | 0 0 0 | refused, -place
        """);
  }

  @Test
  void approvedByPatchTheCallerStillHearsOfTheWon() {
    Story.play(
        """
        deposit A      → send       | depositing | 0 0 1 | intent, +place
        patch approved → edited     | approved   | 0 0 1 | -
        bank sent      → success    | approved   | 0 0 1 | sent heard
        code right     → not usable | approved   | 0 0 1 | -
        """);
  }

  @Test
  void atFourHoursTheNextCallFindsItEnded() {
    Story.play(
        """
        +4h deposit A → not usable | rejected: time | 0 0 0 | -
        """);
  }

  @Test
  void deleteErasesAtOnceWhenNothingIsOpen() {
    Story.play(
        """
        deposit A      → send       | depositing      | 0 0 1 | intent, +place
        bank sent      → success    | code 5m         | 0 0 1 | sent heard
        delete         → deleted    | deleted: edited | 0 0 1 | erased
        delete         → not found  | deleted: edited | 0 0 1 | -
        code right     → not usable | deleted: edited | 0 0 1 | -
        deposit A      → not usable | deleted: edited | 0 0 1 | -
        patch approved → not usable | deleted: edited | 0 0 1 | -
        """);
  }

  @Test
  void deleteOfAnApprovedSubmissionKeepsTheResult() {
    Story.play(
        """
        deposit A  → send       | depositing        | 0 0 1 | intent, +place
        bank sent  → success    | code 5m           | 0 0 1 | sent heard
        code right → approved   | approved          | 0 0 1 | right, person
        delete     → deleted    | deleted: approved | 0 0 1 | erased
        taken back → not usable | deleted: approved | 0 0 1 | reversed heard, alarm
        """);
  }

  @Test
  void fourHoursToTheFirstPreStep2() {
    Story.play(
        """
        +3h59m59.999s time → -          | awaiting deposit | 0 0 0 | -
        +0.001s time       → -          | rejected: time   | 0 0 0 | -
        +1s deposit A      → not usable | rejected: time   | 0 0 0 | -
        """);
  }

  @Test
  void patchApprovesAtOnce() {
    Story.play(
        """
        patch approved → edited     | approved | 0 0 0 | -
        deposit A      → not usable | approved | 0 0 0 | -
        code right     → not usable | approved | 0 0 0 | -
        patch rejected → not usable | approved | 0 0 0 | -
        time           → -          | approved | 0 0 0 | -
        +24h time      → -          | approved | 0 0 0 | -
        """);
  }

  @Test
  void patchLeavesAnOpenTransferToItsOutcome() {
    Story.play(
        """
        deposit A      → send       | depositing       | 0 0 1 | intent, +place
        patch rejected → edited     | rejected: edited | 0 0 1 | -
        patch approved → not usable | rejected: edited | 0 0 1 | -
        bank sent      → not usable | rejected: edited | 0 0 1 | sent
        taken back     → not usable | rejected: edited | 0 0 1 | reversed, alarm
        """);
  }

  @Test
  void patchRejectedWhileUnknown() {
    Story.play(
        """
        deposit A      → send       | depositing       | 0 0 1 | intent, +place
        patch rejected → edited     | rejected: edited | 0 0 1 | -
        bank unknown   → not usable | rejected: edited | 0 0 1 | unknown
        inquiry sent   → not usable | rejected: edited | 0 0 1 | sent
        """);
  }

  @Test
  void patchRejectsAtOnceAndTheCodeDies() {
    Story.play(
        """
        deposit A      → send       | depositing       | 0 0 1 | intent, +place
        bank sent      → success    | code 5m          | 0 0 1 | sent heard
        patch rejected → edited     | rejected: edited | 0 0 1 | -
        code right     → not usable | rejected: edited | 0 0 1 | -
        deposit A      → not usable | rejected: edited | 0 0 1 | -
        patch approved → not usable | rejected: edited | 0 0 1 | -
        """);
  }

  @Test
  void rejectedByPatchARefusalChangesOnlyTheLedger() {
    Story.play(
        """
        deposit A                → send       | depositing       | 0 0 1 | intent, +place
        patch rejected           → edited     | rejected: edited | 0 0 1 | -
        bank refuses: no account → not usable | rejected: edited | 0 0 0 | refused, -place
        """);
  }

  @Test
  void withAnOpenTransferErasureWaitsForTheOutcome() {
    Story.play(
        """
        deposit A          → send       | depositing      | 0 0 1 | intent, +place
        delete             → deleted    | deleted: edited | 0 0 1 | -
        sender lost        → not usable | deleted: edited | 0 0 1 | unknown
        inquiry in process → not usable | deleted: edited | 0 0 1 | unknown
        inquiry sent       → not usable | deleted: edited | 0 0 1 | sent, erased
        """);
  }
}
