package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ilwon.crypto.Opaque;
import io.ilwon.project.ProjectLimits;
import io.ilwon.rail.Refusal;
import io.ilwon.transfer.Proof;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A call to which several answers apply gets the first of the contract's order (§2.4, decision 1;
 * §3), and of any two the earlier one.
 */
class ChecksInOrderTest {
  /** What keeps a PreStep2 from sending, in the contract's order. */
  private enum Deposit {
    FINISHED,
    OPEN,
    UNHEARD,
    GAP,
    BANK,
    HELD_BACK,
    SENDS,
    DAY,
    BUDGET;

    private DepositAnswer answer() {
      return switch (this) {
        case FINISHED -> new DepositAnswer.NotUsable();
        case OPEN, GAP -> new DepositAnswer.Retry(RetryReason.PROCESSING, 0);
        case UNHEARD -> new DepositAnswer.Success();
        case BANK -> new DepositAnswer.Retry(RetryReason.INVALID_BANK_CODE, 1);
        case HELD_BACK, BUDGET -> new DepositAnswer.Retry(RetryReason.NOT_POSSIBLE, 0);
        case SENDS, DAY -> new DepositAnswer.LimitReached();
      };
    }
  }

  /** A submission's newest transfer is one of these, so no call meets two of them. */
  private static final Set<Deposit> ABOUT_THE_LAST =
      EnumSet.of(Deposit.OPEN, Deposit.UNHEARD, Deposit.GAP);

  @Test
  void ofAnyTwoThatApplyToADepositTheEarlierAnswers() {
    for (Deposit first : Deposit.values()) {
      for (Deposit second : Deposit.values()) {
        if (second.compareTo(first) >= 0
            && !(first != second
                && ABOUT_THE_LAST.contains(first)
                && ABOUT_THE_LAST.contains(second))) {
          assertEquals(
              first.answer(),
              deposit(EnumSet.of(first, second)),
              () -> first + " before " + second);
        }
      }
    }
    assertEquals(Answer.Send.class, deposit(EnumSet.noneOf(Deposit.class)).getClass());
  }

  /** All at once, then each first one less: every answer of the order appears in turn. */
  @Test
  void takenAwayOneByOneEveryCheckHasItsTurn() {
    Set<Deposit> all = EnumSet.allOf(Deposit.class);
    all.removeAll(EnumSet.of(Deposit.OPEN, Deposit.UNHEARD));
    Answer before = deposit(all);
    for (Deposit next : List.of(Deposit.FINISHED, Deposit.GAP, Deposit.BANK, Deposit.HELD_BACK)) {
      all.remove(next);
      assertNotEquals(before, deposit(all), () -> "without " + next);
      before = deposit(all);
    }
  }

  private static Answer deposit(Set<Deposit> applying) {
    Stage stage = new Stage.AwaitingDeposit();
    Transfer latest =
        Scene.transfer(
            new State.Refused(Scene.NOW.minusSeconds(40), Proof.ANSWER, Refusal.UNCLASSIFIED, "E9"),
            false);
    Opaque account = World.account("A");
    Stage code = new Stage.AwaitingCode(latest.id(), Scene.NOW.plusSeconds(200));
    if (applying.contains(Deposit.OPEN)) {
      latest = Scene.transfer(new State.Unknown("no answer"), false);
      stage = new Stage.Depositing(latest.id());
    } else if (applying.contains(Deposit.UNHEARD)) {
      latest = sent(40, false);
      stage = code;
    } else if (applying.contains(Deposit.GAP)) {
      latest = sent(5, true);
      stage = code;
      account = World.account("B");
    }
    if (applying.contains(Deposit.FINISHED)) {
      stage = new Stage.Rejected(Rejection.EDITED, Scene.NOW);
    }
    Submission s = submission(stage, latest, applying.contains(Deposit.SENDS) ? 5 : 1);
    Event event =
        new Event.DepositAsked(
            new TransferId(new UUID(0, 2)),
            "R2",
            account,
            Opaque.of(new byte[] {2}),
            !applying.contains(Deposit.BANK),
            applying.contains(Deposit.HELD_BACK),
            applying.contains(Deposit.BUDGET) ? Event.Budget.SPENT : Event.Budget.GRANTED);
    return decide(s, event, applying.contains(Deposit.DAY) ? 10 : 0, 0);
  }

