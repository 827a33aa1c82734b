package io.ilwon.submission;

import org.junit.jupiter.api.Test;

/** What a bank tells after its answer: taken back, booked after all, refused after all. */
class AfterwardsStoryTest {
  @Test
  void aBookingListedWhileUnknownIsASuccess() {
    Story.play(
        """
        deposit A    → send       | depositing | 0 0 1 | intent, +place
        bank unknown → processing | depositing | 0 0 1 | unknown
        booked       → success    | code 5m    | 0 0 1 | sent
        booked       → success    | code 5m    | 0 0 1 | -
        deposit A    → success    | code 5m    | 0 0 1 | sent heard
        """);
  }

  @Test
  void aLateBookingOfAnEarlierWonLeavesTheNewerAlone() {
    Story.play(
        """
        given sends 2
        deposit A           → send          | depositing       | 0 0 1 | intent, +place
        bank refuses: other → refused       | awaiting deposit | 1 0 0 | refused, -place
        deposit A           → send          | depositing       | 1 0 1 | intent, +place
        booked #1           → -             | depositing       | 1 0 2 | late, +place, alarm
        bank sent           → success       | code 5m          | 1 0 2 | sent heard
        +30s deposit A      → limit reached | code 4m30s       | 1 0 2 | -
        code right          → approved      | approved         | 1 0 2 | right, person
        """);
  }

  @Test
  void aLateBookingTakesItsPlaceEvenPastTheTenth() {
    Story.play(
        """
        given places A 9
        deposit A           → send          | depositing       | 0 0 1 | intent, +place
        bank refuses: other → refused       | awaiting deposit | 1 0 0 | refused, -place
        deposit A           → send          | depositing       | 1 0 1 | intent, +place
        bank sent           → success       | code 5m          | 1 0 1 | sent heard
        booked #1           → -             | code 5m          | 1 0 2 | late, +place, alarm
        +30s deposit A      → limit reached | code 4m30s       | 1 0 2 | -
        """);
  }

  @Test
  void aRefusalAfterASuccessIsAnAlarmAndNothingElse() {
    Story.play(
        """
        deposit A           → send       | depositing | 0 0 1 | intent, +place
        sender lost         → processing | depositing | 0 0 1 | unknown
        inquiry sent        → success    | code 5m    | 0 0 1 | sent
        bank refuses: other → success    | code 5m    | 0 0 1 | sent, alarm
        code right          → approved   | approved   | 0 0 1 | right, person
        """);
  }

  @Test
  void aReversalBeforeTheAnswer() {
    Story.play(
        """
        deposit A  → send    | depositing       | 0 0 1 | intent, +place
        taken back → refused | awaiting deposit | 0 0 1 | reversed, alarm
        bank sent  → refused | awaiting deposit | 0 0 1 | -
        deposit A  → send    | depositing       | 0 0 2 | intent, +place
        """);
  }

  @Test
  void aReversalIsNotToldOnceTheSubmissionIsRejected() {
    Story.play(
        """
        deposit A      → send       | depositing       | 0 0 1 | intent, +place
        patch rejected → edited     | rejected: edited | 0 0 1 | -
        taken back     → not usable | rejected: edited | 0 0 1 | reversed, alarm
        bank sent      → not usable | rejected: edited | 0 0 1 | -
        """);
  }

  @Test
  void aReversalKillsTheCode() {
    Story.play(
        """
        deposit A       → send              | depositing       | 0 0 1 | intent, +place
        bank sent       → success           | code 5m          | 0 0 1 | sent heard
        +10s taken back → refused           | awaiting deposit | 0 0 1 | reversed heard, alarm
        code right      → no code requested | awaiting deposit | 0 0 1 | -
        deposit A       → send              | depositing       | 0 0 2 | intent, +place
        taken back #1   → refused           | depositing       | 0 0 2 | -
        """);
  }

  @Test
  void aReversalLeavesAnApproval() {
    Story.play(
        """
        deposit A  → send     | depositing | 0 0 1 | intent, +place
        bank sent  → success  | code 5m    | 0 0 1 | sent heard
        code right → approved | approved   | 0 0 1 | right, person
        taken back → refused  | approved   | 0 0 1 | reversed heard, alarm
        taken back → refused  | approved   | 0 0 1 | -
        """);
  }

  @Test
  void aReversalOfAnEarlierWonLeavesTheNewerCode() {
    Story.play(
        """
        deposit A      → send     | depositing | 0 0 1 | intent, +place
        bank sent      → success  | code 5m    | 0 0 1 | sent heard
        +30s deposit A → send     | depositing | 0 0 2 | intent, +place
        bank sent      → success  | code 5m    | 0 0 2 | sent heard
        taken back #1  → refused  | code 5m    | 0 0 2 | reversed heard, alarm
        code right     → approved | approved   | 0 0 2 | right, person
        """);
  }

  @Test
  void aReversalWhileUnknownFreesTheSubmission() {
    Story.play(
        """
        deposit A    → send       | depositing       | 0 0 1 | intent, +place
        bank unknown → processing | depositing       | 0 0 1 | unknown
        taken back   → refused    | awaiting deposit | 0 0 1 | reversed, alarm
        deposit A    → send       | depositing       | 0 0 2 | intent, +place
        """);
  }

  @Test
  void aWonFoundBookedAfterARefusal() {
    Story.play(
        """
        deposit A           → send              | depositing       | 0 0 1 | intent, +place
        bank refuses: other → refused           | awaiting deposit | 1 0 0 | refused, -place
        booked              → -                 | awaiting deposit | 1 0 1 | late, +place, alarm
        booked              → -                 | awaiting deposit | 1 0 1 | -
        code right          → no code requested | awaiting deposit | 1 0 1 | -
        deposit A           → send              | depositing       | 1 0 2 | intent, +place
        """);
  }

  @Test
  void theSendersSuccessAfterNoRecordIsALateBooking() {
    Story.play(
        """
        deposit A              → send       | depositing       | 0 0 1 | intent, +place
        sender lost            → processing | depositing       | 0 0 1 | unknown
        +11m inquiry no record → refused    | awaiting deposit | 1 0 0 | refused, -place
        bank sent              → -          | awaiting deposit | 1 0 1 | late, +place, alarm
        """);
  }
}
