package io.ilwon.desk;

import io.ilwon.bank.BankHours;
import io.ilwon.submission.Clue;
import io.ilwon.submission.PageKey;
import io.ilwon.submission.Rejection;
import io.ilwon.submission.Sieve;
import io.ilwon.submission.SubmissionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The list's filters as its address has them. A whole account number is none of them. */
final class Filters {
  static final String PATH = "/desk/verifications";

  /** In the order of the form. */
  static final List<String> NAMES =
      List.of("status", "bank", "reason", "from", "to", "userid", "last4", "q");

  /** What {@code status} may be; a rejected one is any of three. */
  static final List<String> STATUSES =
      List.of(
          "awaiting_deposit",
          "depositing",
          "awaiting_code",
          "approved",
          "rejected",
          Rejection.TOO_MANY_RETRY.word(),
          "timeout",
          "edited",
          "unknown",
          "queued");

  private static final String LAST_FOUR = "[0-9]{4}";

  private static final List<String> REJECTED =
      Arrays.stream(Rejection.values()).map(Rejection::word).toList();

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Optional<PageKey> after;
  private final Columns columns;

  private Filters(Function<String, Optional<String>> asked, Columns columns) {
    this.columns = columns;
    NAMES.forEach(name -> asked.apply(name).ifPresent(value -> values.put(name, value)));
    values.computeIfPresent("last4", (_, typed) -> typed.matches(LAST_FOUR) ? typed : null);
    this.after = asked.apply("after").flatMap(Cursor::read);
  }

  static Filters of(Visit visit) {
    return new Filters(visit::query, Columns.of(visit.request().queries("columns")));
  }

  /** The same as a form posts them. */
  static Filters posted(Visit visit) {
    return of(name -> Optional.of(visit.form(name).strip()).filter(text -> !text.isEmpty()));
  }

  /** Of single values, the columns among them. */
  static Filters of(Function<String, Optional<String>> asked) {
    return new Filters(asked, Columns.of(asked.apply("columns").stream().toList()));
  }

  Columns columns() {
    return columns;
  }

  /** Whether they are about one person, who is nobody's view. */
  boolean personal() {
    return KeptFilters.PERSONAL.stream().anyMatch(values::containsKey);
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** For a form that is about the same rows. */
  List<ListView.Carried> carried() {
    List<ListView.Carried> carried = new ArrayList<>();
    values.forEach((name, value) -> carried.add(new ListView.Carried(name, value)));
    if (!columns.word().isEmpty()) {
      carried.add(new ListView.Carried("columns", columns.word()));
    }
    return carried;
  }

  boolean none() {
    return values.isEmpty();
  }

  @Nullable PageKey after() {
    return after.orElse(null);
  }

  /** The address of the list with these, and a page's beginning. */
  String href(@Nullable PageKey next) {
    Query query = Query.at(PATH);
    for (Map.Entry<String, String> each : values.entrySet()) {
      query = query.with(each.getKey(), each.getValue());
    }
    return query
        .with("columns", columns.word())
        .with("after", next == null ? null : Cursor.of(next))
        .href();
  }

  /** By what to look, one clue after the other until one leads to something. */
  List<Clue> clues() {
    String q = value("q");
    if (!q.isEmpty() && !q.matches(LAST_FOUR)) {
      return List.of(new Clue.Id(new SubmissionId(q)), new Clue.Transfer(q), new Clue.Userid(q));
    }
    if (!value("userid").isEmpty()) {
      return List.of(new Clue.Userid(value("userid")));
    }
    return switch (value("status")) {
      case "unknown" -> List.of(new Clue.Unknown());
      case "queued" -> List.of(new Clue.Queued());
      default -> List.of(new Clue.Time());
    };
  }

  Sieve sieve() {
    String last = value("q").matches(LAST_FOUR) ? value("q") : value("last4");
    return new Sieve(
        stages(),
        orNull(value("bank")),
        orNull(value("reason")),
        last.matches(LAST_FOUR) ? last : null,
        start(value("from"), 0),
        start(value("to"), 1));
  }

  private List<String> stages() {
    String status = value("status");
    if (status.equals("rejected")) {
      return REJECTED;
    }
    boolean stage = STATUSES.contains(status) && !List.of("unknown", "queued").contains(status);
    return stage ? List.of(status) : List.of();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A day begins in Seoul, as people there count it. */
  private static @Nullable Instant start(String day, int daysLater) {
    try {
      return day.isEmpty()
          ? null
          : LocalDate.parse(day).plusDays(daysLater).atStartOfDay(BankHours.SEOUL).toInstant();
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  /** An account number, which belongs into no address: 6 to 16 digits, hyphens aside. */
  static boolean looksLikeNumber(String q) {
    return q.replaceAll("[\\s-]", "").matches("[0-9]{6,16}");
  }

  @Override
  public String toString() {
    return "Filters";
  }
}
