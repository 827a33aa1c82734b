package io.ilwon.desk;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is read from where the last page ended: no row is skipped or told twice
 * while others come in.
 *
 * @param next the cursor behind the last row; null at the end
 */
public record Paging<T>(List<T> rows, @Nullable String next) {
  public static final int ROWS = 50;

  /** Of what was read with {@code ROWS + 1} as its limit. */
  public static <T> Paging<T> of(List<T> read, Function<T, String> cursor) {
    if (read.size() <= ROWS) {
      return new Paging<>(read, null);
    }
    List<T> page = List.copyOf(read.subList(0, ROWS));
    return new Paging<>(page, cursor.apply(page.getLast()));
  }

  @Override
  public String toString() {
    return "Paging[" + rows.size() + "]";
  }
}
