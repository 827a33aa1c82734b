package io.ilwon.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Holds what callers heard, what the bank booked and what we stored against the invariants. Pure.
 */
final class Checker {
  private static final List<Function<Evidence, List<Finding>>> RULES =
      List.of(
          WireRules::onceAndWhole,
          WireRules::oneAtATime,
          WireRules::inOurBooksFirst,
          WireRules::noIdTwice,
          WireRules::withinTheLease,
          WireRules::identicalCallsSendOnce,
          BookRules::successIsCredited,
          BookRules::failureIsNot,
          BookRules::booksAgree,
          BookRules::nothingIsStuck,
          CountRules::tenADay,
          CountRules::noPlaceLeaks,
          CountRules::failuresCount,
          EntryRules::aCodeOnce,
          EntryRules::fewGuesses,
          EntryRules::fewWrongAnAccount);

  private Checker() {}

  /** For each broken invariant its smallest witness, and how often it is broken. */
  static List<Finding> check(Evidence evidence) {
    Map<String, List<Finding>> all = new TreeMap<>(Comparator.comparingInt(Checker::number));
    for (var rule : RULES) {
      for (Finding finding : rule.apply(evidence)) {
        all.computeIfAbsent(finding.invariant(), _ -> new ArrayList<>()).add(finding);
      }
    }
    List<Finding> smallest = new ArrayList<>();
    for (List<Finding> same : all.values()) {
      Finding least =
          same.stream().min(Comparator.comparingInt(each -> each.witness().size())).orElseThrow();
      String times = same.size() == 1 ? "" : " (one of " + same.size() + ")";
      smallest.add(new Finding(least.invariant(), least.what() + times, least.witness()));
    }
    return smallest;
  }

  private static int number(String invariant) {
    return Integer.parseInt(invariant, 1, invariant.length(), 10);
  }
}
