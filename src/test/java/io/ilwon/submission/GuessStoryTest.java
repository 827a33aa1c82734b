package io.ilwon.submission;

import org.junit.jupiter.api.Test;

/** Step 2: the digits typed, while the won is on its way, after it arrived, and too often. */
class GuessStoryTest {
  @Test
  void aProjectMayAllowFiveButThreePerCode() {
    Story.play(
        """
        given guesses 5
        deposit A      → send          | depositing        | 0 0 1 | intent, +place
        bank sent      → success       | code 5m           | 0 0 1 | sent heard
        code wrong     → code wrong    | code 5m           | 0 1 1 | sent heard, wrong, person
        code wrong     → code wrong    | code 5m           | 0 2 1 | sent heard, wrong, person
        code wrong     → code wrong    | code 5m           | 0 3 1 | sent heard, wrong, person
        code right     → code void     | code 5m           | 0 3 1 | -
        +30s deposit A → send          | depositing        | 0 3 2 | intent, +place
        bank sent      → success       | code 5m           | 0 3 2 | sent heard
        code wrong     → code wrong    | code 5m           | 0 4 2 | sent heard, wrong, person
        code wrong     → guesses spent | rejected: retries | 0 5 2 | sent heard, wrong, person
        """);
  }

  @Test
  void aRefusalLearnedLaterLeavesTheApproval() {
    Story.play(
        """
        deposit A                   → send       | depositing | 0 0 1 | intent, +place
        bank unknown                → processing | depositing | 0 0 1 | unknown
        code right                  → approved   | approved   | 0 0 1 | sent, right, person
        inquiry refuses: no account → success    | approved   | 0 0 1 | sent, alarm
        deposit A                   → not usable | approved   | 0 0 1 | -
        """);
  }

  @Test
  void aRefusalOfTheSendItselfLeavesTheApprovalToo() {
    Story.play(
        """
        deposit A           → send     | depositing | 0 0 1 | intent, +place
        code right          → approved | approved   | 0 0 1 | sent, right, person
        bank refuses: other → success  | approved   | 0 0 1 | sent, alarm
        """);
  }

  @Test
  void anAccountWithFiveWrongGuessesIsLockedForADay() {
    Story.play(
        """
        given mistyped A 4
        deposit A      → send          | depositing   | 0 0 1 | intent, +place
        bank sent      → success       | code 5m      | 0 0 1 | sent heard
        +2m code wrong → code wrong    | code 3m      | 0 1 1 | sent heard, wrong, person
        code right     → locked 23h58m | code 3m      | 0 1 1 | -
        +3m code right → locked 23h55m | code expired | 0 1 1 | -
        deposit B      → send          | depositing   | 0 1 2 | intent, +place
        bank sent      → success       | code 5m      | 0 1 2 | sent heard
        code wrong     → code wrong    | code 5m      | 0 2 2 | sent heard, wrong, person
        code right     → approved      | approved     | 0 2 2 | right, person
        """);
  }

  @Test
  void beforeAnyDepositThereIsNoCode() {
    Story.play(
        """
        code right               → no code requested | awaiting deposit | 0 0 0 | -
        name-check A             → ask holder        | awaiting deposit | 0 0 0 | +check
        holder match             → success           | awaiting deposit | 0 0 0 | -
        code right               → no code requested | awaiting deposit | 0 0 0 | -
        deposit A                → send              | depositing       | 0 0 1 | intent, +place
        bank refuses: no account → not verified      | awaiting deposit | 1 0 0 | refused, -place
        code right               → no code requested | awaiting deposit | 1 0 0 | -
        """);
  }

  @Test
  void onlyTheNewestCodeIsAsked() {
    Story.play(
        """
        deposit A      → send       | depositing | 0 0 1 | intent, +place
        bank sent      → success    | code 5m    | 0 0 1 | sent heard
        +30s deposit A → send       | depositing | 0 0 2 | intent, +place
        code wrong     → code wrong | depositing | 0 1 2 | sending, wrong, person
        bank sent      → success    | code 5m    | 0 1 2 | sent heard
        code right     → approved   | approved   | 0 1 2 | right, person
        """);
  }

