package io.ilwon.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Found submissions.
 *
 * @param next where the next page begins, or null
 * @param looked how many were looked at for it
 * @param cut more may match beyond: it was not looked further in one go
 */
public record RegisterPage(
    List<RegisterRow> rows, @Nullable PageKey next, int looked, boolean cut) {
  public RegisterPage {
    rows = List.copyOf(rows);
  }
}
