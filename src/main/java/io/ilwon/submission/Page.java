package io.ilwon.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Found submissions, and where the next page begins, or null. */
public record Page(List<Found> items, @Nullable PageKey next) {
  public Page {
    items = List.copyOf(items);
  }
}
