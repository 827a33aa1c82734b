package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The bank's own book in a walk: what really became of an order, whatever is told of it. It books
 * at once, later, or never; it answers truly or not at all, but until the settle horizon it may
 * have no record of what comes yet. Rarely it books what it had refused.
 */
final class Ledger {
  private enum Fate {
    BOOKED,
    COMING,
    NEVER
  }

  /** A won on an account; {@code late} when it had been refused before. */
  private record Credit(Opaque account, BankDay day, boolean late) {}

  private final Random random;
  private final Map<TransferId, Fate> fates = new HashMap<>();
  private final Map<TransferId, Credit> credits = new HashMap<>();

  Ledger(Random random) {
    this.random = random;
  }

  /** An order has reached the bank. */
  void ordered(Transfer t, Instant now) {
    Fate fate = Fate.values()[random.nextInt(3)];
    fates.put(t.id(), fate);
    if (fate == Fate.BOOKED) {
      book(t, now, false);
    }
  }

  private void book(Transfer t, Instant now, boolean late) {
    fates.put(t.id(), Fate.BOOKED);
    credits.put(t.id(), new Credit(t.account(), BankDay.of(now), late));
  }

  boolean booked(TransferId id) {
    return credits.containsKey(id);
  }

  int creditsOn(Opaque account, BankDay day) {
    return (int)
        credits.values().stream()
            .filter(c -> c.account().equals(account) && c.day().equals(day))
            .count();
  }

  int lateOn(Opaque account, BankDay day) {
    return (int)
        credits.values().stream()
            .filter(c -> c.late() && c.account().equals(account) && c.day().equals(day))
            .count();
  }

  /** Transfers under way that the bank has not booked and may book yet. */
  int mayStillBook(Opaque account, World world) {
    int open = 0;
    for (Transfer t : world.transfers.values()) {
      boolean under = t.account().equals(account) && t.state().open();
      open += under && !booked(t.id()) ? 1 : 0;
    }
    return open;
  }

  /** The news as this bank would tell it: what the happening says, bent to the truth. */
  Happening truly(Happening told, Transfer t, Instant now) {
    if (fate(t) == Fate.COMING && random.nextBoolean()) {
      if (random.nextBoolean() && t.state().open()) {
        book(t, now, false);
      } else {
        fates.put(t.id(), Fate.NEVER);
      }
    }
    String words = told.words();
    if (words.equals("booked") && t.state() instanceof State.Refused && random.nextInt(4) == 0) {
      book(t, now, true);
    }
    if (words.startsWith("settled")) {
      return asTheStatementSays(fate(t));
    }
    boolean silent =
        words.equals("bank unknown") || words.endsWith("lost") || words.equals("disputed");
    if (silent || (words.equals("inquiry in process") && fate(t) == Fate.COMING)) {
      return told;
    }
    if (words.equals("taken back") || words.equals("booked")) {
      return booked(t.id()) ? told : new Happening("sender lost");
    }
    return new Happening(
        words.startsWith("bank")
            ? answered(words, t)
            : inquired(words, fate(t), !now.isAfter(horizon(t))));
  }

  private static Happening asTheStatementSays(Fate fate) {
    return switch (fate) {
      case BOOKED -> new Happening("settled: sent");
      case COMING -> new Happening("inquiry in process");
      case NEVER -> new Happening("settled: not sent");
    };
  }

  private String answered(String words, Transfer t) {
    return switch (fate(t)) {
      case BOOKED -> words.endsWith("gone") ? words : "bank sent";
      case COMING -> "bank unknown";
      case NEVER ->
          words.startsWith("bank refuses")
              ? words
              : one(List.of("bank refuses: no account", "bank refuses: held back"));
    };
  }

  private static String inquired(String words, Fate fate, boolean maySayNoRecord) {
    return switch (fate) {
      case BOOKED -> "inquiry sent";
      case COMING ->
          maySayNoRecord && words.contains("no record")
              ? "inquiry no record"
              : "inquiry in process";
      case NEVER ->
          words.contains("refuses") || words.contains("no record") ? words : "inquiry no record";
    };
  }

  private static Instant horizon(Transfer t) {
    return t.deadlineAt().plus(World.SCHEDULE.settleHorizon());
  }

  private Fate fate(Transfer t) {
    return fates.getOrDefault(t.id(), Fate.NEVER);
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
