package io.ilwon.submission;

import org.junit.jupiter.api.Test;

/** PreStep2 asks for a won: what counts, what does not, and how often. */
class DepositStoryTest {
  @Test
  void aNewBankDayBeginsWithTheOpenTransfers() {
    Story.play(
        """
        given places A 10
        deposit A        → limit reached | awaiting deposit | 0 0 0 | -
        +3h59m deposit A → limit reached | awaiting deposit | 0 0 0 | -
        +11h deposit A   → limit reached | awaiting deposit | 0 0 0 | -
        +1m deposit A    → send          | depositing       | 0 0 1 | intent, +place
        """);
  }

  @Test
  void aNonKoreanDocumentIsRefusedWhereTheProjectSaysSo() {
    Story.play(
        """
        given country JPN
        deposit A      → not usable | awaiting deposit | 0 0 0 | -
        name-check A   → not usable | awaiting deposit | 0 0 0 | -
        patch approved → edited     | approved         | 0 0 0 | -
        """);
  }

  @Test
  void anAccountMayChangeBetweenAttemptsWhileNothingIsOpen() {
    Story.play(
        """
        deposit A                → send         | depositing       | 0 0 1 | intent, +place
        deposit B                → processing   | depositing       | 0 0 1 | -
        bank refuses: no account → not verified | awaiting deposit | 1 0 0 | refused, -place
        deposit B                → send         | depositing       | 1 0 1 | intent, +place
        bank sent                → success      | code 5m          | 1 0 1 | sent heard
        """);
  }

  @Test
  void anEleventhWonOfTheDayIsRefused() {
    Story.play(
        """
        given places A 9
        given resend-gap 0s
        deposit A               → send              | depositing       | 0 0 1 | intent, +place
        bank refuses: other     → refused           | awaiting deposit | 1 0 0 | refused, -place
        deposit A               → send              | depositing       | 1 0 1 | intent, +place
        bank unknown            → processing        | depositing       | 1 0 1 | unknown
        inquiry sent            → success           | code 5m          | 1 0 1 | sent
        deposit B               → send              | depositing       | 1 0 2 | intent, +place
        bank sent               → success           | code 5m          | 1 0 2 | sent heard
        deposit A               → limit reached     | code 5m          | 1 0 2 | -
        deposit A, unknown bank → invalid bank code | code 5m          | 2 0 2 | -
        deposit A, held back    → not possible      | code 5m          | 2 0 2 | -
        """);
  }

  @Test
  void anUnknownBankCountsAndSendsNothing() {
    Story.play(
        """
        deposit A, unknown bank    → invalid bank code | awaiting deposit  | 1 0 0 | -
        name-check A, unknown bank → invalid bank code | awaiting deposit  | 2 0 0 | -
        deposit A, unknown bank    → invalid bank code | awaiting deposit  | 3 0 0 | -
        name-check A, unknown bank → invalid bank code | awaiting deposit  | 4 0 0 | -
        deposit A, unknown bank    → too many failures | rejected: retries | 5 0 0 | -
        deposit A                  → not usable        | rejected: retries | 5 0 0 | -
        """);
  }

  @Test
  void callsBesideAnOpenTransferAreProcessing() {
    Story.play(
        """
        deposit A               → send       | depositing | 0 0 1 | intent, +place
        deposit A               → processing | depositing | 0 0 1 | -
        deposit B, unknown bank → processing | depositing | 0 0 1 | -
        name-check A            → processing | depositing | 0 0 1 | -
        sender lost             → processing | depositing | 0 0 1 | unknown
        deposit A               → processing | depositing | 0 0 1 | -
        inquiry in process      → processing | depositing | 0 0 1 | unknown
        deposit A               → processing | depositing | 0 0 1 | -
        """);
  }

  @Test
  void theFifthFailureRejectsOnce() {
    Story.play(
        """
        deposit A                → send              | depositing        | 0 0 1 | intent, +place
        bank refuses: no account → not verified      | awaiting deposit  | 1 0 0 | refused, -place
        deposit A                → send              | depositing        | 1 0 1 | intent, +place
        bank refuses: not taken  → cannot receive    | awaiting deposit  | 2 0 0 | refused, -place
        deposit A                → send              | depositing        | 2 0 1 | intent, +place
        bank refuses: closed     → not possible      | awaiting deposit  | 3 0 0 | refused, -place
        deposit A                → send              | depositing        | 3 0 1 | intent, +place
        bank refuses: no bank    → invalid bank code | awaiting deposit  | 4 0 0 | refused, -place
        deposit A                → send              | depositing        | 4 0 1 | intent, +place
        bank refuses: other      → too many failures | rejected: retries | 5 0 0 | refused, -place
        deposit A                → not usable        | rejected: retries | 5 0 0 | -
        code right               → not usable        | rejected: retries | 5 0 0 | -
        bank refuses: other #5   → not usable        | rejected: retries | 5 0 0 | -
        """);
  }

  @Test
  void theRightCodeApproves() {
    Story.play(
        """
        deposit A       → send       | depositing | 0 0 1 | intent, +place
        +1s bank sent   → success    | code 5m    | 0 0 1 | sent heard
        +20s code wrong → code wrong | code 4m40s | 0 1 1 | sent heard, wrong, person
        +20s code right → approved   | approved   | 0 1 1 | right, person
        code right      → not usable | approved   | 0 1 1 | -
        deposit A       → not usable | approved   | 0 1 1 | -
        """);
  }

  @Test
  void whatWeStopOurselvesNeverCounts() {
    Story.play(
        """
        deposit A, held back       → not possible  | awaiting deposit | 0 0 0 | -
        deposit A, budget spent    → not possible  | awaiting deposit | 0 0 0 | -
        deposit A, other day's won → budget again  | awaiting deposit | 0 0 0 | -
        deposit A                  → send          | depositing       | 0 0 1 | intent, +place
        bank refuses: held back    → not possible  | awaiting deposit | 0 0 0 | refused, -place
        deposit A                  → send          | depositing       | 0 0 1 | intent, +place
        bank refuses: not asked    → not requested | awaiting deposit | 0 0 0 | refused, -place
        deposit A                  → send          | depositing       | 0 0 1 | intent, +place
        bank sent                  → success       | code 5m          | 0 0 1 | sent heard
        """);
  }
}
