package io.ilwon.process;

import io.ilwon.rail.kftc.StubCredit;
import io.ilwon.rail.kftc.StubRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ten a day and account; five failures a submission. */
final class CountRules {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int PLACES = 10;
  private static final int FAILURES = 5;

  private CountRules() {}

  private static LocalDate day(Instant at) {
    return at.atZone(SEOUL).toLocalDate();
  }

  /** I3: an account takes ten won a day, by the bank's passbook. */
  static List<Finding> tenADay(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<StubCredit>> days =
        Evidence.grouped(e.credits, c -> c.bankCode() + "/" + c.account() + " " + day(c.at()));
    days.forEach((day, credits) -> {
      if (credits.size() > PLACES) {
        List<String> eleven = credits.stream().limit(PLACES + 1).map(Evidence::told).toList();
        findings.add(new Finding("I3", credits.size() + " won on one day: " + day, eleven));
      }
    });
    return findings;
  }

  /** I3: a refusal for the limit means ten places; a count at rest means as many transfers. */
  static List<Finding> noPlaceLeaks(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<LedgerRows.Transfer>> byAccount =
        Evidence.grouped(e.ledger.transfers(), LedgerRows.Transfer::account);
    for (LedgerRows.Account account : e.ledger.accounts()) {
      List<LedgerRows.Transfer> all = byAccount.getOrDefault(account.account(), List.of());
      Instant start = account.day().atStartOfDay(SEOUL).toInstant();
      long taken = all.stream().filter(t -> holds(t, account.day())).count();
      long over = all.stream().filter(t -> wasOpenAt(t, start)).count();
      if (account.places() < taken || account.places() > taken + over) {
        List<String> witness = new ArrayList<>(List.of(account.told()));
        all.stream().filter(t -> t.day().equals(account.day())).forEach(t -> witness.add(t.told()));
        findings.add(new Finding("I3", "the places are not those of the transfers", witness));
      }
    }
    Map<String, String> indexOf = new HashMap<>();
    for (LedgerRows.Transfer t : e.ledger.transfers()) {
      e.account(t.submission()).ifPresent(account -> indexOf.put(account, t.account()));
    }
    Map<String, Integer> won = new HashMap<>();
    e.ledger.submissions().forEach(s -> won.put(s.id(), s.won()));
    for (Heard call : e.calls) {
      if (call.word().equals("exceeded_transfer_limit")
          && won.getOrDefault(call.submission(), 0) < FAILURES) {
        String asked = Evidence.spelled(call.bank()) + "/" + call.account();
        List<LedgerRows.Transfer> all =
            byAccount.getOrDefault(indexOf.getOrDefault(asked, ""), List.of());
        long perhaps = all.stream().filter(t -> perhapsHeld(t, call)).count();
        if (perhaps < PLACES) {
          findings.add(
              new Finding("I3", "a place leaked: only " + perhaps + " were taken", call.told()));
        }
      }
    }
    return findings;
  }

  private static boolean holds(LedgerRows.Transfer t, LocalDate day) {
    return t.day().equals(day) && !t.state().equals("refused");
  }

  private static boolean wasOpenAt(LedgerRows.Transfer t, Instant start) {
    return t.intentAt().isBefore(start) && (t.outcomeAt() == null || t.outcomeAt().isAfter(start));
  }

  /** Whether it may have held a place of the day on which the call was answered. */
  private static boolean perhapsHeld(LedgerRows.Transfer t, Heard call) {
    Instant outcome = t.outcomeAt();
    boolean given = t.state().equals("refused") && outcome != null && outcome.isBefore(call.from());
    boolean today = t.day().equals(day(call.from())) || t.day().equals(day(call.to()));
    boolean over =
        outcome == null || !outcome.isBefore(day(call.from()).atStartOfDay(SEOUL).toInstant());
    return !t.intentAt().isAfter(call.to()) && !given && (today || over);
  }

  /** I5: retryCount counts certain failures, never falls, ends with five and the rejection. */
  static List<Finding> failuresCount(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<StubRequest>> sends = e.sendsOf();
    Map<String, LedgerRows.Submission> rows = new HashMap<>();
    e.ledger.submissions().forEach(s -> rows.put(s.id(), s));
    e.callsOf.forEach((submission, all) -> {
      List<Heard> calls =
          all.stream()
              .filter(c -> c.deposit() && c.count() >= 0)
              .sorted(Comparator.comparing(Heard::to))
              .toList();
      for (int i = 1; i < calls.size(); i++) {
        Heard former = calls.get(i - 1);
        Heard call = calls.get(i);
        if (!call.from().isBefore(former.to()) && call.count() < former.count()) {
          findings.add(new Finding("I5", "retryCount fell", former.told(), call.told()));
        }
      }
      List<Heard> ends = calls.stream().filter(c -> c.word().equals("rejected")).toList();
      if (ends.size() > 1) {
        findings.add(new Finding("I5", "rejected twice", ends.get(0).told(), ends.get(1).told()));
      }
      for (Heard call : calls) {
        if (call.word().equals("rejected") != (call.count() >= FAILURES)) {
          findings.add(new Finding("I5", "five is the rejection, and only five", call.told()));
        }
      }
      for (Heard end : ends) {
        for (StubRequest send : sends.getOrDefault(submission, List.of())) {
          if (send.at().isAfter(end.to())) {
            findings.add(
                new Finding("I5", "sent after the rejection", end.told(), Evidence.told(send)));
          }
        }
      }
      LedgerRows.Submission row = rows.get(submission);
      if (row != null) {
        findings.addAll(counted(e, row, calls));
      }
    });
    return findings;
  }

  private static List<Finding> counted(Evidence e, LedgerRows.Submission row, List<Heard> calls) {
    List<LedgerRows.Transfer> refused =
        e.bySubmission.getOrDefault(row.id(), List.of()).stream()
            .filter(LedgerRows.Transfer::counted)
            .toList();
    // What was refused only after the end changes the ledger alone.
    Instant end = row.finishedAt();
    long before =
        refused.stream()
            .filter(t -> end == null || (t.outcomeAt() != null && !t.outcomeAt().isAfter(end)))
            .count();
    long noBank = calls.stream().filter(c -> c.word().equals("invalid_bank_code")).count();
    if (row.failures() >= before && row.failures() <= refused.size() + noBank) {
      return List.of();
    }
    List<String> witness = new ArrayList<>(List.of(row.told()));
    e.bySubmission.getOrDefault(row.id(), List.of()).forEach(t -> witness.add(t.told()));
    return List.of(new Finding("I5", "retryCount is not the number of refusals", witness));
  }
}
