package io.ilwon.process;

import io.ilwon.rail.kftc.StubCredit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What may be typed, how often, and what it opens. */
final class EntryRules {
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);
  private static final int PER_CODE = 3;
  private static final int PER_DAY = 5;
  private static final int PER_MONTH = 10;

  private EntryRules() {}

  /** I6: a code opens once, its own submission, while it is the newest and lives. */
  static List<Finding> aCodeOnce(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Heard> opened = new HashMap<>();
    for (Heard call : e.calls) {
      if (!call.word().equals("approved")) {
        continue;
      }
      Heard before = opened.putIfAbsent(call.submission(), call);
      if (before != null) {
        findings.add(new Finding("I6", "accepted twice", before.told(), call.told()));
      }
      List<LedgerRows.Transfer> begun =
          e.bySubmission.getOrDefault(call.submission(), List.of()).stream()
              .filter(t -> t.intentAt().isBefore(call.to()))
              .sorted(Comparator.comparing(LedgerRows.Transfer::intentAt).reversed())
              .toList();
      // One that began while the code was on its way may be newer than what was compared.
      boolean fits =
          begun.stream()
              .limit(1 + begun.stream().filter(t -> t.intentAt().isAfter(call.from())).count())
              .anyMatch(t ->
                  (prints(e, t, call.code()) || e.byChance(t))
                      && call.from().isBefore(t.intentAt().plus(LONGEST_LIFE)));
      if (!fits) {
        List<String> witness = new ArrayList<>(List.of(call.told()));
        begun.stream().limit(1).forEach(t -> witness.add(t.told()));
        findings.add(new Finding("I6", "accepted, and not the newest living code", witness));
      }
    }
    return findings;
  }

  private static boolean prints(Evidence e, LedgerRows.Transfer t, String code) {
    List<StubCredit> credits = e.creditsById.getOrDefault(t.railId(), List.of());
    return credits.stream().anyMatch(c -> c.printContent().startsWith(code));
  }

  /** I6: three guesses a code, and each is counted before the next is evaluated. */
  static List<Finding> fewGuesses(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    e.callsOf.forEach((submission, calls) -> {
      List<Heard> wrong = calls.stream().filter(Heard::wrong).toList();
      Map<Integer, Heard> counts = new HashMap<>();
      for (Heard guess : wrong) {
        Heard same = counts.putIfAbsent(guess.count(), guess);
        if (same != null) {
          findings.add(
              new Finding("I6", "two wrong guesses, counted once", same.told(), guess.told()));
        }
      }
      if (wrong.size() > PER_CODE) {
        findings.add(
            new Finding(
                "I6",
                "four guesses evaluated",
                wrong.stream().limit(PER_CODE + 1).map(Heard::told).toList()));
      }
    });
    return findings;
  }

  /** I7: five wrong an account in a day since its last right one, ten in thirty days. */
  static List<Finding> fewWrongAnAccount(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<Heard>> wrong = new HashMap<>();
    Map<String, List<Heard>> right = new HashMap<>();
    for (Heard call : e.calls) {
      e.account(call.submission())
          .ifPresent(account -> {
            if (call.wrong()) {
              wrong.computeIfAbsent(account, _ -> new ArrayList<>()).add(call);
            } else if (call.word().equals("approved")) {
              right.computeIfAbsent(account, _ -> new ArrayList<>()).add(call);
            } else if (!call.deposit() && call.word().equals(Heard.LOST)) {
              // It may have been the right one.
              right.computeIfAbsent(account, _ -> new ArrayList<>()).add(call);
            }
          });
    }
    wrong.forEach((account, guesses) -> {
      guesses.sort(Comparator.comparing(Heard::to));
      over(guesses, right.getOrDefault(account, List.of()), PER_DAY, Duration.ofHours(24))
          .ifPresent(
              lines -> findings.add(new Finding("I7", "six wrong in a day on " + account, lines)));
      over(guesses, List.of(), PER_MONTH, Duration.ofDays(30))
          .ifPresent(lines ->
              findings.add(new Finding("I7", "eleven wrong in a month on " + account, lines)));
    });
    return findings;
  }

  /** More than so many within so long, with no right one that may stand between them. */
  private static java.util.Optional<List<String>> over(
      List<Heard> wrong, List<Heard> right, int most, Duration within) {
    for (int i = most; i < wrong.size(); i++) {
      Heard first = wrong.get(i - most);
      Heard last = wrong.get(i);
      boolean between =
          right.stream()
              .anyMatch(r -> r.from().isBefore(last.to()) && r.to().isAfter(first.from()));
      if (!between && Duration.between(first.from(), last.to()).compareTo(within) <= 0) {
        return java.util.Optional.of(
            wrong.subList(i - most, i + 1).stream().map(Heard::told).toList());
      }
    }
    return java.util.Optional.empty();
  }
}
