package io.ilwon.transfer;

import io.ilwon.meter.Family;
import io.ilwon.meter.Meters;
import io.micrometer.core.instrument.Counter;
import java.util.EnumSet;
import java.util.Locale;

/** How often we ourselves kept a won or a holder check from leaving, and why. */
final class HoldMeters {
  private static final Family<HeldBack, Counter> HELD =
      new Family<>(why ->
          Meters.counter(
              "ilwon_held_back",
              "Sends and holder checks that we held back, by why.",
              "why",
              word(why)));

  static {
    EnumSet.allOf(HeldBack.class).forEach(HELD::of);
  }

  private HoldMeters() {}

  /** Shows what is still 0. */
  static void shown() {}

  static void held(HeldBack why) {
    HELD.of(why).increment();
  }

  static String word(HeldBack why) {
    return why.name().toLowerCase(Locale.ROOT);
  }
}
