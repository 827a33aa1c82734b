package io.ilwon.submission;

import org.junit.jupiter.api.Test;

/** A second won, a second code: when, how often, and what becomes of the first. */
class ResendStoryTest {
  @Test
  void aCodeLifeOfAProjectIsKept() {
    Story.play(
        """
        given code-life 15m
        deposit A       → send         | depositing   | 0 0 1 | intent, +place
        +1m bank sent   → success      | code 14m     | 0 0 1 | sent heard
        +14m code right → code expired | code expired | 0 0 1 | -
        """);
  }

  @Test
  void aCodeLivesFiveMinutesFromTheConfirmation() {
    Story.play(
        """
        deposit A             → send         | depositing   | 0 0 1 | intent, +place
        +10s bank sent        → success      | code 5m      | 0 0 1 | sent heard
        +4m59.999s code wrong → code wrong   | code 0.001s  | 0 1 1 | sent heard, wrong, person
        +0.001s code right    → code expired | code expired | 0 1 1 | -
        +1h code right        → code expired | code expired | 0 1 1 | -
        +1s deposit A         → send         | depositing   | 0 1 2 | intent, +place
        bank sent             → success      | code 5m      | 0 1 2 | sent heard
        code right            → approved     | approved     | 0 1 2 | right, person
        """);
  }

  @Test
  void aRefusalStartsNoGap() {
    Story.play(
        """
        deposit A           → send    | depositing       | 0 0 1 | intent, +place
        bank refuses: other → refused | awaiting deposit | 1 0 0 | refused, -place
        deposit A           → send    | depositing       | 1 0 1 | intent, +place
        """);
  }

  @Test
  void callsRefusedBeforeAnIntentLeaveTheCodeAlive() {
    Story.play(
        """
        given places B 10
        given checks C 10
        deposit A                    → send              | depositing | 0 0 1 | intent, +place
        bank sent                    → success           | code 5m    | 0 0 1 | sent heard
        +30s deposit A, unknown bank → invalid bank code | code 4m30s | 1 0 1 | -
        deposit A, held back         → not possible      | code 4m30s | 1 0 1 | -
        deposit B                    → limit reached     | code 4m30s | 1 0 1 | -
        deposit A, budget spent      → not possible      | code 4m30s | 1 0 1 | -
        deposit A, other day's won   → budget again      | code 4m30s | 1 0 1 | -
        name-check C                 → limit reached     | code 4m30s | 1 0 1 | -
        name-check A                 → ask holder        | code 4m30s | 1 0 1 | +check
        holder no match              → not verified      | code 4m30s | 2 0 1 | -
        code right                   → approved          | approved   | 2 0 1 | right, person
        """);
  }

  @Test
  void fiveWonASubmissionAtMost() {
    Story.play(
        """
        given resend-gap 0s
        deposit A                → send              | depositing       | 0 0 1 | intent, +place
        bank refuses: no account → not verified      | awaiting deposit | 1 0 0 | refused, -place
        deposit A                → send              | depositing       | 1 0 1 | intent, +place
        bank sent                → success           | code 5m          | 1 0 1 | sent heard
        deposit A                → send              | depositing       | 1 0 2 | intent, +place
        bank sent                → success           | code 5m          | 1 0 2 | sent heard
        deposit A                → send              | depositing       | 1 0 3 | intent, +place
        bank sent                → success           | code 5m          | 1 0 3 | sent heard
        deposit A                → send              | depositing       | 1 0 4 | intent, +place
        bank sent                → success           | code 5m          | 1 0 4 | sent heard
        deposit A                → send              | depositing       | 1 0 5 | intent, +place
        bank unknown             → processing        | depositing       | 1 0 5 | unknown
        inquiry sent             → success           | code 5m          | 1 0 5 | sent
        +5m deposit A            → limit reached     | code expired     | 1 0 5 | -
        deposit A, unknown bank  → invalid bank code | code expired     | 2 0 5 | -
        deposit A, held back     → not possible      | code expired     | 2 0 5 | -
        """);
  }

  @Test
  void insideTheGapNothingIsSent() {
    Story.play(
        """
        deposit A               → send       | depositing | 0 0 1 | intent, +place
        bank sent               → success    | code 5m    | 0 0 1 | sent heard
        +29s deposit A          → success    | code 4m31s | 0 0 1 | -
        deposit A, unknown bank → success    | code 4m31s | 0 0 1 | -
        deposit B               → processing | code 4m31s | 0 0 1 | -
        deposit B, unknown bank → processing | code 4m31s | 0 0 1 | -
        +1s deposit A           → send       | depositing | 0 0 2 | intent, +place
        bank sent               → success    | code 5m    | 0 0 2 | sent heard
        """);
  }

  @Test
  void noCodeOutlivesItsIntentByMoreThanFifteenMinutes() {
    Story.play(
        """
        deposit A           → send         | depositing   | 0 0 1 | intent, +place
        bank unknown        → processing   | depositing   | 0 0 1 | unknown
        +14m inquiry sent   → success      | code 1m      | 0 0 1 | sent
        +59.999s code wrong → code wrong   | code 0.001s  | 0 1 1 | sent, wrong, person
        +0.001s code right  → code expired | code expired | 0 1 1 | -
        """);
  }

  @Test
  void theEarlierCodeDiesWithTheNewerIntentEvenIfThatFails() {
    Story.play(
        """
        deposit A            → send              | depositing       | 0 0 1 | intent, +place
        bank sent            → success           | code 5m          | 0 0 1 | sent heard
        +30s deposit A       → send              | depositing       | 0 0 2 | intent, +place
        bank refuses: closed → not possible      | awaiting deposit | 1 0 1 | refused, -place
        code right           → no code requested | awaiting deposit | 1 0 1 | -
        """);
  }
}
