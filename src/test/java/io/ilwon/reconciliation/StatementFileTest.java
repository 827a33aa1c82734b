package io.ilwon.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.Won;
import io.ilwon.rail.StatementLine;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a statement's file is read, and how what cannot be read is named. */
class StatementFileTest {
  private static final String HEADER = "booked_at,bank_code,account_number,amount,rail_id,kind";
  private static final String TURNED =
      "메모,kind,rail_id,amount,account_number,bank_code,booked_at,memo";
  private static final String LINE = "2026-01-02T09:30:15+09:00,004,110123456789,1,R1,deposit";
  private static final StatementLine READ =
      new StatementLine(
          "R1",
          StatementLine.Kind.DEPOSIT,
          new BankCode("004"),
          Optional.of(new AccountNumber("110123456789")),
          Won.ONE,
          Instant.parse("2026-01-02T00:30:15Z"),
          Optional.empty());

  @TempDir private Path folder;
  private final List<StatementLine> lines = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private String prefix = "";

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEADER + "\n" + LINE + "\n",
        HEADER + "\n" + LINE,
        HEADER + "\r\n" + LINE + "\r\n",
        "\uFEFF" + HEADER + "\n" + LINE,
        "\uFEFF\"booked_at\",bank_code,account_number,amount,rail_id,kind\n" + LINE,
        "Booked_At, bank_code ,account_number,amount,rail_id,kind\n" + LINE,
        TURNED + "\n\"일,원\n\"\"계좌\"\"\",DEPOSIT,R1,1,110-123-456789,004,2026-01-02 09:30:15,x",
        HEADER + "\n2026-01-02T00:30:15Z,004,110123456789,1, R1 ,deposit\n\n",
        HEADER + "\n\"2026-01-02T09:30:15\",\"004\",\"110123456789\",\"1\",\"R1\",\"deposit\"",
      })
  void theSameLineInManyDresses(String text) throws Exception {
    Statement.Read read = read(text.getBytes(UTF_8));
    assertEquals(List.of(READ), lines);
    assertEquals(1, read.lines());
    assertEquals(64, read.sha256().orElseThrow().length());
  }

  /** Korean in a column nobody reads harms nothing, whatever it is written in. */
  @Test
  void aFileInKoreasOlderEncodingIsReadToo() throws Exception {
    String text = "적요," + HEADER + "\n똠방각하 일원," + LINE + "\n";
    read(text.getBytes(Charset.forName("MS949")));
    assertEquals(List.of(READ), lines);
  }

  @ParameterizedTest
  @CsvSource({
    "amount, 2, 2",
    "amount, '1,000', 1000",
  })
  void otherAmountsAreReadAsTheyAre(String column, String cell, long won) throws Exception {
    read(with(column, "\"" + cell + "\""));
    assertEquals(new Won(won), lines.getFirst().amount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "110***456789", "****6789", "110-***-456789", "XXXXXX6789"})
  void aHiddenNumberIsNone(String number) throws Exception {
    read(with("account_number", number));
    assertEquals(Optional.empty(), lines.getFirst().number());
  }

  @Test
  void numberAndReferenceMayBeMissing() throws Exception {
    read(bytes("booked_at,bank_code,amount,rail_id,kind\n2026-01-02T09:30,004,1,R1,reversal"));
    assertEquals(Optional.empty(), lines.getFirst().number());
    assertEquals(StatementLine.Kind.REVERSAL, lines.getFirst().kind());
    assertEquals(Instant.parse("2026-01-02T00:30:00Z"), lines.getFirst().at());
  }

  @Test
  void linesOfOthersAreCountedAndNotLookedAt() throws Exception {
    prefix = "M2023";
    Statement.Read read =
        read(
            bytes(
                HEADER
                    + "\nx,999,-,salary,,debit\n,,,,BANK 7,\n"
                    + LINE
                    + "\n"
                    + LINE.replace("R1", "M2023U1")
                    + "\n"));
    assertEquals(new Statement.Read(1, 3, read.sha256()), read);
    assertEquals("M2023U1", lines.getFirst().railId());
    assertEquals(List.of(5L), numbers);
  }

  @Test
  void aStatementOfNothingIsOne() throws Exception {
    assertEquals(0, read(bytes(HEADER + "\n")).lines());
  }

  @Test
  void lineNumbersCountTheFilesLines() throws Exception {
    read(bytes("memo," + HEADER + "\r\n\"a\r\nb\"," + LINE + "\r\n\r\nc," + LINE + "\r\n"));
    assertEquals(List.of(2L, 5L), numbers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          amount         | 0                        | line 2: amount: whole won, 1 or more
          amount         | -1                       | line 2: amount: whole won, 1 or more
          amount         | 1.5                      | line 2: amount: whole won, 1 or more
          amount         | 1234567890123456         | line 2: amount: whole won, 1 or more
          amount         | １                        | line 2: amount: whole won, 1 or more
          bank_code      | 999                      | line 2: bank_code: no bank
          bank_code      | 4                        | line 2: bank_code: no bank
          bank_code      | KB                       | line 2: bank_code: the rail's three digits
          account_number | 12345                    | line 2: account_number: 6 to 16 digits
          account_number | 홍길동                     | line 2: account_number: 6 to 16 digits
          kind           | withdrawal               | line 2: kind: deposit or reversal
          rail_id        | A B                      | line 2: rail_id: 1 to 64 characters
          rail_id        | 가                        | line 2: rail_id: 1 to 64 characters
          booked_at      | 2026-01-03               | line 2: booked_at: an instant
          booked_at      | 2026-02-30T00:00:00      | line 2: booked_at: an instant
          booked_at      | 2026-01-02T25:00:00      | line 2: booked_at: an instant
          booked_at      | +99999-01-02T00:00:00Z   | line 2: booked_at: an instant
          booked_at      | 2026-01-02 09:30:15 soon | line 2: booked_at: an instant
          """)
  void aBadCellIsNamedByLineColumnAndRule(String column, String cell, String message) {
    String told = refused(with(column, cell));
    assertTrue(told.contains(message), told);
    assertFalse(cell.length() > 2 && told.contains(cell), told);
    assertEquals(List.of(), lines);
  }

  @Test
  void everyBadLineIsNamed() {
    String bad = LINE.replace(",1,", ",0,");
    String told =
        refused(bytes(HEADER + "\n" + bad + "\n" + LINE + "\na,b\n" + bad.replace("004", "x")));
    assertTrue(told.contains("line 2: amount"), told);
    assertTrue(told.contains("line 4: has 2 columns, and the header has 6"), told);
    assertTrue(told.contains("line 5: bank_code"), told);
    String many = refused(bytes(HEADER + "\n" + (bad + "\n").repeat(250)));
    assertTrue(many.endsWith("and 150 more lines"), many);
  }

  @Test
  void aHeaderIsRequired() {
    assertTrue(refused(bytes("")).contains("line 1: the file is empty"));
    assertTrue(refused(bytes("\n\n")).contains("the file is empty"));
    assertTrue(refused(bytes(LINE)).contains("line 1: booked_at: the header has no such column"));
    assertTrue(
        refused(bytes(HEADER.replace("kind", "sort")))
            .contains("line 1: kind: the header has no such column"));
    assertTrue(
        refused(bytes(HEADER + ",kind"))
            .contains("line 1: kind: the header has this column twice"));
  }

  @Test
  void whatNeverEndsIsNotReadIntoMemory() {
    String open =
        refused(bytes(HEADER + "\n" + LINE + "\n\"" + ("x".repeat(99) + "\n").repeat(9_999)));
    assertTrue(open.contains("line 3: longer than 65536"), open);
    String huge = refused(bytes(HEADER + "\n" + "x".repeat(1_000_000)));
    assertTrue(huge.contains("line 2: longer than 65536"), huge);
    String torn = refused(bytes(HEADER + "\n\"a\"b," + LINE));
    assertTrue(torn.contains("line 2: a quotation does not end where its cell ends"), torn);
    String cut = refused(bytes(HEADER + "\n" + LINE + "\n\"a,b"));
    assertTrue(cut.contains("line 3: a quotation does not end where its cell ends"), cut);
  }

  private static byte[] with(String column, String cell) {
    List<String> header = List.of(HEADER.split(",", -1));
    List<String> cells = new ArrayList<>(List.of(LINE.split(",", -1)));
    cells.set(header.indexOf(column), cell);
    return bytes(HEADER + "\n" + String.join(",", cells) + "\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private String refused(byte[] bytes) {
    StatementUnreadable refused = assertThrows(StatementUnreadable.class, () -> read(bytes));
    return String.valueOf(refused.getMessage());
  }

  private Statement.Read read(byte[] bytes) throws Exception {
    Path file = folder.resolve("statement.csv");
    Files.write(file, bytes);
    lines.clear();
    numbers.clear();
    return new StatementFile(file, BankDirectory.load(), prefix, n -> {})
        .read((number, line) -> {
          numbers.add(number);
          lines.add(line);
        });
  }
}
