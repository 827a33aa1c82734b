package io.ilwon.submission;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Arrays inside a row, which no unnest can carry: as PostgreSQL writes them. */
final class Literals {
  private Literals() {}

  static String of(List<Instant> instants) {
    return instants.stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
