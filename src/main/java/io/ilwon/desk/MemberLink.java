package io.ilwon.desk;

/** A link, this once. */
public record MemberLink(Frame f, String who, String href, String hours) {
  @Override
  public String toString() {
    return "MemberLink";
  }
}
