package io.ilwon.submission;

import io.ilwon.bank.DescriptorCode;
import io.ilwon.crypto.Opaque;
import io.ilwon.group.Reply;
import io.ilwon.rail.HolderCheck;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One submission's caller, from Step 1 to whatever end: mostly sensible, never reliable. */
final class Life {
  private static final Editor ADMIN = new Editor("admin");
  private static final int ACTS = 30;

  private final SimulatedWorld world;
  private final Chance chance;
  private final SubmissionId id;
  private final SimulatedWorld.Purse own;
  private final SimulatedWorld.Purse other;
  private int acts;
  private final boolean guesser;
  private boolean over;
  private boolean codeIsOver;

  Life(
      SimulatedWorld world, SubmissionId id, SimulatedWorld.Purse own, SimulatedWorld.Purse other) {
    this.world = world;
    this.chance = world.chance;
    this.id = id;
    this.own = own;
    this.other = other;
    this.guesser = chance.in(0.08);
  }

  void begin() {
    Command open = StoresClient.open(id);
    call(
        null,
        call ->
            call.node.ask(
                open,
                reply ->
                    call.answer(
                        reply instanceof Reply.Stored<Told>
                            ? new Answer.Nothing()
                            : Reason.UNAVAILABLE.notRecorded())),
        // Without the answer nobody knows the submission's id: it runs out of time.
        answer -> {
          if (answer instanceof Answer.Nothing) {
            later(Agenda.SECOND, Agenda.MINUTE, this::act);
          }
        });
  }

  private void later(long least, long bound, Runnable what) {
    world.agenda.in(chance.mostlyNear(least, bound), what);
  }

  private void call(
      @Nullable Opaque account, Consumer<Call> handling, Consumer<@Nullable Answer> then) {
    Call call = new Call(world.someNode(), id, account, then);
    call.arrive(() -> handling.accept(call));
  }

  /** Does what such a caller does next. */
  private void act() {
    if (over || acts++ > ACTS) {
      return;
    }
    int n = chance.below(100);
    String readable = codeIsOver ? null : world.bank.readableCode(id.text());
    if (n < 2) {
      checkHolder();
    } else if (n < 3) {
      command(new Command.Edit(id, SimulatedWorld.PROJECT, chance.in(0.5), null, null, ADMIN));
    } else if (n < 4) {
      command(new Command.Delete(id, SimulatedWorld.PROJECT, ADMIN));
    } else if (n < 6) {
      // Goes away, and may come back hours later.
      later(Agenda.MINUTE, 40 * Agenda.HOUR, this::act);
    } else if (n < (guesser ? 60 : 8)) {
      guess(chance.digits());
    } else if (readable == null || n < 14) {
      deposit();
    } else if (n < 18) {
      command(new Command.MoreTime(id, SimulatedWorld.PROJECT));
    } else {
      guess(chance.in(guesser ? 0.1 : 0.85) ? readable : chance.digits());
    }
  }

  private void deposit() {
    SimulatedWorld.Purse account = chance.in(0.85) ? own : other;
    int k = chance.in(0.9) ? 1 : 2 + (int) chance.mostlyNear(0, 18);
    boolean[] heard = new boolean[1];
    for (int i = 0; i < k; i++) {
      call(
          account.index(),
          call -> new SimulatedDeposit(call, account).begin(),
          answer -> {
            if (!heard[0]) {
              heard[0] = true;
              afterDeposit(answer);
            }
          });
    }
  }

  private void afterDeposit(@Nullable Answer answer) {
    if (answer == null) {
      later(Agenda.SECOND, 30 * Agenda.SECOND, this::act);
      return;
    }
    switch (answer) {
      case DepositAnswer.NotUsable n -> over = true;
      case DepositAnswer.TooManyFailures f -> over = true;
      case DepositAnswer.LimitReached l -> {
        if (chance.in(0.5)) {
          untilTomorrow();
        }
      }
      case DepositAnswer.Retry r when r.why() == RetryReason.PROCESSING ->
          later(Agenda.SECOND, 10 * Agenda.MINUTE, this::act);
      case Answer a -> {
        codeIsOver = false;
        later(2 * Agenda.SECOND, 3 * Agenda.MINUTE, this::act);
      }
    }
  }

  /** Midnight in Seoul is 15:00 in UTC; everybody who waited comes back at once. */
  private void untilTomorrow() {
    long day = 24 * Agenda.HOUR;
    long midnight = (world.agenda.now() + 9 * Agenda.HOUR) / day * day + day - 9 * Agenda.HOUR;
    world.agenda.at(midnight + chance.between(-Agenda.SECOND, 3 * Agenda.SECOND), this::act);
  }

  private void guess(String typed) {
    Command guess =
        new Command.Guess(
            id, SimulatedWorld.PROJECT, world.terms, new DescriptorCode(typed), Desk.PERSON);
    ask(
        guess,
        told -> {
          if (told instanceof GuessAnswer.Approved) {
            world.checker.accepted(id, typed);
          }
          return told;
        });
  }

  private void command(Command command) {
    ask(command, told -> told);
  }

  private void ask(Command command, Function<Answer, Answer> heard) {
    call(
        null,
        call ->
            call.node.ask(
                command,
                reply ->
                    call.answer(
                        reply instanceof Reply.Stored<Told> s
                            ? heard.apply(s.answer().answer())
                            : Reason.BUSY.notRecorded())),
        this::afterwards);
  }

  private void afterwards(@Nullable Answer answer) {
    switch (answer) {
      case GuessAnswer.Approved a -> over = chance.in(0.9);
      case DepositAnswer.NotUsable n -> over = true;
      case DeleteAnswer.Deleted d -> over = chance.in(0.9);
      case GuessAnswer.Locked l -> over = chance.in(0.9);
      case MoreTimeAnswer.Given g -> world.counts.add(Counts.What.MORE_TIME);
      case GuessAnswer.CodeExpired c -> codeIsOver = true;
      case GuessAnswer.CodeVoid c -> codeIsOver = true;
      case GuessAnswer.NoCodeRequested c -> codeIsOver = true;
      case null, default -> {}
    }
    later(Agenda.SECOND, 3 * Agenda.MINUTE, this::act);
  }

  private void checkHolder() {
    SimulatedWorld.Purse account = chance.in(0.7) ? own : other;
    call(
        null,
        call -> {
          var question =
              new Command.AskHolder(
                  id,
                  SimulatedWorld.PROJECT,
                  world.terms,
                  account.index(),
                  new Event.HolderAsked(!chance.in(0.02), chance.in(0.01)));
          call.node.ask(question, reply -> holderAsked(call, account, reply));
        },
        this::afterDeposit);
  }

  private void holderAsked(Call call, SimulatedWorld.Purse account, Reply<Told> reply) {
    if (!(reply instanceof Reply.Stored<Told> s)) {
      call.answer(Reason.UNAVAILABLE.notRecorded());
      return;
    }
    if (s.answer().answer() instanceof DepositAnswer answer) {
      call.answer(answer);
      return;
    }
    HolderCheck check = chance.one(List.of(HolderCheck.values()));
    var result =
        new Command.TellHolder(
            id,
            SimulatedWorld.PROJECT,
            world.terms,
            account.index(),
            new Event.HolderAnswered(check));
    call.node.in(
        chance.mostlyNear(10 * Agenda.MILLI, 9 * Agenda.SECOND),
        () ->
            call.node.ask(
                result,
                told ->
                    call.answer(
                        told instanceof Reply.Stored<Told> t
                                && t.answer().answer() instanceof DepositAnswer a
                            ? a
                            : Reason.UNAVAILABLE.notRecorded())));
  }
}
