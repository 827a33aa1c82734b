package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.project.ProjectLimits;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Three submissions on two accounts, a bank that does as it likes, and whatever comes next. */
final class Walk {
  private static final List<String> ACCOUNTS = List.of("A", "B");
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofMillis(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(11),
          Duration.ofHours(5));

  private final Random random;
  private final World world = new World();
  private final Ledger ledger;
  private final List<SubmissionId> ids = new ArrayList<>();
  private final Map<TransferId, BankDay> settled = new HashMap<>();
  private final Map<Opaque, List<Instant>> wrong = new HashMap<>();
  private final Map<Opaque, Instant> right = new HashMap<>();
  private final Set<SubmissionId> tooMany = new HashSet<>();
  private final Set<TransferId> late = new HashSet<>();
  private final Set<TransferId> proven = new HashSet<>();
  private final Set<String> seen;

  /** Places of the first day that submissions elsewhere have taken. */
  private final int ofOthers;

  /**
   * Begins a walk.
   *
   * @param seen what walks have met so far; this one adds to it
   */
  Walk(long seed, Set<String> seen) {
    this.random = new Random(seed);
    this.ledger = new Ledger(random);
    this.seen = seen;
    world.project =
        new ProjectLimits(
            one(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15))),
            3 + random.nextInt(3),
            one(List.of(Duration.ZERO, Duration.ofSeconds(30))),
            one(List.of(1, 5, 10)),
            0);
    ofOthers = one(List.of(0, 7));
    ACCOUNTS.forEach(letter -> world.used(World.account(letter), ofOthers, 0));
    for (String name : List.of("s1", "s2", "s3")) {
      ids.add(world.opened(name, "KOR"));
    }
  }

  void step(int number) {
    world.now = world.now.plus(one(PAUSES));
    SubmissionId id = one(ids);
    @Nullable Transfer latest = world.submission(id).latest();
    Happening happening = random.nextInt(3) == 0 ? one(Happening.ALL) : likely(latest);
    if (happening.aboutTransfer()) {
      if (latest == null) {
        return;
      }
      happening = ledger.truly(happening, latest, world.now);
    }
    boolean readable = latest != null && ledger.booked(latest.id());
    if (happening.words().equals("code right") && !readable) {
      happening = new Happening("code wrong");
    }
    TransferId fresh = new TransferId(new UUID(0, number + 1L));
    Event event = happening.to(latest, fresh, world.now);
    Opaque account = account(happening, event, latest);
    Decision decision = world.happens(id, account, event);
    remember(decision, account);
    if (decision.answer() instanceof Answer.Send send) {
      ledger.ordered(send.intent(), world.now);
    }
    holds(id, event, decision);
    seen(decision);
  }

  private Happening likely(@Nullable Transfer latest) {
    String words;
    if (latest == null || !latest.state().open()) {
      words = one(List.of("deposit A", "deposit A", "deposit B", "code wrong", "code right"));
    } else {
      words =
          one(List.of("bank sent", "bank unknown", "sender lost", "inquiry sent", "code wrong"));
    }
    return new Happening(words);
  }

  private static @Nullable Opaque account(
      Happening happening, Event event, @Nullable Transfer latest) {
    return switch (event) {
      case Event.DepositAsked d -> d.account();
      case Event.HolderAsked h -> World.account(happening.words().substring(11, 12));
      case Event.TransferNews n -> n.transfer().account();
      case Event.CodeEntered c -> latest == null ? null : latest.account();
      case Event.HolderAnswered h -> null;
      case Event.SettleAsked s -> s.transfer().account();
      case Event.AnswerLost a -> null;
      case Event.MoreTimeAsked m -> null;
      case Event.TimePassed t -> null;
      case Event.Edited e -> null;
      case Event.Deleted d -> null;
    };
  }

  private void remember(Decision decision, @Nullable Opaque account) {
    for (Effect effect : decision.effects()) {
      switch (effect) {
        case Effect.TransferRow row -> {
          if (!row.transfer().state().open()
              && (!settled.containsKey(row.transfer().id())
                  || (row.transfer().state() instanceof State.SentLate
                      && late.add(row.transfer().id())))) {
            settled.put(row.transfer().id(), BankDay.of(world.now));
          }
        }
        case Effect.WrongGuess w ->
            wrong
                .computeIfAbsent(Objects.requireNonNull(account), a -> new ArrayList<>())
                .add(world.now);
        case Effect.RightGuess r -> {
          right.put(Objects.requireNonNull(account), world.now);
          TransferId id = latest(decision);
          assertTrue(proven.add(id), "I6: a code is accepted once");
        }
        case Effect.IntentRow i -> {}
        case Effect.PlaceTaken p -> {}
        case Effect.PlaceTakenAgain p -> {}
        case Effect.PlaceGivenBack p -> {}
        case Effect.CheckCounted c -> {}
        case Effect.PersonKept p -> {}
        case Effect.Erased e -> {}
        case Effect.Alarmed a -> {}
        case Effect.Audited a -> {}
      }
    }
  }

  private void holds(SubmissionId id, Event event, Decision decision) {
    if (decision.answer() instanceof DepositAnswer.TooManyFailures) {
      assertTrue(tooMany.add(id), "I5: one rejection for failures");
    }
    boolean possession = event instanceof Event.DepositAsked || event instanceof Event.TransferNews;
    if (possession && decision.answer() instanceof DepositAnswer.Success) {
      assertTrue(ledger.booked(latest(decision)), "I8: success implies a credit");
    }
    if (decision.effects().contains(new Effect.PlaceGivenBack())) {
      assertFalse(ledger.booked(latest(decision)), "I9: a refusal implies no credit");
    }
    for (String letter : ACCOUNTS) {
      Opaque account = World.account(letter);
      placesAreTheMoneys(account);
      guessesStayWithin(account);
    }
  }

  /** I3, both ways: not one place too few, and none that leaks. */
  private void placesAreTheMoneys(Opaque account) {
    BankDay today = BankDay.of(world.now);
    int others = today.equals(BankDay.of(World.MORNING)) ? ofOthers : 0;
    int taken = others;
    for (Transfer t : world.transfers.values()) {
      boolean refused = t.state() instanceof State.Refused;
      boolean here = t.account().equals(account) && !refused;
      taken += here && (t.state().open() || today.equals(settled.get(t.id()))) ? 1 : 0;
    }
    assertEquals(taken, world.limits(account).day().places(), "I3: places");
    int late = ledger.lateOn(account, today);
    int may = others + ledger.creditsOn(account, today) + ledger.mayStillBook(account, world);
    assertTrue(may <= 10 + late, "I3: ten credits a day");
    if (world.limits(account).day().full(today)) {
      seen.add("a full day");
    }
  }

  private void guessesStayWithin(Opaque account) {
    List<Instant> all = wrong.getOrDefault(account, List.of());
    Instant since = world.now.minus(Duration.ofHours(24));
    Instant last = right.getOrDefault(account, Instant.MIN);
    long day = all.stream().filter(w -> w.isAfter(since) && w.isAfter(last)).count();
    assertTrue(day <= 5, "I7: five a day");
    assertTrue(all.size() <= 10, "I7: ten a month");
  }

  private static TransferId latest(Decision decision) {
    return Objects.requireNonNull(decision.next().latest()).id();
  }

  private void seen(Decision decision) {
    seen.add(decision.answer().getClass().getSimpleName());
    decision.effects().forEach(e -> seen.add(e.getClass().getSimpleName()));
    if (decision.next().stage() instanceof Stage.Rejected r) {
      seen.add(r.why().name());
    }
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
