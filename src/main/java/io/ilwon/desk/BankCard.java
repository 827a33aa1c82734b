package io.ilwon.desk;

import io.ilwon.bank.Bank;
import io.ilwon.bank.BankHours;
import io.ilwon.http.Texts;
import io.ilwon.transfer.BankNumbers;
import io.ilwon.transfer.CalendarRow;
import io.ilwon.transfer.Closing;
import io.ilwon.transfer.Upcoming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One bank as the board shows it: finished texts.
 *
 * @param other its name in the other language, and former ones
 * @param state what its chip says, {@code colour} how
 * @param until when the calendar opens it again; null where it is open or that is not known
 * @param rests when its next maintenance begins; {@code confirmed} by an operator, or published
 */
public record BankCard(
    String code,
    String name,
    String other,
    boolean busy,
    String state,
    String colour,
    Times.@Nullable Moment until,
    String hour,
    String day,
    String speed,
    String answers,
    Times.@Nullable Moment rests,
    boolean confirmed,
    String published) {

  static BankCard of(Bank bank, Board board, Board.Now now, Visit visit) {
    Texts w = visit.words();
    Instant at = visit.session().now();
    List<Closing> binding = closings(bank, now, board::binds);
    boolean closed = binding.stream().anyMatch(closing -> closing.at(at));
    BankState state = BankState.of(now.stopped(bank.code()), closed, now.gate(bank.code()));
    Optional<Instant> opens =
        state == BankState.CLOSED ? Closing.reopens(binding, at) : Optional.empty();
    List<Closing> confirmed = closings(bank, now, _ -> true);
    Optional<Instant> rests = Upcoming.next(confirmed, at);
    Optional<Instant> published =
        Upcoming.next(
            BankHours.published(bank).stops().stream().<Closing>map(Closing.Stop::new).toList(),
            at);
    Optional<BankNumbers> numbers = now.numbers(bank.code());
    return new BankCard(
        bank.code().text(),
        name(bank, visit),
        other(bank, visit),
        numbers.isPresent() || state != BankState.OPEN,
        w.text(state.key()),
        state.colour(),
        visit.times().ofNullable(opens.orElse(null)),
        share(numbers.map(BankNumbers::hour), w),
        share(numbers.map(BankNumbers::day), w),
        speed(numbers, visit.times(), w),
        numbers.map(known -> answers(known, w)).orElse(""),
        visit.times().ofNullable(rests.or(() -> published).orElse(null)),
        rests.isPresent(),
        RestWords.of(published(bank), w));
  }

  private static List<Closing> closings(
      Bank bank, Board.Now now, java.util.function.Predicate<CalendarRow> which) {
    return now.rows().stream()
        .filter(row -> row.banks().has(bank.code()) && which.test(row))
        .map(CalendarRow::closing)
        .toList();
  }

  static String name(Bank bank, Visit visit) {
    return switch (visit.look().language()) {
      case KO -> bank.nameKo();
      case EN -> bank.nameEn();
    };
  }

  private static String other(Bank bank, Visit visit) {
    String other =
        switch (visit.look().language()) {
          case KO -> bank.nameEn();
          case EN -> bank.nameKo();
        };
    return Stream.concat(Stream.of(other), bank.formerNames().stream())
        .collect(Collectors.joining(" · "));
  }

  private static String share(Optional<BankNumbers.Share> share, Texts w) {
    Optional<Long> percent = share.flatMap(BankNumbers.Share::percent);
    return percent.isEmpty() || share.isEmpty()
        ? w.text("banks.quiet")
        : w.text(
            share.get().unknown() == 0 ? "banks.share" : "banks.share.unknown",
            values(percent.get(), share.get()));
  }

  private static Object[] values(long percent, BankNumbers.Share of) {
    List<Object> values =
        new java.util.ArrayList<>(List.of("p", percent, "sent", of.sent(), "all", of.asked()));
    if (of.unknown() > 0) {
      values.addAll(List.of("unknown", of.unknown()));
    }
    return values.toArray();
  }

  private static String speed(Optional<BankNumbers> numbers, Times times, Texts w) {
    Optional<Duration> median = numbers.flatMap(BankNumbers::median);
    Optional<Duration> slow = numbers.flatMap(BankNumbers::slow);
    return median.isEmpty() || slow.isEmpty()
        ? w.text("banks.quiet")
        : w.text(
            "banks.speed", "half", times.length(median.get()), "most", times.length(slow.get()));
  }

  private static String answers(BankNumbers numbers, Texts w) {
    return numbers.answers().stream()
        .map(answer -> Codes.told(w, answer.code()) + " × " + answer.count())
        .collect(Collectors.joining(", "));
  }

  /** As the directory has it; empty where it says nothing. */
  private static String published(Bank bank) {
    return Stream.of(bank.hours(), bank.regularStop())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** Whether this is in one of its names or begins its code; blanks do not matter. */
  static boolean matches(Bank bank, String typed) {
    String sought = plain(typed);
    return bank.code().text().startsWith(sought)
        || Stream.concat(Stream.of(bank.nameKo(), bank.nameEn()), bank.formerNames().stream())
            .anyMatch(name -> plain(name).contains(sought));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String toString() {
    return "BankCard[" + code + "]";
  }
}
