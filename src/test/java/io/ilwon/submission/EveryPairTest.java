package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.project.ProjectLimits;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stage hears every event, under every limit: nothing throws and every invariant holds. */
class EveryPairTest {
  private static final int FRESH = 0;
  private static final int AT_THE_EDGE = 10;

  static List<Scene> scenes() {
    return Scene.all();
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void everyStageHearsEveryEventUnderEveryLimit(Scene scene) {
    for (int failures : List.of(0, 4)) {
      for (int wrong : List.of(0, 2)) {
        Scene after = scene.after(failures, wrong);
        for (Limits limits : limits()) {
          for (Happening happening : Happening.ALL) {
            for (Instant now : List.of(Scene.NOW, Scene.NOW.plus(Duration.ofHours(23)))) {
              after.hears(happening, limits, now);
            }
          }
        }
      }
    }
  }

  /** The same news twice, as a lost commit or a second node may tell it, moves no count twice. */
  @ParameterizedTest
  @MethodSource("scenes")
  void theSameNewsTwiceCountsOnce(Scene scene) {
    Limits limits = limits().getFirst();
    for (Happening happening : Happening.ALL) {
      if (happening.aboutTransfer() && scene.submission().latest() != null) {
        Submission once = next(scene, happening, limits);
        Submission twice = next(new Scene("again", once), happening, limits);
        assertEquals(once.failures(), twice.failures(), happening::words);
        assertEquals(once.won(), twice.won(), happening::words);
        assertEquals(once.stage(), twice.stage(), happening::words);
      }
    }
  }

  /** News of an earlier transfer never moves a submission that waits for a newer one. */
  @ParameterizedTest
  @MethodSource("scenes")
  void newsOfAnEarlierTransferMovesNoStage(Scene scene) {
    Limits limits = limits().getFirst();
    for (Scene earlier : Scene.all()) {
      Transfer old = earlier.submission().latest();
      if (old == null || old.state().open()) {
        continue;
      }
      for (Happening happening : Happening.ALL) {
        if (happening.aboutTransfer() && !happening.words().startsWith("answer")) {
          Event event = new Event.TransferNews(renamed(old), happening.news(Scene.NOW), false);
          Decision d = SubmissionRules.decide(scene.submission(), limits, event, Scene.NOW);
          assertEquals(scene.submission().stage(), d.next().stage(), happening::words);
          assertEquals(scene.submission().latest(), d.next().latest(), happening::words);
          assertEquals(scene.submission().failures(), d.next().failures(), happening::words);
        }
      }
    }
  }

  /** The scenes cover what there is: a new stage, event, answer or effect must appear here too. */
  @Test
  void everyStageEventAnswerAndEffectAppears() {
    Set<Class<?>> seen = new HashSet<>();
    for (Scene scene : Scene.all()) {
      seen.add(scene.submission().stage().getClass());
      for (Limits limits : limits()) {
        for (Happening h : Happening.ALL) {
          for (int failures : List.of(0, 4)) {
            Decision d = scene.after(failures, failures / 2).hears(h, limits, Scene.NOW);
            if (d != null) {
              seen.add(d.answer().getClass());
              d.effects().forEach(e -> seen.add(e.getClass()));
            }
          }
          if (!h.aboutTransfer() || scene.submission().latest() != null) {
            Transfer t = scene.submission().latest();
            seen.add(h.to(t, new TransferId(new UUID(0, 3)), Scene.NOW).getClass());
          }
        }
      }
    }
    Set<Class<?>> all = new HashSet<>();
    for (Class<?> kind :
        List.of(
            Stage.class,
            Event.class,
            Effect.class,
            Answer.Step.class,
            DepositAnswer.class,
            GuessAnswer.class,
            EditAnswer.class,
            SettleAnswer.class,
            MoreTimeAnswer.class,
            DeleteAnswer.class)) {
      all.addAll(List.of(kind.getPermittedSubclasses()));
    }
    // Not the rules' words: the option and the database are asked before and after them.
    all.remove(DepositAnswer.OptionOff.class);
    all.remove(DepositAnswer.NotRecorded.class);
    all.remove(Answer.Gone.class);
    all.remove(SettleAnswer.NotFound.class);
    all.remove(SettleAnswer.NotStored.class);
    all.remove(SettleAnswer.Undecided.class);
    assertEquals(all, seen);
  }

  private static Submission next(Scene scene, Happening happening, Limits limits) {
    Decision decision = scene.hears(happening, limits, Scene.NOW);
    if (decision == null) {
      throw new AssertionError("no transfer to hear of");
    }
    return decision.next();
  }

  private static Transfer renamed(Transfer t) {
    return new Transfer(
        new TransferId(new UUID(0, 99)),
        t.attempt(),
        t.account(),
        "R99",
        t.codeMac(),
        t.codeWrong(),
        t.intentAt(),
        t.deadlineAt(),
        t.leaseUntil(),
        t.state(),
        t.asking(),
        t.heard());
  }

  private static List<Limits> limits() {
    List<Limits> limits = new ArrayList<>();
    for (int used : List.of(FRESH, AT_THE_EDGE)) {
      for (int mistyped : List.of(0, 5)) {
        for (int guesses : List.of(3, 5)) {
          for (int sends : List.of(1, 5)) {
            World world = new World();
            world.now = Scene.NOW;
            world.project =
                new ProjectLimits(Duration.ofMinutes(5), guesses, Duration.ofSeconds(30), sends, 0);
            world.used(World.account("A"), used, used);
            world.mistyped(World.account("A"), mistyped);
            limits.add(world.limits(World.account("A")));
            world.koreanIdsOnly = true;
            limits.add(world.limits(World.account("A")));
          }
        }
      }
    }
    return limits;
  }
}
