package io.ilwon.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.bank.BankDirectory;
import io.ilwon.fuzz.Claim;
import io.ilwon.rail.StatementLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Fuzzed: a bank's statement is read whole or not at all, and no complaint quotes a cell. */
public final class StatementFuzz {

  private static final BankDirectory BANKS = BankDirectory.load();
  private static final Path FILE = file();
  private static final String RULE =
      "(booked_at|bank_code|amount|rail_id|kind|account_number|rail_reference): "
          + "(the header has no such column|the header has this column twice|deposit or reversal"
          + "|1 to 64 characters of ASCII, no blanks|no bank of the directory has it"
          + "|the rail's three digits of a bank"
          + "|6 to 16 digits, hyphens allowed; or hidden by \\*|whole won, 1 or more"
          + "|an instant such as 2026-01-02T09:30:15\\+09:00, or Seoul's time without offset"
          + "|at most 64 printable characters)";
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "the statement cannot be read; nothing was changed(\n  (line [0-9]+: ("
              + RULE
              + "|has [0-9]+ columns, and the header has [0-9]+"
              + "|the file is empty; a header is required"
              + "|longer than 65536 characters, or a quotation never ends"
              + "|a quotation does not end where its cell ends)"
              + "|and [0-9]+ more lines))+");

  private StatementFuzz() {}

  /** The input as a file. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<StatementLine> lines = new ArrayList<>();
    try {
      Files.write(FILE, input);
      Statement.Read read = read(lines);
      Claim.that(read.lines() == lines.size(), "every line counted was handed over");
      comesBack(lines);
    } catch (StatementUnreadable e) {
      String said = String.valueOf(e.getMessage());
      Claim.that(COMPLAINT.matcher(said).matches(), "a complaint quotes no cell: " + said);
    } catch (IOException | SQLException e) {
      throw new AssertionError("a file is readable or not, never in between", e);
    }
  }

  private static Statement.Read read(List<StatementLine> lines) throws IOException, SQLException {
    return new StatementFile(FILE, BANKS, "", _ -> {}).read((_, line) -> lines.add(line));
  }

  private static void comesBack(List<StatementLine> lines) throws IOException, SQLException {
    StringBuilder text =
        new StringBuilder(
            "booked_at,bank_code,account_number,amount,rail_id,kind,rail_reference\n");
    for (StatementLine line : lines) {
      text.append(line.at()).append(',').append(line.bank().text()).append(',');
      line.number().ifPresent(number -> text.append(number.unmasked()));
      text.append(',').append(line.amount().amount()).append(',');
      text.append(quoted(line.railId())).append(',').append(line.kind()).append(',');
      text.append(quoted(line.reference().orElse(""))).append('\n');
    }
    Files.write(FILE, text.toString().getBytes(UTF_8));
    List<StatementLine> again = new ArrayList<>();
    read(again);
    Claim.that(again.equals(lines), "read(print(x)) = x");
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static Path file() {
    try {
      Path memory = Path.of("/dev/shm"); // where there is one: no disk shall slow the fuzzing
      Path file =
          Files.isWritable(memory)
              ? Files.createTempFile(memory, "statement", ".csv")
              : Files.createTempFile("statement", ".csv");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
