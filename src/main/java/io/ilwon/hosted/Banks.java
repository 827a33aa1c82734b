package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.bank.Bank;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directory's banks as the page shows them: short names, marks, which are most used. */
final class Banks {
  private static final String TABLE = "marks.tsv";
  private static final int NOT_POPULAR = Integer.MAX_VALUE;

  private final List<Shown> all;
  private final Map<BankCode, Shown> byCode = new HashMap<>();

  /** One bank; {@code popular} is its rank among the most used. */
  record Shown(Bank bank, BankMark mark, String shortKo, String shortEn, int popular) {
    String name(Language language) {
      return switch (language) {
        case KO -> bank.nameKo();
        case EN -> bank.nameEn();
      };
    }

    String shortName(Language language) {
      return switch (language) {
        case KO -> shortKo;
        case EN -> shortEn;
      };
    }

    boolean securities() {
      return bank.kind().equals("securities");
    }
  }

  Banks(BankDirectory directory) {
    Map<String, String[]> rows = rows();
    all = directory.all().stream().map(bank -> shown(bank, rows.get(bank.code().text()))).toList();
    all.forEach(shown -> byCode.put(shown.bank().code(), shown));
  }

  List<Shown> all() {
    return all;
  }

  List<Shown> popular() {
    return all.stream()
        .filter(shown -> shown.popular() != NOT_POPULAR)
        .sorted(Comparator.comparingInt(Shown::popular))
        .toList();
  }

  Optional<Shown> of(BankCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  private static Shown shown(Bank bank, String @Nullable [] row) {
    if (row == null) {
      throw new IllegalStateException("the table of marks lacks bank " + bank.code());
    }
    BankMark mark = new BankMark(row[1], Integer.parseInt(row[2]));
    int popular = row[5].isEmpty() ? NOT_POPULAR : Integer.parseInt(row[5]);
    return new Shown(bank, mark, row[3], row[4], popular);
  }

  private static Map<String, String[]> rows() {
    try (InputStream table = Banks.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException("the table of marks is missing from the program");
      }
      Map<String, String[]> rows = new HashMap<>();
      new String(table.readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(row -> rows.put(row[0], row));
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
