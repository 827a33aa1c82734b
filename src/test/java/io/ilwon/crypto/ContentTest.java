package io.ilwon.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentTest {
  @Test
  void noTwoContentsAreEqual() {
    List<Content> contents =
        List.of(
            Content.of("a"),
            Content.of("b"),
            Content.of("a").text(""),
            Content.of("a").text(null),
            Content.of("a").text(null).text(null),
            Content.of("a").text("12").text("3"),
            Content.of("a").text("1").text("23"),
            Content.of("a").number(1),
            Content.of("a").number(1L << 56),
            Content.of("a").flag(false),
            Content.of("a").bytes(new byte[1]),
            Content.of("a").uuid(new UUID(1, 2)),
            Content.of("a").uuid(new UUID(2, 1)),
            Content.of("a").instant(Instant.EPOCH.plusSeconds(7)),
            Content.of("a").instant(Instant.EPOCH.plusNanos(7_000)));
    Set<String> bytes = new HashSet<>();
    contents.forEach(c -> bytes.add(HexFormat.of().formatHex(c.bytes())));
    assertEquals(contents.size(), bytes.size());
  }

  @Test
  void anInstantCountsAsPostgresKeepsIt() {
    Instant told = Instant.parse("2026-01-02T03:04:05.999999600Z");
    Instant kept = Instant.parse("2026-01-02T03:04:06Z");
    assertArrayEquals(Content.of("a").instant(kept).bytes(), Content.of("a").instant(told).bytes());
  }
}
