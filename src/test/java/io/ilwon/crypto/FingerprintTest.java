package io.ilwon.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blind indexes and code MACs. */
class FingerprintTest {
  @TempDir private Path folder;
  private BlindIndex index;
  private CodeMac codes;

  @BeforeEach
  void load() {
    Path file = folder.resolve("keys.json");
    Keyset.create(file);
    index = Keyset.load(file).blindIndex();
    codes = Keyset.load(file).codeMac();
  }

  @Test
  void anIndexIsThirtyTwoBytesAndKeepsPartsApart() {
    assertEquals(32, index.of("004", "110123456789").length);
    assertArrayEquals(index.of("004", "110123456789"), index.of("004", "110123456789"));
    assertFalse(Arrays.equals(index.of("004", "1101"), index.of("0041", "101")));
    assertFalse(Arrays.equals(index.of("020"), index.of("20")));
    assertFalse(Arrays.equals(index.of("004"), index.of("004", "")));
  }

  @Test
  void manyThreadsGetTheSameIndex() {
    byte[] expected = index.of("004", "1");
    assertTrue(
        IntStream.range(0, 10_000)
            .parallel()
            .allMatch(i -> Arrays.equals(expected, index.of("004", "1"))));
  }

  @Test
  void ofAThousandCodesExactlyTheRightOneMatches() {
    byte[] stored = codes.of("transfer1", "048");
    assertEquals(
        "[048]",
        IntStream.range(0, 1000)
            .mapToObj(i -> "%03d".formatted(i))
            .filter(digits -> codes.matches(stored, "transfer1", digits))
            .toList()
            .toString());
    assertEquals(37, stored.length);
  }

  @Test
  void aMacIsGoodForItsTransferOnly() {
    byte[] stored = codes.of("transfer1", "482");
    assertFalse(codes.matches(stored, "transfer2", "482"));
    assertFalse(codes.matches(stored, "transfer14", "82"));
    assertFalse(codes.matches(new byte[0], "transfer1", "482"));
    assertFalse(codes.matches(Arrays.copyOf(stored, 36), "transfer1", "482"));
  }

  @Test
  void idsAreWellFormedAndNeverRepeat() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 20_000)
        .parallel()
        .forEach(_ -> {
          String id = Ids.unguessable();
          assertTrue(id.matches("[a-z2-7]{32}"));
          assertTrue(seen.add(id));
          assertTrue(seen.add(Ids.timeOrdered().toString()));
        });
    assertEquals(43, Ids.token(32).length());
    assertTrue(Ids.token(32).matches("[A-Za-z0-9_-]+"));
  }

  /** Every bit that should be random is seen as 0 and as 1; 200 draws miss one in 2^199. */
  @Test
  void theRandomPartsAreRandomInEveryBit() {
    long ones = 0;
    long zeros = 0;
    Set<Character> lastLetters = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      var id = Ids.timeOrdered();
      assertEquals(7, id.version());
      assertEquals(2, id.variant());
      ones |= id.getLeastSignificantBits();
      zeros |= ~id.getLeastSignificantBits();
      lastLetters.add(Ids.unguessable().charAt(31));
    }
    assertEquals(0x3FFF_FFFF_FFFF_FFFFL, ones & zeros);
    assertTrue(lastLetters.size() > 16);
  }

  @Test
  void timeOrderedIdsFollowTheClock() {
    long before = System.currentTimeMillis();
    long stamped = Ids.timeOrdered().getMostSignificantBits() >>> 16;
    long after = System.currentTimeMillis();
    assertTrue(before <= stamped && stamped <= after);
  }
}
