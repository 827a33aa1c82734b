package io.ilwon.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.guard.GuardRules.Deed;
import io.ilwon.guard.GuardRules.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a database is suspected (invariant I28), case by case. */
class GuardRulesTest {
  private static final Identity OURS = new Identity("7", "00000001");
  private static final Identity PROMOTED = new Identity("7", "00000002");
  private static final Identity OTHER = new Identity("8", "00000001");
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static Identity identity(String word) {
    return switch (word) {
      case "ours" -> OURS;
      case "promoted" -> PROMOTED;
      case "other" -> OTHER;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Sight sight(
      Identity now, Identity accepted, long generation, @Nullable Long beat) {
    return new Sight(now, new Sight.Row(accepted, generation, null), beat);
  }

  private static String told(Optional<Suspicion> found) {
    return found.map(Suspicion::word).orElse("-");
  }

  @ParameterizedTest
  @CsvSource({
    // the node knows: ours, generation 2, beat 50
    "ours,     ours,     2, 50, -",
    "ours,     ours,     2, 51, -",
    "ours,     ours,     2, 49, went_back",
    "ours,     ours,     2,   , went_back",
    "promoted, ours,     2, 50, timeline",
    "other,    ours,     2, 50, system",
    "ours,     ours,     1, 50, went_back",
    // accepted by operators since: what the node remembers is outdated
    "ours,     ours,     3,  1, -",
    "ours,     ours,     3,   , -",
    "promoted, promoted, 3, 50, -",
    "promoted, ours,     3, 50, timeline",
    // another server that believes in itself, never accepted in the history this node knows
    "promoted, promoted, 2, 50, timeline",
    "other,    other,    2, 50, system",
    "other,    other,    1, 50, went_back",
  })
  void aLookIsComparedWithWhatTheNodeHasSeen(
      String now, String accepted, long generation, @Nullable Long beat, String expected) {
    Known known = new Known(OURS, 2, 50);
    Sight sight = sight(identity(now), identity(accepted), generation, beat);
    assertEquals(expected, told(GuardRules.look(known, sight)));
  }

  @Test
  void aDatabaseThatLostItsRowWentBack() {
    assertEquals(
        "went_back", told(GuardRules.look(new Known(OURS, 1, 0), new Sight(OURS, null, null))));
    assertEquals("-", told(GuardRules.look(null, new Sight(OURS, null, null))));
  }

  /** A start as found, to be changed by a case. */
  private static final class Found {
    Sight sight = sight(OURS, OURS, 1, 50L);
    @Nullable Known witness = new Known(OURS, 1, 50);
    Start.Former former = Start.Former.RECORDED;
    boolean copied;
    boolean empty;
    @Nullable Instant newest = NOW.minusSeconds(40_000);
    @Nullable Instant alive;
    @Nullable Instant vouched = NOW.minusSeconds(40_000);

    Start start() {
      return new Start(sight, witness, former, copied, empty, NOW, newest, alive, vouched, LEASE);
    }

    String starts() {
      return told(GuardRules.start(start()));
    }
  }

  @Test
  void aPlainRestartAfterANightIsNone() {
    assertEquals("-", new Found().starts());
  }

  @Test
  void afterALossOfPowerTheWitnessMayBeOlderThanTheDatabase() {
    Found found = new Found();
    found.sight = sight(OURS, OURS, 1, 5_000L);
    assertEquals("-", found.starts());
  }

  @Test
  void aDatabaseOlderThanTheWitnessWentBack() {
    Found found = new Found();
    found.sight = sight(OURS, OURS, 1, 49L);
    assertEquals("went_back", found.starts());
    found.sight = sight(OURS, OURS, 1, null);
    assertEquals("went_back", found.starts());
    found.sight = new Sight(OURS, null, null);
    found.empty = true;
    assertEquals("went_back", found.starts(), "an empty database in place of ours");
  }

  @Test
  void aStartOnAnotherServerIsHeld() {
    Found found = new Found();
    found.sight = sight(PROMOTED, OURS, 1, 50L);
    assertEquals("timeline", found.starts());
    found.sight = sight(OTHER, OURS, 1, 50L);
    assertEquals("system", found.starts());
    found.sight = sight(OTHER, OTHER, 1, 50L);
    assertEquals("system", found.starts());
  }

  @Test
  void aCopiedFolderIsHeld() {
    Found found = new Found();
    found.copied = true;
    assertEquals("copied", found.starts());
  }

  @Test
  void aBrandNewDatabaseIsOpen() {
    Found found = new Found();
    found.sight = new Sight(OURS, null, null);
    found.witness = null;
    found.former = Start.Former.NONE;
    found.empty = true;
    found.newest = null;
    found.vouched = null;
    assertEquals("-", found.starts());
    found.former = Start.Former.FORGOTTEN;
    assertEquals("went_back", found.starts());
  }

  @ParameterizedTest
  @CsvSource({
    // seconds since: the newest sign of life, the last of those that never ended
    "40000, 40000, stale", // died, long ago, and nobody here has seen it
    "40000, 40029, stale", // alive at the end
    "40000, 40031, -", // died before, and others ended cleanly since
    "40000,      , -", // all ended cleanly
    "29,    29,    -", // others live
    "31,    31,    stale",
  })
  void withoutAWitnessAnOldHeartbeatIsHeld(long newest, @Nullable Long alive, String expected) {
    Found found = new Found();
    found.witness = null;
    found.former = Start.Former.NONE;
    found.sight = sight(OURS, OURS, 1, null);
    found.newest = NOW.minusSeconds(newest);
    found.alive = alive == null ? null : NOW.minusSeconds(alive);
    found.vouched = null;
    assertEquals(expected, found.starts());
  }

  @Test
  void aWitnessVouchesForNoMoreThanItSaw() {
    Found found = new Found();
    found.alive = NOW.minusSeconds(40_000);
    assertEquals("-", found.starts(), "both died together");
    found.vouched = NOW.minusSeconds(40_031);
    assertEquals("stale", found.starts(), "the other outlived this one");
    found.vouched = NOW.minusSeconds(40_000);
    found.sight = sight(OURS, OURS, 2, 50L);
    assertEquals("stale", found.starts(), "an acceptance outdates the witness");
  }

  @Test
  void aFirstStartWithAGuardTrustsTheFormerStartOfItsFolder() {
    Found found = new Found();
    found.witness = null;
    found.sight = new Sight(OURS, null, 0L);
    found.alive = null;
    assertEquals("-", found.starts());
    found.alive = NOW.minusSeconds(40_000);
    found.vouched = null;
    assertEquals("stale", found.starts());
  }

  @Test
  void aHoldIsWrittenOnceAndAgainWhenTheServerChangesAfterTheStatement() {
    Known known = new Known(OURS, 1, 50);
    assertEquals(Deed.HOLD, GuardRules.deed(known, sight(PROMOTED, OURS, 1, 50L)));
    assertEquals(Deed.HOLD, GuardRules.deed(known, new Sight(OURS, null, null)));
    assertEquals(Deed.JOIN, GuardRules.deed(known, held(PROMOTED, OURS, false)));
    assertEquals(Deed.HOLD, GuardRules.deed(known, held(PROMOTED, OURS, OTHER, false)));
    assertEquals(Deed.HOLD, GuardRules.deed(known, held(PROMOTED, OURS, null, false)));
    Known acceptedSince = new Known(OURS, 2, 50);
    assertEquals(Deed.HOLD, GuardRules.deed(acceptedSince, held(PROMOTED, OURS, false)));
    assertEquals(Deed.JOIN, GuardRules.deed(known, held(PROMOTED, PROMOTED, true)));
    assertEquals(Deed.HOLD, GuardRules.deed(known, held(OURS, PROMOTED, true)));
    assertEquals(Deed.NOTHING, GuardRules.deed(known, sight(PROMOTED, PROMOTED, 2, 50L)));
    assertEquals(Deed.HOLD, GuardRules.deed(known, sight(PROMOTED, PROMOTED, 1, 50L)));
  }

  @Test
  void onlyAnAcceptanceEndsAHold() {
    Standing tripped = new Standing(new Known(OURS, 1, 50), Suspicion.TIMELINE);
    Sight formerPrimary = sight(OURS, OURS, 1, 50L);
    assertEquals(tripped, GuardRules.next(tripped, formerPrimary));
    assertTrue(GuardRules.toBeWritten(tripped, formerPrimary, Optional.empty()));
    Standing after = GuardRules.next(tripped, sight(PROMOTED, PROMOTED, 2, 3L));
    assertNull(after.held());
    assertEquals(new Known(PROMOTED, 2, 4), after.known());
  }

  @Test
  void aHoldThatAnotherNodeWroteIsTakenOver() {
    Standing open = new Standing(new Known(OURS, 1, 50), null);
    Standing after = GuardRules.next(open, held(OURS, OURS, false));
    assertEquals(Suspicion.TIMELINE, after.held());
    assertEquals(Suspicion.TIMELINE, GuardRules.next(after, held(OURS, OURS, true)).held());
  }

  @ParameterizedTest
  @CsvSource({
    // held already: by this start's own or a former one's suspicion, or by another history's
    "copied,    true,  HOLD",
    "stale,     true,  HOLD",
    "went_back, false, HOLD",
    "went_back, true,  JOIN",
    "timeline,  true,  JOIN",
    "system,    false, JOIN",
  })
  void aStartThatFindsAnotherHistoryBeginsAStandingHoldAnew(
      String why, boolean witness, Deed expected) {
    Found found = new Found();
    found.sight = held(PROMOTED, OURS, false);
    found.witness = witness ? found.witness : null;
    assertEquals(expected, GuardRules.atStart(found.start(), Suspicion.of(why)));
  }

  @Test
  void noHeartbeatIsCountedOnADatabaseThatIsSuspected() {
    Known known = new Known(OURS, 1, 50);
    assertTrue(GuardRules.beats(known, sight(OURS, OURS, 1, 50L)));
    assertTrue(GuardRules.beats(known, held(PROMOTED, OURS, false)), "held: the gap is known");
    assertFalse(GuardRules.beats(known, sight(PROMOTED, OURS, 1, 50L)));
    assertFalse(GuardRules.beats(known, sight(OURS, OURS, 1, 49L)));
    assertFalse(GuardRules.beats(known, new Sight(OURS, null, 50L)));
  }

  private static Sight held(Identity now, Identity accepted, boolean stated) {
    return held(now, accepted, stated ? accepted : now, stated);
  }

  private static Sight held(
      Identity now, Identity accepted, @Nullable Identity on, boolean stated) {
    Sight.Held held = new Sight.Held(NOW, Suspicion.TIMELINE, stated, on);
    return new Sight(now, new Sight.Row(accepted, 1, held), 50L);
  }
}
