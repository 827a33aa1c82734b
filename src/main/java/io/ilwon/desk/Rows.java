package io.ilwon.desk;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.MaskedName;
import io.ilwon.http.Texts;
import io.ilwon.submission.RegisterRow;
import io.ilwon.submission.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Verifications as a list shows them: masked, in words. Pure. */
final class Rows {
  /** Links are forgotten a day after their end, and live a day at most. */
  private static final Duration LINKS_KEPT = Duration.ofDays(1);

  private static final String NOTHING = "–";

  /** Of a stage and of each reason why it may have been rejected. */
  private static final Set<String> ENDED =
      Stream.concat(Stream.of("rejected"), Arrays.stream(Rejection.values()).map(Rejection::word))
          .collect(Collectors.toUnmodifiableSet());

  private final Reading reading;
  private final Texts words;
  private final Times times;

  Rows(Reading reading, Visit visit) {
    this.reading = reading;
    this.words = visit.words();
    this.times = visit.times();
  }

  ListView.Row of(RegisterRow row) {
    RegisterRow.@Nullable Latest latest = row.latest();
    return new ListView.Row(
        Filters.PATH + "/" + row.id().text(),
        times.of(row.createdAt()),
        row.id().text(),
        row.userid() == null ? NOTHING : row.userid(),
        latest == null ? NOTHING : reading.bank(words, latest.bank()),
        latest == null ? NOTHING : number(latest.number()),
        latest == null ? NOTHING : name(latest.holder()),
        status(row),
        tone(row),
        row.requests() + "/5",
        row.wrongGuesses(),
        words.text("channel." + channel(row.link(), row.createdAt(), times.now())),
        took(row));
  }

  static String number(@Nullable AccountNumber number) {
    return number == null ? NOTHING : number.toString();
  }

  static String name(@Nullable HolderName holder) {
    return holder == null ? NOTHING : MaskedName.of(holder);
  }

  private String status(RegisterRow row) {
    if (!row.genuine()) {
      return words.text("stage.forged");
    }
    RegisterRow.@Nullable Latest latest = row.latest();
    boolean unknown = latest != null && latest.state().equals("unknown");
    return unknown && row.stage().equals("depositing")
        ? words.text("state.unknown")
        : words.text("stage." + row.stage());
  }

  private static String tone(RegisterRow row) {
    if (!row.genuine()) {
      return "bad";
    }
    RegisterRow.@Nullable Latest latest = row.latest();
    if (latest != null && latest.state().equals("unknown")) {
      return "warn";
    }
    return tone(row.stage());
  }

  static String tone(String stage) {
    if (stage.equals("approved")) {
      return "good";
    }
    return ENDED.contains(stage) ? "bad" : "open";
  }

  /** By which way it came; of an old one nobody knows any more. */
  static String channel(boolean link, Instant created, Instant now) {
    if (link) {
      return "page";
    }
    return created.plus(LINKS_KEPT).isAfter(now) ? "api" : "unknown";
  }

  private String took(RegisterRow row) {
    Instant end = row.finishedAt();
    return end == null ? NOTHING : times.length(Duration.between(row.createdAt(), end));
  }
}
