package io.ilwon.reconciliation;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.Won;
import io.ilwon.rail.StatementLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns of a statement file, and the rules of their cells. */
final class StatementColumns {
  private static final List<String> REQUIRED =
      List.of("booked_at", "bank_code", "amount", "rail_id", "kind");
  private static final List<String> OPTIONAL = List.of("account_number", "rail_reference");

  private static final Pattern RAIL_ID = Pattern.compile("[\\x21-\\x7E]{1,64}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4}");
  private static final Pattern HIDDEN = Pattern.compile("[0-9-]*[*xX·●#][0-9*xX·●#-]*");
  private static final Pattern LOCAL =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*");
  private static final int LONGEST_REFERENCE = 64;

  private final List<String> header;
  private final BankDirectory banks;
  private final String prefix;

  /** A cell against its rule; the message is the rule and never the cell. */
  static final class BadCell extends Exception {
    private final String column;

    BadCell(String column, String rule) {
      super(rule);
      this.column = column;
    }

    StatementUnreadable.Problem at(long line) {
      return new StatementUnreadable.Problem(line, column, String.valueOf(getMessage()));
    }
  }

  /**
   * Reads a header.
   *
   * @param prefix what rail ids of ours begin with; empty when everything under a rail id is ours
   */
  StatementColumns(List<String> cells, BankDirectory banks, String prefix) throws BadCell {
    this.header = cells.stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
    this.banks = banks;
    this.prefix = prefix;
    for (String name : REQUIRED) {
      if (!header.contains(name)) {
        throw new BadCell(name, "the header has no such column");
      }
    }
    for (String name : header) {
      boolean ours = REQUIRED.contains(name) || OPTIONAL.contains(name);
      if (ours && header.indexOf(name) != header.lastIndexOf(name)) {
        throw new BadCell(name, "the header has this column twice");
      }
    }
  }

  /** A line of ours; empty for a line that is none, of which nothing else is looked at. */
  Optional<StatementLine> line(List<String> cells) throws BadCell {
    if (cells.size() != header.size()) {
      throw new BadCell(
          "", "has " + cells.size() + " columns, and the header has " + header.size());
    }
    String railId = cell(cells, "rail_id");
    if (railId.isEmpty() || !railId.startsWith(prefix)) {
      return Optional.empty();
    }
    rule(RAIL_ID.matcher(railId).matches(), "rail_id", "1 to 64 characters of ASCII, no blanks");
    return Optional.of(
        new StatementLine(
            railId,
            kind(cell(cells, "kind")),
            bank(cell(cells, "bank_code")),
            number(cell(cells, "account_number")),
            amount(cell(cells, "amount")),
            instant(cell(cells, "booked_at")),
            reference(cell(cells, "rail_reference"))));
  }

  private String cell(List<String> cells, String name) {
    int column = header.indexOf(name);
    return column < 0 ? "" : cells.get(column).strip();
  }

  private static StatementLine.Kind kind(String text) throws BadCell {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "deposit" -> StatementLine.Kind.DEPOSIT;
      case "reversal" -> StatementLine.Kind.REVERSAL;
      default -> throw new BadCell("kind", "deposit or reversal");
    };
  }

  private BankCode bank(String text) throws BadCell {
    try {
      BankCode code = new BankCode(text);
      rule(banks.byCode(code).isPresent(), "bank_code", "no bank of the directory has it");
      return code;
    } catch (IllegalArgumentException e) {
      throw new BadCell("bank_code", "the rail's three digits of a bank");
    }
  }

  private static Optional<AccountNumber> number(String text) throws BadCell {
    if (text.isEmpty() || HIDDEN.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new AccountNumber(text.replace("-", "")));
    } catch (IllegalArgumentException e) {
      throw new BadCell("account_number", "6 to 16 digits, hyphens allowed; or hidden by *");
    }
  }

  private static Won amount(String text) throws BadCell {
    rule(AMOUNT.matcher(text).matches(), "amount", "whole won, 1 or more");
    long won = Long.parseLong(text.replace(",", ""));
    rule(won > 0, "amount", "whole won, 1 or more");
    return new Won(won);
  }

  /** With an offset, or as the clocks in Seoul show it. */
  private static Instant instant(String text) throws BadCell {
    String word = "an instant such as 2026-01-02T09:30:15+09:00, or Seoul's time without offset";
    rule(LOCAL.matcher(text).matches(), "booked_at", word);
    String iso = text.replace(' ', 'T');
    try {
      return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                  iso, OffsetDateTime::from, LocalDateTime::from)
              instanceof OffsetDateTime offset
          ? offset.toInstant()
          : BankDay.inSeoul(LocalDateTime.parse(iso));
    } catch (DateTimeException e) {
      throw new BadCell("booked_at", word);
    }
  }

  private static Optional<String> reference(String text) throws BadCell {
    boolean short_ = text.length() <= LONGEST_REFERENCE;
    boolean printable = text.chars().noneMatch(c -> Character.isISOControl(c) || c == 0xFFFD);
    rule(short_ && printable, "rail_reference", "at most 64 printable characters");
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static void rule(boolean kept, String column, String rule) throws BadCell {
    if (!kept) {
      throw new BadCell(column, rule);
    }
  }
}
