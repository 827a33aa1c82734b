package io.ilwon.submission;

import io.ilwon.group.Group;
import io.ilwon.group.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An outcome is not dropped while there is anybody to store it: asks the group again until it is
 * stored.
 */
final class Persistence {
  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private Persistence() {}

  /**
   * Returns once the command is stored. Asked twice it changes nothing twice: the machine knows
   * what it has heard.
   *
   * <p>At the end of the process, when the group is closed or the thread interrupted, it may return
   * without: its answer is {@link Answer.Nothing} then. What it should have stored the lease makes
   * unknown, and the next start asks about it.
   */
  static Told untilStored(Group<Command, Told> group, Command command) {
    for (long pause = 10; goesOn(group); pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2)) {
      switch (group.ask(command, PATIENCE)) {
        case Reply.Stored<Told> s -> {
          return s.answer();
        }
        case Reply.Busy<Told> b -> pause(pause);
        case Reply.Unavailable<Told> u -> pause(pause);
        case Reply.Undecided<Told> u -> pause(pause);
      }
    }
    LOG.warn("the server ends before news of submission {} is stored", command.id());
    return new Told(new Answer.Nothing(), Instant.EPOCH, 0, Instant.EPOCH);
  }

  /** False once asking again has no sense: nobody would answer, or nobody wants to wait. */
  static boolean goesOn(Group<Command, Told> group) {
    return !group.isClosed() && !Thread.currentThread().isInterrupted();
  }

  static void pause(long millis) {
    long jittered = ThreadLocalRandom.current().nextLong(millis / 2, millis + 1);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(jittered));
  }
}
