package io.ilwon.desk;

import java.util.List;

/** Somebody, and what may be done to them here. */
public record MemberRow(
    String id,
    String name,
    String display,
    String role,
    boolean active,
    boolean mayChange,
    Times.Moment since,
    List<Choice> roles) {
  @Override
  public String toString() {
    return "MemberRow";
  }
}
