package io.ilwon.submission;

import io.ilwon.group.Group;
import io.ilwon.group.Reply;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An outcome is never dropped: asks the group again until it is stored. */
final class Persistence {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private Persistence() {}

  /**
   * Returns once the command is stored. Asked twice it changes nothing twice: the machine knows
   * what it has heard.
   */
  static Told untilStored(Group<Command, Told> group, Command command) {
    for (long pause = 10; ; pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2)) {
      switch (group.ask(command, PATIENCE)) {
        case Reply.Stored<Told> s -> {
          return s.answer();
        }
        case Reply.Busy<Told> b -> pause(pause);
        case Reply.Unavailable<Told> u -> pause(pause);
        case Reply.Undecided<Told> u -> pause(pause);
      }
    }
  }

  static void pause(long millis) {
    long jittered = ThreadLocalRandom.current().nextLong(millis / 2, millis + 1);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(jittered));
  }
}
