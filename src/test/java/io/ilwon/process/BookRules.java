package io.ilwon.process;

import io.ilwon.rail.kftc.StubCredit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was answered and stored, against what the bank booked. */
final class BookRules {
  /** Definite failures: whoever hears one is told that no won went. */
  private static final Set<String> FAILED =
      Set.of(
          "failed_to_verify",
          "unable_to_deposit",
          "fail_to_request",
          "unable_to_Transfer",
          "invalid_bank_code",
          "rejected",
          "exceeded_transfer_limit",
          "invalid_submission");

  private BookRules() {}

  /** I8: whoever heard success had a credit by then; whoever heard approval stays approved. */
  static List<Finding> successIsCredited(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<StubCredit>> creditsOf = new HashMap<>();
    for (StubCredit credit : e.credits) {
      LedgerRows.Transfer row = e.byRailId.get(credit.tranId());
      if (row != null) {
        creditsOf.computeIfAbsent(row.submission(), _ -> new ArrayList<>()).add(credit);
      }
    }
    Map<String, LedgerRows.Submission> submissions = new HashMap<>();
    e.ledger.submissions().forEach(each -> submissions.put(each.id(), each));
    for (Heard call : e.calls) {
      List<StubCredit> credits = creditsOf.getOrDefault(call.submission(), List.of());
      if (call.deposit()
          && call.word().equals("success")
          && credits.stream().noneMatch(c -> !c.at().isAfter(call.to()))) {
        findings.add(new Finding("I8", "success was heard without a credit", call.told()));
      }
      if (call.word().equals("approved")) {
        LedgerRows.Submission row = submissions.get(call.submission());
        if (row == null || !row.stage().equals("approved")) {
          String stored = row == null ? "no such submission is stored" : row.told();
          findings.add(new Finding("I8", "approval was heard and is lost", call.told(), stored));
        }
      }
    }
    return findings;
  }

  /** I9: a definite failure implies no credit. */
  static List<Finding> failureIsNot(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    for (StubCredit credit : e.credits) {
      LedgerRows.Transfer row = e.byRailId.get(credit.tranId());
      if (row == null) {
        continue;
      }
      if (row.state().equals("refused") || row.state().equals("sent_late")) {
        findings.add(
            new Finding("I9", "refused, and yet booked", row.told(), Evidence.told(credit)));
      }
      List<Heard> calls =
          e.callsOf.getOrDefault(row.submission(), List.of()).stream()
              .filter(Heard::deposit)
              .toList();
      if (!calls.isEmpty() && calls.stream().allMatch(call -> FAILED.contains(call.word()))) {
        findings.add(
            new Finding(
                "I9",
                "only failures were answered, and yet booked",
                calls.getFirst().told(),
                Evidence.told(credit)));
      }
    }
    return findings;
  }

  /** I14: at rest our ledger equals the bank's. */
  static List<Finding> booksAgree(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    for (LedgerRows.Transfer row : e.ledger.transfers()) {
      boolean won = Set.of("sent", "reversed", "sent_late").contains(row.state());
      if (won && !e.creditsById.containsKey(row.railId()) && !e.byChance(row)) {
        findings.add(new Finding("I14", "sent, and not on the passbook", row.told()));
      }
    }
    for (StubCredit credit : e.credits) {
      LedgerRows.Transfer row = e.byRailId.get(credit.tranId());
      if (row == null) {
        findings.add(
            new Finding("I14", "on the passbook, and not in our ledger", Evidence.told(credit)));
      } else if (row.open()) {
        findings.add(
            new Finding("I14", "booked, and still open", Evidence.told(credit), row.told()));
      }
    }
    return findings;
  }

  /** I10: with everything well again nothing is open, unless it waits for the operator. */
  static List<Finding> nothingIsStuck(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    for (LedgerRows.Transfer row : e.ledger.transfers()) {
      if (row.open() && !row.queued()) {
        findings.add(new Finding("I10", "stuck", row.told()));
      }
    }
    for (LedgerRows.Submission submission : e.ledger.submissions()) {
      boolean waits =
          e.bySubmission.getOrDefault(submission.id(), List.of()).stream()
              .anyMatch(LedgerRows.Transfer::open);
      if (submission.stage().equals("depositing") && !waits) {
        findings.add(new Finding("I10", "waits for no open transfer", submission.told()));
      }
    }
    return findings;
  }
}
