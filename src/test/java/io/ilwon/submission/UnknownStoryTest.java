package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.transfer.TransferId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody knows whether the won went: asked about, never sent again, heard once it is known. */
class UnknownStoryTest {
  @Test
  void aCallerWhoWasGoneIsAsUnheard() {
    Story.play(
        """
        deposit A              → send    | depositing | 0 0 1 | intent, +place
        bank sent, caller gone → success | code 5m    | 0 0 1 | sent
        +1s deposit A          → success | code 4m59s | 0 0 1 | sent heard
        +29s deposit A         → send    | depositing | 0 0 2 | intent, +place
        """);
  }

  @Test
  void anAnswerThatWasLostIsHeardByTheNext() {
    Story.play(
        """
        deposit A      → send    | depositing | 0 0 1 | intent, +place
        bank sent      → success | code 5m    | 0 0 1 | sent heard
        answer lost    → -       | code 5m    | 0 0 1 | sent
        answer lost    → -       | code 5m    | 0 0 1 | -
        +31s deposit A → success | code 4m29s | 0 0 1 | sent heard
        +1s deposit A  → send    | depositing | 0 0 2 | intent, +place
        """);
  }

  @Test
  void anAnswerThatWasLostMattersOnlyWhileItsTransferIsTheNewest() {
    Story.play(
        """
        given resend-gap 0s
        deposit A      → send    | depositing | 0 0 1 | intent, +place
        bank sent      → success | code 5m    | 0 0 1 | sent heard
        deposit A      → send    | depositing | 0 0 2 | intent, +place
        answer lost #1 → -       | depositing | 0 0 2 | -
        """);
  }

  @Test
  void anAnswerIsNotLostWhereNothingWasSent() {
    World world = new World();
    SubmissionId id = world.opened("nothing sent", "KOR");
    Event lost = new Event.AnswerLost(new TransferId(new UUID(0, 1)));

    assertEquals(List.of(), world.happens(id, null, lost).effects());
  }

  @Test
  void anUnheardSuccessIsHeardOnceWithoutASecondWon() {
    Story.play(
        """
        deposit A                 → send         | depositing | 0 0 1 | intent, +place
        bank unknown              → processing   | depositing | 0 0 1 | unknown
        +1s inquiry sent          → success      | code 5m    | 0 0 1 | sent
        +31s deposit B, held back → not possible | code 4m29s | 0 0 1 | -
        deposit A                 → success      | code 4m29s | 0 0 1 | sent heard
        +30s deposit A            → send         | depositing | 0 0 2 | intent, +place
        """);
  }

  @Test
  void itRunsOnAfterTheSubmissionHasEnded() {
    Story.play(
        """
        deposit A    → send          | depositing        | 0 0 1 | intent, +place
        bank unknown → processing    | depositing        | 0 0 1 | unknown
        code wrong   → code wrong    | depositing        | 0 1 1 | unknown, wrong, person
        code wrong   → code wrong    | depositing        | 0 2 1 | unknown, wrong, person
        code wrong   → guesses spent | rejected: retries | 0 3 1 | unknown, wrong, person
        inquiry sent → not usable    | rejected: retries | 0 3 1 | sent
        """);
  }

  @Test
  void itsSendersOwnWordIsBelievedEvenWhenItComesLate() {
    Story.play(
        """
        deposit A                → send         | depositing       | 0 0 1 | intent, +place
        +30s sender lost         → processing   | depositing       | 0 0 1 | unknown
        bank refuses: no account → not verified | awaiting deposit | 1 0 0 | refused, -place
        deposit A                → send         | depositing       | 1 0 1 | intent, +place
        +30s sender lost         → processing   | depositing       | 1 0 1 | unknown
        bank unknown             → processing   | depositing       | 1 0 1 | -
        bank sent                → success      | code 5m          | 1 0 1 | sent heard
        """);
  }

  @Test
  void settledAsNotSentItCountsThen() {
    Story.play(
        """
        deposit A                        → send         | depositing       | 0 0 1 | intent, +place
        bank unknown                     → processing   | depositing       | 0 0 1 | unknown
        inquiry in process               → processing   | depositing       | 0 0 1 | unknown
        +10m2s inquiry no record         → processing   | depositing       | 0 0 1 | unknown
        +0.001s inquiry no record, early → processing   | depositing       | 0 0 1 | unknown
        inquiry no record                → refused      | awaiting deposit | 1 0 0 | refused, -place
        deposit A                        → send         | depositing       | 1 0 1 | intent, +place
        bank unknown                     → processing   | depositing       | 1 0 1 | unknown
        inquiry refuses: no account      → not verified | awaiting deposit | 2 0 0 | refused, -place
        deposit A                        → send         | depositing       | 2 0 1 | intent, +place
        """);
  }

