package io.ilwon.desk;

import java.util.List;

/** Third: the recovery codes, this once. */
public record FreshCodes(Frame f, List<String> codes) {
  @Override
  public String toString() {
    return "FreshCodes";
  }
}
