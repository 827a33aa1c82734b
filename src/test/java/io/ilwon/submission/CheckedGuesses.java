package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** I6 and I7, counted a second time and in the plainest way. */
final class CheckedGuesses {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MONTH = Duration.ofDays(30);

  private final Map<Opaque, List<Instant>> wrong = new HashMap<>();
  private final Map<Opaque, Instant> right = new HashMap<>();
  private final Set<TransferId> proven = new HashSet<>();

  void typed(Rows.Guessed guess) {
    if (guess.right()) {
      right.put(guess.account(), guess.at());
      return;
    }
    List<Instant> all = wrong.computeIfAbsent(guess.account(), a -> new ArrayList<>());
    all.add(guess.at());
    Instant last = right.getOrDefault(guess.account(), Instant.MIN);
    Instant dayAgo = guess.at().minus(DAY);
    Instant monthAgo = guess.at().minus(MONTH);
    int day = 0;
    int month = 0;
    for (Instant each : all) {
      day += each.isAfter(dayAgo) && each.isAfter(last) ? 1 : 0;
      month += each.isAfter(monthAgo) ? 1 : 0;
    }
    if (day > 5 || month > 10) {
      String what = "I7: " + day + " wrong guesses in a day, " + month + " in a month";
      Broken.unless(false, what, SimulatedWorld.Purse.name(guess.account()), guess.at());
    }
  }

  void proven(Submission s) {
    boolean first = s.latest() != null && proven.add(s.latest().id());
    Broken.unless(first, "I6: a code is accepted twice", s.id().text());
  }

  long wrongInAll() {
    return wrong.values().stream().mapToLong(List::size).sum();
  }
}
