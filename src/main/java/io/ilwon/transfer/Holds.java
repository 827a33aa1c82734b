package io.ilwon.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Several holds as one. */
public final class Holds {
  private Holds() {}

  /** Holds back when any does; of several reasons the first in {@link HeldBack}'s order. */
  public static Hold of(List<Hold> holds) {
    List<Hold> all = List.copyOf(holds);
    return bank ->
        all.stream()
            .map(hold -> hold.on(bank))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
  }
}
