package io.ilwon.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.bank.BankDirectory;
import io.ilwon.rail.StatementLine;
import io.ilwon.reconciliation.StatementUnreadable.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a CSV file (RFC 4180). Read once, as a stream, in the memory of one line.
 *
 * <p>Taken for UTF-8; what is not becomes U+FFFD. The columns read here are ASCII, and in EUC-KR no
 * part of a Korean letter looks like a comma or a quotation mark, so such files work as well.
 */
public final class StatementFile implements Statement {
  private static final int NAMED = 100;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final long PROGRESS = 100_000;

  private final Path file;
  private final BankDirectory banks;
  private final String prefix;
  private final LongConsumer progress;

  /**
   * The file is opened by {@link #read}.
   *
   * @param prefix what rail ids of ours begin with; empty when everything under a rail id is ours
   * @param progress told the number of lines read, now and then
   */
  public StatementFile(Path file, BankDirectory banks, String prefix, LongConsumer progress) {
    this.file = file;
    this.banks = banks;
    this.prefix = prefix;
    this.progress = progress;
  }

  @Override
  public String name() {
    return "statement";
  }

  @Override
  public Read read(Sink sink) throws IOException, SQLException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest);
        Reader text = afterMark(in);
        LineLimit limit = new LineLimit(text);
        CSVParser parser = CSVParser.builder().setReader(limit).setFormat(FORMAT).get()) {
      Reading reading = new Reading(sink, limit, parser);
      reading.all();
      return new Read(
          reading.lines, reading.others, Optional.of(HexFormat.of().formatHex(digest.digest())));
    }
  }

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private static Reader afterMark(InputStream in) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** One pass over the file. */
  private final class Reading {
    private final Sink sink;
    private final LineLimit limit;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<Problem> problems = new ArrayList<>();
    private long bad;
    private long lines;
    private long others;

    Reading(Sink sink, LineLimit limit, CSVParser parser) {
      this.sink = sink;
      this.limit = limit;
      this.parser = parser;
      this.records = parser.iterator();
    }

    void all() throws SQLException {
      @Nullable StatementColumns columns = null;
      long number = 1;
      for (List<String> cells = next(number); cells != null; cells = next(number)) {
        if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
          try {
            if (columns == null) {
              columns = new StatementColumns(cells, banks, prefix);
            } else {
              take(number, columns.line(cells));
            }
          } catch (StatementColumns.BadCell e) {
            problem(e.at(number));
            if (columns == null) {
              break;
            }
          }
        }
        number = parser.getCurrentLineNumber() + 1;
      }
      if (columns == null && bad == 0) {
        problem(new Problem(1, "", "the file is empty; a header is required"));
      }
      if (bad > 0) {
        throw new StatementUnreadable(problems, bad);
      }
    }

    private void take(long number, Optional<StatementLine> line) throws SQLException {
      if (line.isEmpty()) {
        others++;
      } else {
        lines++;
        if (bad == 0) {
          sink.take(number, line.get());
        }
      }
      if ((lines + others) % PROGRESS == 0) {
        progress.accept(lines + others);
      }
    }

    /** Null at the end, and where a line is such that nothing after it can be read. */
    private @Nullable List<String> next(long number) {
      limit.lineBegins();
      try {
        return records.hasNext() ? records.next().toList() : null;
      } catch (UncheckedIOException e) {
        problem(
            new Problem(
                number,
                "",
                e.getCause() instanceof LineLimit.TooLong
                    ? "longer than " + LineLimit.LONGEST + " characters, or a quotation never ends"
                    : "a quotation does not end where its cell ends"));
        return null;
      }
    }

    private void problem(Problem problem) {
      bad++;
      if (problems.size() < NAMED) {
        problems.add(problem);
      }
    }
  }
}
