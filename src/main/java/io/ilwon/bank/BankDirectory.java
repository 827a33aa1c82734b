package io.ilwon.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The banks of Korea, in the order of {@code banks.tsv}. Read once, never changed, thread-safe. */
public final class BankDirectory {
  private static final String TABLE = "banks.tsv";
  private static final int COLUMNS = 10;

  private final List<Bank> banks;
  private final Map<BankCode, Bank> byCode = new HashMap<>();
  private final Map<BankCode, Bank> bySpelling = new HashMap<>();

  private BankDirectory(List<Bank> banks) {
    this.banks = List.copyOf(banks);
    for (Bank bank : banks) {
      once(byCode, bank.code(), bank);
      once(bySpelling, bank.code(), bank);
      bank.publishedCode()
          .filter(not(bank.code()::equals))
          .ifPresent(spelling -> once(bySpelling, spelling, bank));
    }
  }

  /**
   * The directory in the program. Throws {@link IllegalStateException} when its table is broken.
   */
  public static BankDirectory load() {
    try (InputStream table = BankDirectory.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException("the bank directory is missing from the program");
      }
      return new BankDirectory(
          new String(table.readAllBytes(), UTF_8).lines().skip(1).map(BankDirectory::row).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The bank a caller means: {@code 20}, the published spelling, and {@code 209} are both Yuanta,
   * {@code 020} is Woori. Any other spelling ({@code 4}, {@code 0004}) is no bank.
   */
  public Optional<Bank> atTheDoor(BankCode spelled) {
    return Optional.ofNullable(bySpelling.get(spelled));
  }

  /** The bank behind a code as rails use it. */
  public Optional<Bank> byCode(BankCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Every bank, by rising code. */
  public List<Bank> all() {
    return banks;
  }

  private static void once(Map<BankCode, Bank> map, BankCode code, Bank bank) {
    if (map.put(code, bank) != null) {
      throw new IllegalStateException("the bank directory names code " + code + " twice");
    }
  }

  private static Bank row(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException("the bank directory has a row of " + cells.length + " cells");
    }
    return new Bank(
        new BankCode(cells[0]),
        cells[1],
        cells[2],
        cells[3],
        parts(cells[4], "\\|").toList(),
        present(cells[5]).map(BankCode::new),
        present(cells[6]),
        lengths(cells[7]),
        cells[8],
        cells[9]);
  }

  private static Optional<String> present(String cell) {
    return Optional.of(cell).filter(not(String::isEmpty));
  }

  private static Stream<String> parts(String cell, String separator) {
    return Arrays.stream(cell.split(separator)).filter(not(String::isEmpty));
  }

  /** {@code 10,11,14} or {@code 11-14}. */
  private static List<Integer> lengths(String cell) {
    List<Integer> lengths = new ArrayList<>();
    parts(cell, ",")
        .map(part -> part.split("-", -1))
        .forEach(ends ->
            IntStream.rangeClosed(
                    Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                .forEach(lengths::add));
    return lengths;
  }
}
