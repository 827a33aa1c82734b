package io.ilwon.desk;

/** Where one can go, and whether one is there. */
public record Item(String href, String text, boolean here) {
  @Override
  public String toString() {
    return "Item";
  }
}
