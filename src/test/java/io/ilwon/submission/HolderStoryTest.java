package io.ilwon.submission;

import org.junit.jupiter.api.Test;

/** PreStep2's name check asks who holds the account and moves no money. */
class HolderStoryTest {
  @Test
  void aMatchMovesNoMoneyAndIssuesNoCode() {
    Story.play(
        """
        name-check A → ask holder        | awaiting deposit | 0 0 0 | +check
        holder match → success           | awaiting deposit | 0 0 0 | -
        code right   → no code requested | awaiting deposit | 0 0 0 | -
        """);
  }

  @Test
  void aMismatchCountsAndTheFifthRejects() {
    Story.play(
        """
        name-check A    → ask holder        | awaiting deposit  | 0 0 0 | +check
        holder no match → not verified      | awaiting deposit  | 1 0 0 | -
        name-check A    → ask holder        | awaiting deposit  | 1 0 0 | +check
        holder no match → not verified      | awaiting deposit  | 2 0 0 | -
        name-check A    → ask holder        | awaiting deposit  | 2 0 0 | +check
        holder no match → not verified      | awaiting deposit  | 3 0 0 | -
        name-check A    → ask holder        | awaiting deposit  | 3 0 0 | +check
        holder no match → not verified      | awaiting deposit  | 4 0 0 | -
        name-check A    → ask holder        | awaiting deposit  | 4 0 0 | +check
        holder no match → too many failures | rejected: retries | 5 0 0 | -
        name-check A    → not usable        | rejected: retries | 5 0 0 | -
        """);
  }

  @Test
  void anAnswerAfterTheEndCountsNothing() {
    Story.play(
        """
        name-check A         → ask holder | awaiting deposit | 0 0 0 | +check
        +24h holder no match → not usable | rejected: time   | 0 0 0 | -
        """);
  }

  @Test
  void anAnswerThatComesWhenAnotherCallHasBegunADeposit() {
    Story.play(
        """
        name-check A    → ask holder   | awaiting deposit | 0 0 0 | +check
        deposit A       → send         | depositing       | 0 0 1 | intent, +place
        holder no match → not verified | depositing       | 1 0 1 | -
        bank sent       → success      | code 5m          | 1 0 1 | sent heard
        code right      → approved     | approved         | 1 0 1 | right, person
        """);
  }

  @Test
  void anEleventhOfTheDayIsRefusedWhateverThePlaces() {
    Story.play(
        """
        given checks A 9
        name-check A → ask holder    | awaiting deposit | 0 0 0 | +check
        holder match → success       | awaiting deposit | 0 0 0 | -
        name-check A → limit reached | awaiting deposit | 0 0 0 | -
        deposit A    → send          | depositing       | 0 0 1 | intent, +place
        """);
  }

  @Test
  void itVoidsNoCodeAndStartsNoGap() {
    Story.play(
        """
        deposit A       → send         | depositing | 0 0 1 | intent, +place
        bank sent       → success      | code 5m    | 0 0 1 | sent heard
        name-check A    → ask holder   | code 5m    | 0 0 1 | +check
        holder match    → success      | code 5m    | 0 0 1 | -
        name-check B    → ask holder   | code 5m    | 0 0 1 | +check
        holder no match → not verified | code 5m    | 1 0 1 | -
        code right      → approved     | approved   | 1 0 1 | right, person
        """);
  }

  @Test
  void notPossibleDoesNotCount() {
    Story.play(
        """
        name-check A        → ask holder   | awaiting deposit | 0 0 0 | +check
        holder not possible → not possible | awaiting deposit | 0 0 0 | -
        """);
  }

  @Test
  void tenAWonADayDoesNotApply() {
    Story.play(
        """
        given places A 10
        name-check A → ask holder    | awaiting deposit | 0 0 0 | +check
        holder match → success       | awaiting deposit | 0 0 0 | -
        deposit A    → limit reached | awaiting deposit | 0 0 0 | -
        """);
  }

  @Test
  void theFifthFailureEndsItEvenWhileAWonIsOnItsWay() {
    Story.play(
        """
        deposit A, unknown bank  → invalid bank code | awaiting deposit  | 1 0 0 | -
        deposit A, unknown bank  → invalid bank code | awaiting deposit  | 2 0 0 | -
        deposit A, unknown bank  → invalid bank code | awaiting deposit  | 3 0 0 | -
        deposit A, unknown bank  → invalid bank code | awaiting deposit  | 4 0 0 | -
        name-check A             → ask holder        | awaiting deposit  | 4 0 0 | +check
        deposit A                → send              | depositing        | 4 0 1 | intent, +place
        holder no match          → too many failures | rejected: retries | 5 0 1 | -
        bank refuses: no account → not usable        | rejected: retries | 5 0 0 | refused, -place
        """);
  }
}
