package io.ilwon.desk;

/** A month that waits for its review. */
public record ReviewDue(String month, long rows, String href) {
  @Override
  public String toString() {
    return "ReviewDue";
  }
}
