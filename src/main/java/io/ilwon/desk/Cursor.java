package io.ilwon.desk;

import io.ilwon.submission.PageKey;
import io.ilwon.submission.SubmissionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a page of the list ends, as an address carries it: microseconds and an id. */
final class Cursor {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,17})\\.([A-Za-z0-9_-]{1,64})");

  private Cursor() {}

  static String of(PageKey key) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, key.createdAt()) + "." + key.id().text();
  }

  /** Empty for anything that is none: the list then begins at its beginning. */
  static Optional<PageKey> read(String text) {
    Matcher found = FORM.matcher(text);
    return found.matches()
        ? Optional.of(
            new PageKey(
                new SubmissionId(found.group(2)),
                Instant.EPOCH.plus(Long.parseLong(found.group(1)), ChronoUnit.MICROS)))
        : Optional.empty();
  }
}
