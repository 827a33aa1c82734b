package io.ilwon.contract;

import io.ilwon.meter.Family;
import io.ilwon.meter.Meters;
import io.micrometer.core.instrument.Counter;

/** What callers are told, by the contract's own words. */
final class ContractMeters {
  /** The calls whose answers are counted. */
  enum Call {
    STEP1("step1"),
    PRE_STEP2("prestep2"),
    STEP2("step2");

    private final String word;

    Call(String word) {
      this.word = word;
    }
  }

  private record Answer(Call call, String word) {}

  private static final Family<Answer, Counter> ANSWERS =
      new Family<>(answer ->
          Meters.counter(
              "ilwon_answers",
              "Answers of the three steps, by the word of the contract they carry.",
              "call",
              answer.call.word,
              "word",
              answer.word));

  private static final Family<String, Counter> REFUSED =
      new Family<>(why ->
          Meters.counter(
              "ilwon_calls_refused",
              "Calls turned away at the door, before anything was read of them.",
              "why",
              why));

  static {
    for (Call call : Call.values()) {
      ANSWERS.of(new Answer(call, ContractWords.SUCCESS));
    }
    for (Door door : Door.values()) {
      REFUSED.of(door.word());
    }
  }

  private ContractMeters() {}

  /** Shows what is still 0. */
  static void shown() {}

  /** Why somebody is turned away. */
  enum Door {
    FORBIDDEN,
    ADDRESS,
    TOO_MANY,
    UNREADABLE;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static void answered(Call call, String word) {
    ANSWERS.of(new Answer(call, word)).increment();
  }

  static void refused(Door why) {
    REFUSED.of(why.word()).increment();
  }
}