  @Test
  void whatWeHeldBackOurselvesNeverCountsNotEvenWhenToldLate() {
    Story.play(
        """
        deposit A               → send          | depositing       | 0 0 1 | intent, +place
        +30s sender lost        → processing    | depositing       | 0 0 1 | unknown
        bank refuses: held back → not possible  | awaiting deposit | 0 0 0 | refused, -place
        deposit A               → send          | depositing       | 0 0 1 | intent, +place
        +30s sender lost        → processing    | depositing       | 0 0 1 | unknown
        bank refuses: not asked → not requested | awaiting deposit | 0 0 0 | refused, -place
        deposit A               → send          | depositing       | 0 0 1 | intent, +place
        """);
  }

  @Test
  void withADeadCodeItIsAResend() {
    Story.play(
        """
        deposit A     → send       | depositing | 0 0 1 | intent, +place
        bank unknown  → processing | depositing | 0 0 1 | unknown
        inquiry sent  → success    | code 5m    | 0 0 1 | sent
        +5m deposit A → send       | depositing | 0 0 2 | intent, +place
        """);
  }

  @Test
  void withAVoidCodeItIsAResend() {
    Story.play(
        """
        given guesses 4
        deposit A      → send       | depositing | 0 0 1 | intent, +place
        bank unknown   → processing | depositing | 0 0 1 | unknown
        code wrong     → code wrong | depositing | 0 1 1 | unknown, wrong, person
        code wrong     → code wrong | depositing | 0 2 1 | unknown, wrong, person
        code wrong     → code wrong | depositing | 0 3 1 | unknown, wrong, person
        code right     → code void  | depositing | 0 3 1 | -
        inquiry sent   → success    | code 5m    | 0 3 1 | sent
        code right     → code void  | code 5m    | 0 3 1 | -
        +30s deposit A → send       | depositing | 0 3 2 | intent, +place
        bank sent      → success    | code 5m    | 0 3 2 | sent heard
        code right     → approved   | approved   | 0 3 2 | right, person
        """);
  }

  @Test
  void withAnotherAccountItIsAResend() {
    Story.play(
        """
        deposit A      → send       | depositing | 0 0 1 | intent, +place
        sender lost    → processing | depositing | 0 0 1 | unknown
        inquiry sent   → success    | code 5m    | 0 0 1 | sent
        +29s deposit B → processing | code 4m31s | 0 0 1 | -
        +1s deposit B  → send       | depositing | 0 0 2 | intent, +place
        """);
  }

  @Test
  void withoutAFinalWordItWaitsForAPerson() {
    Story.play(
        """
        deposit A                       → send         | depositing       | 0 0 1 | intent, +place
        bank unknown                    → processing   | depositing       | 0 0 1 | unknown
        inquiry in process              → processing   | depositing       | 0 0 1 | unknown
        inquiry in process              → processing   | depositing       | 0 0 1 | unknown
        inquiry in process              → processing   | depositing       | 0 0 1 | unknown
        inquiry in process              → processing   | depositing       | 0 0 1 | unknown
        +11m inquiry in process         → processing   | depositing       | 0 0 1 | unknown, alarm
        deposit A                       → processing   | depositing       | 0 0 1 | -
        +1h inquiry refuses: no account → not verified | awaiting deposit | 1 0 0 | refused, -place
        deposit A                       → send         | depositing       | 1 0 1 | intent, +place
        """);
  }

  @Test
  void theFifthMayBeAnUnknownThatSettles() {
    Story.play(
        """
        deposit A, unknown bank → invalid bank code | awaiting deposit  | 1 0 0 | -
        deposit A, unknown bank → invalid bank code | awaiting deposit  | 2 0 0 | -
        deposit A, unknown bank → invalid bank code | awaiting deposit  | 3 0 0 | -
        deposit A, unknown bank → invalid bank code | awaiting deposit  | 4 0 0 | -
        deposit A               → send              | depositing        | 4 0 1 | intent, +place
        bank unknown            → processing        | depositing        | 4 0 1 | unknown
        deposit A               → processing        | depositing        | 4 0 1 | -
        +11m inquiry no record  → too many failures | rejected: retries | 5 0 0 | refused, -place
        deposit A               → not usable        | rejected: retries | 5 0 0 | -
        inquiry no record       → not usable        | rejected: retries | 5 0 0 | -
        """);
  }
}
