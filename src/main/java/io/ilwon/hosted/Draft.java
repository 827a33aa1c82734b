package io.ilwon.hosted;

import io.ilwon.crypto.Packed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the person typed last and what came of it; sealed in the row.
 *
 * @param number as typed
 * @param holder as typed
 * @param until time until which {@code last} holds, where it says when
 * @param sameInARow how often {@code last} has come in a row
 */
record Draft(
    @Nullable String bank,
    String number,
    String holder,
    Notice last,
    @Nullable Instant until,
    int sameInARow) {
  /** Nothing was typed yet. */
  static final Draft NOTHING = new Draft(null, "", "", Notice.NONE, null, 0);

  String packed() {
    String time = until == null ? null : until.toString();
    return Packed.of(bank, number, holder, last.name(), time, Integer.toString(sameInARow));
  }

  static Draft unpacked(String packed) {
    List<@Nullable String> t = Packed.read(packed);
    @Nullable String until = t.get(4);
    return new Draft(
        t.get(0),
        Objects.requireNonNull(t.get(1)),
        Objects.requireNonNull(t.get(2)),
        Notice.valueOf(Objects.requireNonNull(t.get(3))),
        until == null ? null : Instant.parse(until),
        Integer.parseInt(Objects.requireNonNull(t.get(5))));
  }

  @Override
  public String toString() {
    return "Draft(" + last + ")";
  }
}
