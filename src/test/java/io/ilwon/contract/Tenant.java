package io.ilwon.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One project as one fuzzing connection knows it: a word that nobody else's data holds, its keys,
 * and the submissions it opened of late.
 *
 * @param key let in for everything
 * @param others keys of it that lack a scope, or are used up
 */
public record Tenant(String word, String key, List<String> others, List<Held> held) {
  private static final int KEPT = 40;

  /** A submission, and where its won went. */
  public record Held(String id, Optional<String> account) {}

  /** Nothing opened yet. */
  public static Tenant of(String word, String key, List<String> others) {
    return new Tenant(word, key, others, new ArrayList<>());
  }

  void opened(String id) {
    held.add(new Held(id, Optional.empty()));
    if (held.size() > KEPT) {
      held.removeFirst();
    }
  }

  void paid(String id, String account) {
    held.replaceAll(each -> each.id().equals(id) ? new Held(id, Optional.of(account)) : each);
  }

  /** Mostly one of the latest few, which are likelier still open. */
  Held any(Random random) {
    if (held.isEmpty()) {
      return new Held("a".repeat(32), Optional.empty());
    }
    int back = random.nextInt(4) > 0 ? Math.min(held.size(), 3) : held.size();
    return held.get(held.size() - 1 - random.nextInt(back));
  }
}
