package io.ilwon.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One key as this node sees it: what all nodes know, and what this one has not told yet. */
final class KeyView {
  /** More than that decides nothing any more: the window forgets what is older. */
  private static final int MOST_UNTOLD = 2 * KeyTrust.MOST;

  /** Held by the one caller who asks the database for leave. */
  final AtomicBoolean asking = new AtomicBoolean();

  private final List<KeyTrust.Outcome> untold = new ArrayList<>();
  private KeyTrust trust = KeyTrust.unknown();
  private Instant knownAt = Instant.MIN;
  private int lifts;
  private boolean shutHere;

  /**
   * What this node has to tell.
   *
   * @param shutHere this node shut the key, so it is to be shut
   */
  record Untold(List<KeyTrust.Outcome> outcomes, boolean shutHere, int lifts) {
    boolean isNothing() {
      return outcomes.isEmpty() && !shutHere;
    }

    /** The row with all of it. */
    KeyTrustStore.Row in(KeyTrustStore.Row row) {
      if (lifts != row.lifts()) {
        return row; // heard before an operator opened the key
      }
      KeyTrust after = row.trust();
      for (KeyTrust.Outcome each : outcomes) {
        after = after.after(each, row.now());
      }
      if (shutHere && after instanceof KeyTrust.Open) {
        // Others' right guesses came between: the stricter view stands.
        after = new KeyTrust.Shut("", row.now().plus(KeyTrust.SHUT));
      }
      return new KeyTrustStore.Row(row.key(), after, row.lifts(), row.now(), row.now());
    }
  }

  synchronized boolean isShut() {
    return trust instanceof KeyTrust.Shut;
  }

  synchronized boolean mayTry(Instant now) {
    return trust.mayTry(now);
  }

  /** Another took the leave that was due. */
  synchronized void waitUntil(Instant next) {
    if (trust instanceof KeyTrust.Shut s) {
      trust = new KeyTrust.Shut(s.trials(), next);
    }
  }

  synchronized void heard(KeyTrust.Outcome outcome, Instant now) {
    apply(outcome, now);
    if (untold.size() == MOST_UNTOLD) {
      untold.removeFirst();
    }
    untold.add(outcome);
  }

  synchronized Untold untold() {
    return new Untold(List.copyOf(untold), shutHere, lifts);
  }

  /** Takes over what all nodes know; {@code told} is already in it. */
  synchronized void learn(KeyTrustStore.Row row, List<KeyTrust.Outcome> told) {
    told.forEach(untold::remove);
    if (row.at().isBefore(knownAt)) {
      return;
    }
    if (row.lifts() != lifts) {
      untold.clear();
      shutHere = false;
    }
    KeyTrust before = trust;
    boolean stays = shutHere && row.trust() instanceof KeyTrust.Open;
    knownAt = row.at();
    lifts = row.lifts();
    trust = row.trust();
    shutHere = false;
    untold.forEach(each -> apply(each, row.now()));
    if (stays) {
      trust = before;
      shutHere = true;
    }
  }

  private void apply(KeyTrust.Outcome outcome, Instant now) {
    KeyTrust next = trust.after(outcome, now);
    shutHere |= trust instanceof KeyTrust.Open && next instanceof KeyTrust.Shut;
    trust = next;
  }
}
