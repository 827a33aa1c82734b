package io.ilwon.desk;

import io.ilwon.transfer.BankUse;
import java.util.Locale;

/** Whether sends go to a bank; of several that apply the first in this order is told. */
enum BankState {
  STOPPED("bad"),
  CLOSED("warn"),
  BREAKER("bad"),
  TRIAL("warn"),
  OPEN("good");

  private final String colour;

  BankState(String colour) {
    this.colour = colour;
  }

  /** Of its chip. */
  String colour() {
    return colour;
  }

  /** Where its name stands among the words. */
  String key() {
    return "banks.state." + name().toLowerCase(Locale.ROOT);
  }

  static BankState of(boolean stopped, boolean closed, BankUse.Gate gate) {
    if (stopped) {
      return STOPPED;
    }
    if (closed) {
      return CLOSED;
    }
    return switch (gate) {
      case OPEN -> BREAKER;
      case TRIAL -> TRIAL;
      case CLOSED -> OPEN;
    };
  }
}
