package io.ilwon.db;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a list of rows into the columns that a set-wise statement binds. */
public final class Columns {
  private Columns() {}

  /** One value a row, in the rows' order. */
  public static <X, T> List<T> column(List<X> rows, Function<X, T> column) {
    List<T> values = new ArrayList<>(rows.size());
    rows.forEach(r -> values.add(column.apply(r)));
    return values;
  }

  /** One value or null a row. */
  public static <X, T> List<@Nullable T> nullable(List<X> rows, Function<X, @Nullable T> column) {
    List<@Nullable T> values = new ArrayList<>(rows.size());
    rows.forEach(r -> values.add(column.apply(r)));
    return values;
  }
}
