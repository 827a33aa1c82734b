package io.ilwon.rail.kftc;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * What the stub bank shall do with which call. Of the rules that match a call the newest decides; a
 * call that none matches gets the usual. Dice are seeded; which call gets which throw depends on
 * the order in which they come.
 */
public final class StubScript {
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final Random dice;

  StubScript(long seed) {
    this.dice = new Random(seed);
  }

  private record Rule(
      Job job, Predicate<StubRequest> which, double chance, AtomicLong left, Behaviour behaviour) {}

  /** Every call for this job. */
  public StubScript always(Job job, Behaviour behaviour) {
    return add(job, _ -> true, 1, Long.MAX_VALUE, behaviour);
  }

  /** The next so many calls for this job. */
  public StubScript next(int calls, Job job, Behaviour behaviour) {
    return add(job, _ -> true, 1, calls, behaviour);
  }

  /** Calls about this account; an inquiry is about the account of the transfer it asks for. */
  public StubScript account(String number, Job job, Behaviour behaviour) {
    return add(job, seen -> seen.account().equals(number), 1, Long.MAX_VALUE, behaviour);
  }

  /** The next so many calls about this account. */
  public StubScript account(String number, int calls, Job job, Behaviour behaviour) {
    return add(job, seen -> seen.account().equals(number), 1, calls, behaviour);
  }

  /** Calls about accounts whose number ends so. */
  public StubScript ending(String digits, Job job, Behaviour behaviour) {
    return add(job, seen -> seen.account().endsWith(digits), 1, Long.MAX_VALUE, behaviour);
  }

  /** Calls about this bank. */
  public StubScript bank(String code, Job job, Behaviour behaviour) {
    return add(job, seen -> seen.bankCode().equals(code), 1, Long.MAX_VALUE, behaviour);
  }

  /** A share of the calls for this job. */
  public StubScript chance(double share, Job job, Behaviour behaviour) {
    return add(job, _ -> true, share, Long.MAX_VALUE, behaviour);
  }

  /** Any other choice. */
  public StubScript add(
      Job job, Predicate<StubRequest> which, double chance, long calls, Behaviour behaviour) {
    rules.addFirst(new Rule(job, which, chance, new AtomicLong(calls), behaviour));
    return this;
  }

  /** Back to the usual. */
  public void clear() {
    rules.clear();
  }

  Behaviour decide(Job job, StubRequest seen) {
    for (Rule rule : rules) {
      if (rule.job() == job
          && rule.which().test(seen)
          && (rule.chance() >= 1 || throwDice() < rule.chance())
          && rule.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        return rule.behaviour();
      }
    }
    return Behaviour.USUAL;
  }

  private synchronized double throwDice() {
    return dice.nextDouble();
  }
}
