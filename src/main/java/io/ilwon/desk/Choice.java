package io.ilwon.desk;

/** Something one can choose, and whether it is. */
public record Choice(String value, String text, boolean chosen) {
  @Override
  public String toString() {
    return "Choice";
  }
}
