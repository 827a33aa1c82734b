package io.ilwon.desk;

import java.util.Arrays;
import java.util.List;

/** The list's columns that are drawn: in the address, and remembered nowhere else. */
public record Columns(List<String> shown) {
  /** In their order. The id is always there: it leads to the page. */
  public static final List<String> ALL =
      List.of(
          "time",
          "status",
          "bank",
          "account",
          "holder",
          "client",
          "requests",
          "wrong",
          "channel",
          "took");

  public Columns {
    shown = ALL.stream().filter(shown::contains).toList();
    if (shown.isEmpty()) {
      shown = ALL;
    }
  }

  /** Of what an address says, in one value or several; nothing we know is all. */
  static Columns of(List<String> asked) {
    return new Columns(asked.stream().flatMap(each -> Arrays.stream(each.split(",", -1))).toList());
  }

  public boolean has(String name) {
    return shown.contains(name);
  }

  /** As an address has them; empty for all. */
  String word() {
    return shown.equals(ALL) ? "" : String.join(",", shown);
  }

  @Override
  public String toString() {
    return "Columns[" + word() + "]";
  }
}
