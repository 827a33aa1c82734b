package io.ilwon.db;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A statement that is written for a set of rows, as it reads for one: the same conditions, locks
 * and checks, with a value where the set had an array. Taking arrays apart and joining with them is
 * a good part of what a statement costs that has one row to write.
 */
final class OneRow {
  private static final Pattern ROWS = Pattern.compile("unnest\\(([?, ]+)\\) as ");
  private static final Pattern COLUMN = Pattern.compile("unnest\\(\\?\\)");
  private static final Pattern AMONG = Pattern.compile("= any\\(\\?\\)");

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private OneRow() {}

  /** The statement for one row; its parameters are as many, in the same order. */
  static String of(String statement) {
    return KNOWN.computeIfAbsent(statement, OneRow::rewritten);
  }

  private static String rewritten(String statement) {
    String rows = ROWS.matcher(statement).replaceAll("(select $1) as ");
    String column = COLUMN.matcher(rows).replaceAll("?");
    return AMONG.matcher(column).replaceAll("= ?");
  }
}
