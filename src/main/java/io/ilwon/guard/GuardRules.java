package io.ilwon.guard;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a database is suspected, and what a suspicion does. Pure. */
final class GuardRules {
  private GuardRules() {}

  /**
   * What speaks against the database on a look.
   *
   * @param known what the looking node has seen committed; null before its start. What operators
   *     have accepted since outdates it.
   */
  static Optional<Suspicion> look(@Nullable Known known, Sight sight) {
    Sight.@Nullable Row row = sight.row();
    if (row == null) {
      return Optional.ofNullable(known == null ? null : Suspicion.WENT_BACK);
    }
    Optional<Suspicion> other = other(row.accepted(), sight.now());
    if (other.isPresent() || known == null || row.generation() > known.generation()) {
      return other;
    }
    if (row.generation() < known.generation()) {
      return Optional.of(Suspicion.WENT_BACK);
    }
    other = other(known.identity(), sight.now());
    if (other.isPresent()) {
      return other;
    }
    @Nullable Long beat = sight.beat();
    return beat == null || beat < known.beat()
        ? Optional.of(Suspicion.WENT_BACK)
        : Optional.empty();
  }

  private static Optional<Suspicion> other(Identity accepted, Identity now) {
    if (!now.system().equals(accepted.system())) {
      return Optional.of(Suspicion.SYSTEM);
    }
    return now.timeline().equals(accepted.timeline())
        ? Optional.empty()
        : Optional.of(Suspicion.TIMELINE);
  }

  /** What speaks against the database when a node starts. */
  static Optional<Suspicion> start(Start s) {
    Optional<Suspicion> other = look(null, s.sight());
    if (other.isPresent()) {
      return other;
    }
    @Nullable Known witness = s.witness();
    if (witness == null) {
      if (s.former() == Start.Former.FORGOTTEN) {
        return Optional.of(Suspicion.WENT_BACK);
      }
    } else if (!outdated(witness, s.sight())) {
      other = look(witness, s.sight());
      if (other.isPresent()) {
        return other;
      }
    }
    if (s.copied()) {
      return Optional.of(Suspicion.COPIED);
    }
    return stale(s) ? Optional.of(Suspicion.STALE) : Optional.empty();
  }

  /** An operator has accepted the database since. */
  private static boolean outdated(Known witness, Sight sight) {
    Sight.@Nullable Row row = sight.row();
    return row != null && row.generation() > witness.generation();
  }

  private static boolean stale(Start s) {
    @Nullable Instant newest = s.newest();
    @Nullable Instant alive = s.alive();
    if (s.empty() || newest == null || alive == null) {
      return false;
    }
    boolean old = newest.isBefore(s.now().minus(s.lease()));
    boolean atTheEnd = alive.isAfter(newest.minus(s.lease()));
    return old && atTheEnd && !vouchedFor(s, alive);
  }

  private static boolean vouchedFor(Start s, Instant alive) {
    @Nullable Known witness = s.witness();
    @Nullable Instant vouched = s.vouched();
    boolean speaks = witness == null ? s.sight().row() == null : !outdated(witness, s.sight());
    return speaks && vouched != null && !alive.isAfter(vouched.plus(s.lease()));
  }

  /** What is written when a node holds. */
  enum Deed {
    /** Operators have accepted this database since. */
    NOTHING,
    /** It is held already, for this server. */
    JOIN,
    /** A new hold: whatever was stated or reconciled before no longer counts. */
    HOLD
  }

  /** What a node that suspects the database, or did, writes into it. */
  static Deed deed(Known known, Sight sight) {
    Sight.@Nullable Row row = sight.row();
    if (row == null) {
      return Deed.HOLD;
    }
    Sight.@Nullable Held held = row.held();
    if (held == null) {
      boolean acceptedSince = row.generation() > known.generation();
      return acceptedSince && look(known, sight).isEmpty() ? Deed.NOTHING : Deed.HOLD;
    }
    boolean notAccepted = held.stated() && !row.accepted().equals(sight.now());
    boolean anotherServer = notAccepted || !sight.now().equals(held.on());
    // Put back to within a hold that has ended since: the gap is a longer one.
    boolean endedSince = row.generation() < known.generation();
    return anotherServer || endedSince ? Deed.HOLD : Deed.JOIN;
  }

  /**
   * What a start writes that found something. A copy, or a folder nobody knows, is found by its
   * first start alone, and what it holds of a hold may have ended elsewhere: the gap is a longer
   * one. What a witness or the server's name says against the database is found by each start.
   */
  static Deed atStart(Start s, Suspicion why) {
    @Nullable Known witness = s.witness();
    Known known = new Known(s.sight().now(), witness == null ? 1 : witness.generation(), 0);
    return switch (why) {
      case COPIED, STALE -> Deed.HOLD;
      case WENT_BACK -> witness == null ? Deed.HOLD : deed(known, s.sight());
      case SYSTEM, TIMELINE -> deed(known, s.sight());
    };
  }

  /**
   * Whether a node counts a heartbeat after this look. Not on a database that it speaks against:
   * the last one before the hold is where the gap begins.
   */
  static boolean beats(Known known, Sight sight) {
    Sight.@Nullable Row row = sight.row();
    return row != null && (row.held() != null || look(known, sight).isEmpty());
  }

  /** Whether a node has to write after a look that found this. */
  static boolean toBeWritten(Standing before, Sight sight, Optional<Suspicion> found) {
    Sight.@Nullable Row row = sight.row();
    Known known = before.known();
    if (row == null) {
      return true;
    }
    if (row.held() == null) {
      boolean tripped = before.held() != null && row.generation() <= known.generation();
      return found.isPresent() || tripped;
    }
    return deed(known, sight) == Deed.HOLD
        || row.generation() < known.generation()
        || sight.beat() == null;
  }

  /**
   * Where a node stands after a look that spoke against nothing, its heartbeat counted. A hold ends
   * by an operator's acceptance alone: a look that finds nothing may have met a former primary.
   */
  static Standing next(Standing before, Sight sight) {
    Sight.@Nullable Row row = sight.row();
    if (row == null) {
      return before;
    }
    Sight.@Nullable Held held = row.held();
    if (held != null) {
      return new Standing(before.known().atLeast(row.generation()), held.why());
    }
    @Nullable Long beat = sight.beat();
    boolean stillHeld = before.held() != null && row.generation() <= before.known().generation();
    return stillHeld || beat == null
        ? before
        : new Standing(new Known(sight.now(), row.generation(), beat + 1), null);
  }

  /**
   * Where a node stands.
   *
   * @param held why nothing is sent, or null
   */
  record Standing(Known known, @Nullable Suspicion held) {}
}
