package io.ilwon.submission;

import org.junit.jupiter.api.Test;

/** Two operators settle what nobody else could tell (invariants I3, I5, I14). */
class SettleStoryTest {
  @Test
  void notBeforeTheBankMayBeBelievedToHaveNoRecord() {
    Story.play(
        """
        deposit A             → send        | depositing       | 0 0 1 | intent, +place
        settled: sent         → not unknown | depositing       | 0 0 1 | -
        bank unknown          → processing  | depositing       | 0 0 1 | unknown
        settled: not sent     → too early   | depositing       | 0 0 1 | -
        +10m2s settled: sent  → too early   | depositing       | 0 0 1 | -
        +1s settled: not sent → settled     | awaiting deposit | 1 0 0 | refused, -place, audit
        settled: sent         → not unknown | awaiting deposit | 1 0 0 | -
        deposit A             → send        | depositing       | 1 0 1 | intent, +place
        """);
  }

  @Test
  void asSentTheCodeLivesFromThenOnAndIsUnheard() {
    Story.play(
        """
        deposit A          → send       | depositing | 0 0 1 | intent, +place
        sender lost        → processing | depositing | 0 0 1 | unknown
        +11m settled: sent → settled    | code 4m    | 0 0 1 | sent, audit
        deposit A          → success    | code 4m    | 0 0 1 | sent heard
        code right         → approved   | approved   | 0 0 1 | right, person
        """);
  }

  @Test
  void asSentAfterAQuarterOfAnHourTheCodeIsDead() {
    Story.play(
        """
        deposit A          → send         | depositing   | 0 0 1 | intent, +place
        bank unknown       → processing   | depositing   | 0 0 1 | unknown
        +15m settled: sent → settled      | code expired | 0 0 1 | sent, audit
        code right         → code expired | code expired | 0 0 1 | -
        +31s deposit A     → send         | depositing   | 0 0 2 | intent, +place
        """);
  }

  @Test
  void theFifthFailureByOperatorsRejects() {
    Story.play(
        """
        deposit A, unknown bank → invalid bank code | awaiting deposit  | 1 0 0 | -
        deposit A, unknown bank → invalid bank code | awaiting deposit  | 2 0 0 | -
        deposit A, unknown bank → invalid bank code | awaiting deposit  | 3 0 0 | -
        deposit A, unknown bank → invalid bank code | awaiting deposit  | 4 0 0 | -
        deposit A               → send              | depositing        | 4 0 1 | intent, +place
        bank unknown            → processing        | depositing        | 4 0 1 | unknown
        +11m settled: not sent  → settled           | rejected: retries | 5 0 0 | refused, -place, audit
        deposit A               → not usable        | rejected: retries | 5 0 0 | -
        """);
  }

  @Test
  void aLaterWordOfTheBankThatContradictsAlarms() {
    Story.play(
        """
        deposit A              → send       | depositing       | 0 0 1 | intent, +place
        bank unknown           → processing | depositing       | 0 0 1 | unknown
        +11m settled: not sent → settled    | awaiting deposit | 1 0 0 | refused, -place, audit
        inquiry sent           → -          | awaiting deposit | 1 0 1 | late, +place, alarm
        """);
    Story.play(
        """
        deposit A                   → send       | depositing | 0 0 1 | intent, +place
        bank unknown                → processing | depositing | 0 0 1 | unknown
        +11m settled: sent          → settled    | code 4m    | 0 0 1 | sent, audit
        inquiry refuses: no account → success    | code 4m    | 0 0 1 | sent, alarm
        """);
  }

  @Test
  void whereTheSubmissionHasEndedOnlyTheLedgerChanges() {
    Story.play(
        """
        deposit A              → send       | depositing       | 0 0 1 | intent, +place
        bank unknown           → processing | depositing       | 0 0 1 | unknown
        patch rejected         → edited     | rejected: edited | 0 0 1 | -
        +11m settled: not sent → settled    | rejected: edited | 0 0 0 | refused, -place, audit
        """);
    Story.play(
        """
        deposit A          → send       | depositing      | 0 0 1 | intent, +place
        bank unknown       → processing | depositing      | 0 0 1 | unknown
        delete             → deleted    | deleted: edited | 0 0 1 | -
        +11m settled: sent → settled    | deleted: edited | 0 0 1 | sent, erased, audit
        """);
  }
}
