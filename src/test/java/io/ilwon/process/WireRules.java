package io.ilwon.process;

import io.ilwon.rail.kftc.StubCredit;
import io.ilwon.rail.kftc.StubRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may reach the bank, and how often. */
final class WireRules {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WireRules() {}

  /**
   * I1 and I15: each transfer once, one won, to the account that was asked for, as it was asked.
   */
  static List<Finding> onceAndWhole(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    e.creditsById.forEach((id, same) -> {
      if (same.size() > 1) {
        findings.add(
            new Finding(
                "I1",
                "two credits for one transfer",
                Evidence.told(same.get(0)),
                Evidence.told(same.get(1))));
      }
    });
    e.sendsById.forEach((id, same) -> {
      if (same.size() > 1) {
        findings.add(
            new Finding(
                "I1",
                "one transfer sent twice",
                Evidence.told(same.get(0)),
                Evidence.told(same.get(1))));
      }
    });
    for (StubCredit credit : e.credits) {
      if (!credit.amount().equals("1")) {
        findings.add(new Finding("I1", "not exactly one won", Evidence.told(credit)));
      }
    }
    e.sends.forEach(send -> findings.addAll(asAsked(e, send)));
    return findings;
  }

  private static List<Finding> asAsked(Evidence e, StubRequest send) {
    List<Finding> findings = new ArrayList<>();
    LedgerRows.Transfer row = e.byRailId.get(send.tranId());
    JsonNode body = JSON.readTree(send.body()).path("req_list").path(0);
    if (!body.path("print_content").asString("").matches("\\d{3}" + e.terms.brand())
        || !body.path("tran_amt").asString("").equals("1")) {
      findings.add(new Finding("I15", "not the code, the brand and one won", Evidence.told(send)));
    }
    if (row == null) {
      return findings;
    }
    Set<String> asked = e.asked(row.submission());
    List<Heard> calls = e.callsOf.getOrDefault(row.submission(), List.of());
    String got = send.bankCode() + "/" + send.account();
    if (!asked.isEmpty() && !asked.contains(got)) {
      // The same numbers in another spelling: somebody has read a text as a number.
      boolean spelling =
          calls.stream()
              .anyMatch(c ->
                  numbers(c.bank() + "/" + c.account()).equals(numbers(got))
                      || numbers(Evidence.spelled(c.bank()) + "/" + c.account())
                          .equals(numbers(got)));
      findings.add(
          new Finding(
              spelling ? "I15" : "I1",
              "the bank got another account than was asked for",
              calls.getFirst().told(),
              Evidence.told(send)));
    }
    String holder = body.path("account_holder_name").asString("");
    if (!calls.isEmpty() && calls.stream().noneMatch(c -> c.holder().equals(holder))) {
      findings.add(
          new Finding(
              "I15", "another holder's name", calls.getFirst().told(), Evidence.told(send)));
    }
    return findings;
  }

  private static String numbers(String bankAndAccount) {
    return bankAndAccount.replaceAll("(^|/)0+", "$1");
  }

  /** I2: nothing for a submission while another transfer of it has no certain outcome. */
  static List<Finding> oneAtATime(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    eachTwo(
        e,
        (earlier, later, row) -> {
          Instant known = row.outcomeAt();
          // What was taken back or found late has lost the instant of its first outcome.
          boolean first = row.open() || row.state().equals("sent") || row.state().equals("refused");
          if (first && (known == null || known.isAfter(later.at()))) {
            findings.add(
                new Finding(
                    "I2",
                    "another transfer while the outcome of the former was open",
                    Evidence.told(earlier),
                    Evidence.told(later),
                    row.told()));
          }
        });
    return findings;
  }

  private interface Two {
    /** Two transfers sent for one submission, one after the other, and the row of the earlier. */
    void sent(StubRequest earlier, StubRequest later, LedgerRows.Transfer row);
  }

  private static void eachTwo(Evidence e, Two two) {
    for (List<StubRequest> sends : e.sendsOf().values()) {
      for (int i = 1; i < sends.size(); i++) {
        LedgerRows.Transfer row = e.byRailId.get(sends.get(i - 1).tranId());
        if (row != null && !row.railId().equals(sends.get(i).tranId())) {
          two.sent(sends.get(i - 1), sends.get(i), row);
        }
      }
    }
  }

  /** I11: a durable row came first. */
  static List<Finding> inOurBooksFirst(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    for (StubRequest send : e.sends) {
      LedgerRows.Transfer row = e.byRailId.get(send.tranId());
      if (row == null) {
        findings.add(
            new Finding("I11", "the bank received an id that we do not hold", Evidence.told(send)));
      } else if (row.intentAt().isAfter(send.at()) || !row.bank().equals(send.bankCode())) {
        findings.add(
            new Finding(
                "I11",
                "the bank received what the intent did not hold",
                Evidence.told(send),
                row.told()));
      }
    }
    return findings;
  }

  /** I12: an id is one transfer's. */
  static List<Finding> noIdTwice(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    Map<String, LedgerRows.Transfer> rows = new HashMap<>();
    for (LedgerRows.Transfer row : e.ledger.transfers()) {
      LedgerRows.Transfer other = rows.putIfAbsent(row.railId(), row);
      if (other != null) {
        findings.add(new Finding("I12", "two transfers with one id", other.told(), row.told()));
      }
    }
    e.sendsById.forEach((id, same) -> {
      StubRequest one = same.getFirst();
      for (StubRequest other : same) {
        if (!other.account().equals(one.account()) || !other.bankCode().equals(one.bankCode())) {
          findings.add(
              new Finding(
                  "I12", "one id for two accounts", Evidence.told(one), Evidence.told(other)));
        }
      }
    });
    return findings;
  }

  /** I13: who no longer holds the lease writes nothing. */
  static List<Finding> withinTheLease(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    for (StubRequest send : e.sends) {
      LedgerRows.Transfer row = e.byRailId.get(send.tranId());
      if (row != null && send.at().isAfter(row.leaseUntil().plus(e.terms.wire()))) {
        findings.add(
            new Finding("I13", "sent after the lease had ended", Evidence.told(send), row.told()));
      }
    }
    return findings;
  }

  /** I23, and the gap after it: the same wish again, at once or soon, sends nothing. */
  static List<Finding> identicalCallsSendOnce(Evidence e) {
    List<Finding> findings = new ArrayList<>();
    eachTwo(
        e,
        (earlier, later, row) -> {
          Instant sent = row.state().equals("sent") ? row.outcomeAt() : null;
          if (sent != null && later.at().isBefore(sent.plus(e.terms.gap()))) {
            findings.add(
                new Finding(
                    "I23",
                    "identical calls within the gap sent twice",
                    Evidence.told(earlier),
                    Evidence.told(later)));
          }
        });
    return findings;
  }
}