  @Test
  void tenWrongGuessesLockTheAccountForAMonth() {
    Story.play(
        """
        given mistyped A 10
        deposit A  → send        | depositing | 0 0 1 | intent, +place
        bank sent  → success     | code 5m    | 0 0 1 | sent heard
        code right → locked 720h | code 5m    | 0 0 1 | -
        """);
  }

  @Test
  void theCodeMayBeFasterThanTheBanksAnswer() {
    Story.play(
        """
        deposit A  → send     | depositing | 0 0 1 | intent, +place
        code right → approved | approved   | 0 0 1 | sent, right, person
        bank sent  → success  | approved   | 0 0 1 | -
        """);
  }

  @Test
  void theLockEndsADayAfterTheOldestOfTheFive() {
    Story.play(
        """
        given mistyped A 5
        +3h deposit A, held back → not possible  | awaiting deposit | 0 0 0 | -
        +20h59m59s deposit A     → send          | depositing       | 0 0 1 | intent, +place
        bank sent                → success       | code 5m          | 0 0 1 | sent heard
        +0.999s code right       → locked 0.001s | code 4m59.001s   | 0 0 1 | -
        deposit A                → success       | code 4m59.001s   | 0 0 1 | -
        """);
  }

  @Test
  void theThirdWrongRejects() {
    Story.play(
        """
        deposit A  → send          | depositing        | 0 0 1 | intent, +place
        bank sent  → success       | code 5m           | 0 0 1 | sent heard
        code wrong → code wrong    | code 5m           | 0 1 1 | sent heard, wrong, person
        code wrong → code wrong    | code 5m           | 0 2 1 | sent heard, wrong, person
        code wrong → guesses spent | rejected: retries | 0 3 1 | sent heard, wrong, person
        code right → not usable    | rejected: retries | 0 3 1 | -
        """);
  }

  @Test
  void whileNobodyKnowsACodeCountsFifteenMinutes() {
    Story.play(
        """
        deposit A              → send         | depositing   | 0 0 1 | intent, +place
        bank unknown           → processing   | depositing   | 0 0 1 | unknown
        +14m59.999s code wrong → code wrong   | depositing   | 0 1 1 | unknown, wrong, person
        +0.001s code right     → code expired | depositing   | 0 1 1 | -
        +1m inquiry sent       → success      | code expired | 0 1 1 | sent
        code right             → code expired | code expired | 0 1 1 | -
        deposit A              → success      | code expired | 0 1 1 | sent heard
        +30s deposit A         → send         | depositing   | 0 1 2 | intent, +place
        """);
  }

  @Test
  void whileNobodyKnowsARightCodeProvesArrival() {
    Story.play(
        """
        deposit A      → send       | depositing | 0 0 1 | intent, +place
        bank unknown   → processing | depositing | 0 0 1 | unknown
        +1m code wrong → code wrong | depositing | 0 1 1 | unknown, wrong, person
        code right     → approved   | approved   | 0 1 1 | sent, right, person
        inquiry sent   → success    | approved   | 0 1 1 | -
        """);
  }

  @Test
  void theLastGuessWhileNobodyKnowsRejectsAndTheLedgerRunsOn() {
    Story.play(
        """
        deposit A              → send          | depositing        | 0 0 1 | intent, +place
        bank unknown           → processing    | depositing        | 0 0 1 | unknown
        code wrong             → code wrong    | depositing        | 0 1 1 | unknown, wrong, person
        code wrong             → code wrong    | depositing        | 0 2 1 | unknown, wrong, person
        code wrong             → guesses spent | rejected: retries | 0 3 1 | unknown, wrong, person
        +11m inquiry no record → not usable    | rejected: retries | 0 3 0 | refused, -place
        booked                 → -             | rejected: retries | 0 3 1 | late, +place, alarm
        """);
  }
}
