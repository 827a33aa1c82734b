package io.ilwon.desk;

/** A month that was signed. */
public record ReviewSigned(String month, String operator, Times.Moment at, String note, long rows) {
  @Override
  public String toString() {
    return "ReviewSigned";
  }
}