  @Test
  void ofAnyTwoThatApplyToANameCheckTheEarlierAnswers() {
    Submission open =
        submission(new Stage.Depositing(new TransferId(new UUID(0, 1))), unknown(), 1);
    Submission ended = open.at(new Stage.Approved(Scene.NOW));
    Submission fresh = submission(new Stage.AwaitingDeposit(), sent(5, true), 1);
    Event badBank = new Event.HolderAsked(false, true);
    Event heldBack = new Event.HolderAsked(true, true);
    Event goodBank = new Event.HolderAsked(true, false);
    assertEquals(new DepositAnswer.NotUsable(), decide(ended, badBank, 10, 0));
    assertEquals(new DepositAnswer.Retry(RetryReason.PROCESSING, 0), decide(open, badBank, 10, 0));
    assertEquals(
        new DepositAnswer.Retry(RetryReason.INVALID_BANK_CODE, 1), decide(fresh, badBank, 10, 0));
    assertEquals(
        new DepositAnswer.Retry(RetryReason.NOT_POSSIBLE, 0), decide(fresh, heldBack, 10, 0));
    assertEquals(new DepositAnswer.LimitReached(), decide(fresh, goodBank, 10, 0));
    assertEquals(new Answer.AskHolder(), decide(fresh, goodBank, 9, 0));
  }

  /** Each row with everything of the later rows true as well, right and wrong digits alike. */
  @Test
  void ofTheRowsOfStep2TheFirstThatAppliesAnswers() {
    Transfer spent = sent(290, true).guessedWrong().guessedWrong().guessedWrong();
    TransferId id = spent.id();
    Submission dead = submission(new Stage.AwaitingCode(id, Scene.NOW), spent, 1);
    Submission isVoid = dead.at(new Stage.AwaitingCode(id, Scene.NOW.plusSeconds(1)));
    Submission alive = isVoid.latest(sent(5, true));
    for (boolean right : List.of(true, false)) {
      Event typed = new Event.CodeEntered(right);
      Function<Submission, Answer> locked = s -> decide(s, typed, 0, 5);
      Function<Submission, Answer> free = s -> decide(s, typed, 0, 4);
      assertEquals(
          new DepositAnswer.NotUsable(), locked.apply(dead.at(new Stage.Approved(Scene.NOW))));
      assertEquals(
          new GuessAnswer.NoCodeRequested(), locked.apply(dead.at(new Stage.AwaitingDeposit())));
      assertEquals(new GuessAnswer.Locked(0, Duration.ofHours(24)), locked.apply(dead));
      assertEquals(new GuessAnswer.CodeExpired(0), free.apply(dead));
      assertEquals(new GuessAnswer.CodeVoid(0), free.apply(isVoid));
      assertEquals(
          right ? new GuessAnswer.Approved(0) : new GuessAnswer.CodeWrong(1), free.apply(alive));
    }
  }

  private static Answer decide(Submission s, Event event, int used, int mistyped) {
    World world = new World();
    world.now = Scene.NOW;
    world.project = new ProjectLimits(Duration.ofMinutes(5), 3, Duration.ofSeconds(30), 5, 0);
    for (String letter : List.of("A", "B")) {
      world.used(World.account(letter), used, used);
      world.mistyped(World.account(letter), mistyped);
    }
    Limits limits = world.limits(World.account("A"));
    return SubmissionRules.decide(s, limits, event, Scene.NOW).answer();
  }

  private static Transfer sent(int secondsAgo, boolean heard) {
    return Scene.transfer(
        new State.Sent(Scene.NOW.minusSeconds(secondsAgo), Proof.ANSWER, "ref"), heard);
  }

  private static Transfer unknown() {
    return Scene.transfer(new State.Unknown("no answer"), false);
  }

  private static Submission submission(Stage stage, Transfer latest, int won) {
    return new Submission(
        new SubmissionId("checks"),
        stage,
        0,
        0,
        won,
        won,
        "KOR",
        World.MORNING,
        World.MORNING.plus(Limits.IN_ALL),
        false,
        latest);
  }
}
