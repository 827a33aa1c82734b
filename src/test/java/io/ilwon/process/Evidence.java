package io.ilwon.process;

import io.ilwon.crypto.CodeMac;
import io.ilwon.crypto.Opaque;
import io.ilwon.rail.kftc.StubCredit;
import io.ilwon.rail.kftc.StubRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What three witnesses say who never spoke with each other: the callers, the bank, our own ledger.
 */
final class Evidence {
  final List<Heard> calls;
  final List<StubCredit> credits;

  /** Requests to send, in the order in which the bank received them. */
  final List<StubRequest> sends;

  final LedgerRows ledger;
  final Terms terms;

  final Map<String, LedgerRows.Transfer> byRailId = new HashMap<>();
  final Map<String, List<LedgerRows.Transfer>> bySubmission;
  final Map<String, List<Heard>> callsOf;
  final Map<String, List<StubCredit>> creditsById;
  final Map<String, List<StubRequest>> sendsById;

  /**
   * What was agreed.
   *
   * @param wire how long a byte may be under way to the bank
   * @param codes under which the servers stored codes, where a guess may be right by chance
   */
  record Terms(String brand, Duration gap, Duration wire, Optional<CodeMac> codes) {}

  Evidence(
      List<Heard> calls,
      List<StubCredit> credits,
      List<StubRequest> sends,
      LedgerRows ledger,
      Terms terms) {
    this.calls = calls;
    this.credits = credits;
    this.sends = sends;
    this.ledger = ledger;
    this.terms = terms;
    ledger.transfers().forEach(t -> byRailId.putIfAbsent(t.railId(), t));
    bySubmission = grouped(ledger.transfers(), LedgerRows.Transfer::submission);
    callsOf = grouped(calls, Heard::submission);
    creditsById = grouped(credits, StubCredit::tranId);
    sendsById = grouped(sends, StubRequest::tranId);
  }

  static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> by) {
    Map<String, List<T>> groups = new HashMap<>();
    all.forEach(each -> groups.computeIfAbsent(by.apply(each), _ -> new ArrayList<>()).add(each));
    return groups;
  }

  /** What a submission's callers asked for, in the bank's own spelling, {@code bank/account}. */
  Set<String> asked(String submission) {
    Set<String> asked = new HashSet<>();
    for (Heard call : callsOf.getOrDefault(submission, List.of())) {
      if (call.deposit()) {
        asked.add(spelled(call.bank()) + "/" + call.account());
      }
    }
    return asked;
  }

  /** The contract publishes 20 for what the network calls 209. */
  static String spelled(String bank) {
    return bank.equals("20") ? "209" : bank;
  }

  /** The one account of a submission, {@code bank/account}; empty where it asked for several. */
  Optional<String> account(String submission) {
    Set<String> asked = asked(submission);
    return asked.size() == 1 ? Optional.of(asked.iterator().next()) : Optional.empty();
  }

  /**
   * Each submission's requests to send, in order. One that has no row of ours belongs to the
   * submission that alone asked for its account.
   */
  Map<String, List<StubRequest>> sendsOf() {
    Map<String, Set<String>> askedBy = new HashMap<>();
    for (String submission : callsOf.keySet()) {
      asked(submission)
          .forEach(a -> askedBy.computeIfAbsent(a, _ -> new HashSet<>()).add(submission));
    }
    Map<String, List<StubRequest>> sendsOf = new HashMap<>();
    for (StubRequest send : sends) {
      LedgerRows.Transfer row = byRailId.get(send.tranId());
      Set<String> by = askedBy.getOrDefault(send.bankCode() + "/" + send.account(), Set.of());
      String owner = by.size() == 1 ? by.iterator().next() : "";
      String submission = row == null ? owner : row.submission();
      if (!submission.isEmpty()) {
        sendsOf.computeIfAbsent(submission, _ -> new ArrayList<>()).add(send);
      }
    }
    return sendsOf;
  }

  /**
   * Nothing was booked, and somebody typed the three digits all the same: one in a thousand of
   * those who type another won's code. The rules take a right code for a proof of arrival.
   */
  boolean byChance(LedgerRows.Transfer t) {
    return "code".equals(t.proof())
        && !creditsById.containsKey(t.railId())
        && callsOf.getOrDefault(t.submission(), List.of()).stream()
            .anyMatch(call -> !call.deposit() && isCodeOf(t, call.code()));
  }

  private boolean isCodeOf(LedgerRows.Transfer t, String code) {
    @Nullable Opaque stored = t.codeMac();
    return stored != null
        && terms.codes().map(mac -> mac.matches(stored.bytes(), t.id(), code)).orElse(false);
  }

  static String told(StubCredit credit) {
    return "passbook %d: %s, %s won on %s/%s, \"%s\", id %s"
        .formatted(
            credit.line(),
            credit.at(),
            credit.amount(),
            credit.bankCode(),
            credit.account(),
            credit.printContent(),
            credit.tranId());
  }

  static String told(StubRequest send) {
    return "request %d: %s, to %s/%s, id %s"
        .formatted(send.number(), send.at(), send.bankCode(), send.account(), send.tranId());
  }
}
