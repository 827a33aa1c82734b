package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import io.ilwon.rail.Refusal;
import io.ilwon.transfer.Asking;
import io.ilwon.transfer.Proof;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission in one of the situations it can be in, an hour after Step 1, and what to call it.
 */
record Scene(String name, Submission submission) {
  static final Instant NOW = World.MORNING.plus(Duration.ofHours(1));

  private static final TransferId FIRST = new TransferId(new UUID(0, 1));
  private static final Instant INTENT = NOW.minus(Duration.ofMinutes(11));
  private static final State SENT = new State.Sent(NOW.minusSeconds(50), Proof.ANSWER, "reference");
  private static final State JUST_SENT = new State.Sent(NOW.minusSeconds(5), Proof.ANSWER, "ref");
  private static final State UNKNOWN = new State.Unknown("no answer");
  private static final State SENDING = new State.Sending();
  private static final State.Refused REFUSED =
      new State.Refused(NOW.minusSeconds(50), Proof.ANSWER, Refusal.UNCLASSIFIED, "E9");

  /** Every stage with every transfer it can have, in the order of a submission's life. */
  static List<Scene> all() {
    Stage waits = new Stage.AwaitingDeposit();
    Stage depositing = new Stage.Depositing(FIRST);
    Stage code = new Stage.AwaitingCode(FIRST, NOW.plusSeconds(240));
    Stage ending = new Stage.AwaitingCode(FIRST, NOW.plusSeconds(60));
    Stage expired = new Stage.AwaitingCode(FIRST, NOW);
    Stage approved = new Stage.Approved(NOW.minusSeconds(1));
    Stage rejected = new Stage.Rejected(Rejection.EDITED, NOW.minusSeconds(1));
    return List.of(
        scene("awaiting deposit: new", waits, null),
        scene("awaiting deposit: the last was refused", waits, transfer(REFUSED, false)),
        scene("awaiting deposit: the last was taken back", waits, reversed()),
        scene("depositing: sending", depositing, transfer(SENDING, false)),
        scene("depositing: unknown", depositing, transfer(UNKNOWN, false)),
        scene("depositing: unknown for a minute", depositing, young()),
        scene("awaiting code: in the re-send gap", code, transfer(JUST_SENT, true)),
        scene("awaiting code: heard", code, transfer(SENT, true)),
        scene("awaiting code: not heard", code, transfer(SENT, false)),
        scene("awaiting code: in its last two minutes", ending, transfer(SENT, true)),
        scene("awaiting code: expired", expired, transfer(SENT, true)),
        scene(
            "awaiting code: void",
            code,
            transfer(SENT, true).guessedWrong().guessedWrong().guessedWrong()),
        scene("approved", approved, transfer(SENT, true)),
        scene("approved: the transfer still open", approved, transfer(UNKNOWN, false)),
        scene("rejected", rejected, transfer(SENT, true)),
        scene("rejected: the transfer still open", rejected, transfer(SENDING, false)),
        new Scene("deleted", scene("", rejected, transfer(SENT, true)).submission().gone()),
        new Scene(
            "deleted: the transfer still open",
            scene("", rejected, transfer(UNKNOWN, false)).submission().gone()));
  }

  /** Every state a transfer can be in, in the order of its life. */
  static List<State> states() {
    return List.of(
        SENDING,
        UNKNOWN,
        SENT,
        REFUSED,
        new State.Reversed(NOW.minusSeconds(5)),
        new State.SentLate(NOW.minusSeconds(5), REFUSED));
  }

  private static Scene scene(String name, Stage stage, @Nullable Transfer latest) {
    boolean cost = latest != null && !(latest.state() instanceof State.Refused);
    return new Scene(
        name,
        new Submission(
            new SubmissionId("scene"),
            stage,
            0,
            latest == null ? 0 : latest.codeWrong(),
            cost ? 1 : 0,
            latest == null ? 0 : 1,
            "KOR",
            World.MORNING,
            World.MORNING.plus(latest == null ? Limits.TO_FIRST_DEPOSIT : Limits.IN_ALL),
            false,
            latest));
  }

  /** Unknown, asked about, and not yet past the settle horizon. */
  private static Transfer young() {
    Asking asked = new Asking(1, NOW.plusSeconds(5), null, null);
    return begun(NOW.minusSeconds(60)).in(UNKNOWN, asked);
  }

  private static Transfer reversed() {
    return transfer(new State.Reversed(NOW.minusSeconds(5)), true);
  }

  /** A transfer begun eleven minutes ago, to account A: <i>no record</i> is believed of it. */
  static Transfer transfer(State state, boolean heard) {
    return begun(INTENT).in(state, Asking.NOTHING).heard(heard);
  }

  private static Transfer begun(Instant intent) {
    return new Transfer(
        FIRST,
        1,
        World.account("A"),
        "R1",
        Opaque.of(new byte[] {1}),
        0,
        intent,
        intent.plusSeconds(2),
        intent.plusSeconds(30),
        SENDING,
        Asking.NOTHING,
        false);
  }

  /** The stage's word. */
  String stage() {
    return submission.deleted() ? "deleted" : submission.stage().word().replace('_', ' ');
  }

  /** This scene after so many counted failures and wrong guesses more. */
  Scene after(int failures, int wrongGuesses) {
    Submission s = submission;
    return new Scene(
        name,
        new Submission(
            s.id(),
            s.stage(),
            s.failures() + failures,
            s.wrongGuesses() + wrongGuesses,
            s.won(),
            s.attempts(),
            s.issuingCountry(),
            s.createdAt(),
            s.endsAt(),
            s.deleted(),
            s.latest()));
  }

  /** What the happening does here, or null where it cannot happen for want of a transfer. */
  @Nullable Decision hears(Happening happening, Limits limits, Instant now) {
    if (happening.aboutTransfer() && submission.latest() == null) {
      return null;
    }
    Event event = happening.to(submission.latest(), new TransferId(new UUID(0, 2)), now);
    Decision decision = SubmissionRules.decide(submission, limits, event, now);
    Invariants.hold(submission, limits, event, decision, now);
    return decision;
  }
}
