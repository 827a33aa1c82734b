package io.ilwon.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All calls and answers, in the order of the answers; kept as JSON lines too where a file is. */
final class History implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final List<Heard> calls = new ArrayList<>();
  private final InstantSource clock;
  private final @Nullable BufferedWriter file;

  /** In memory alone. */
  History(InstantSource clock) {
    this.clock = clock;
    this.file = null;
  }

  /** In this file, too. */
  History(InstantSource clock, Path path) throws IOException {
    this.clock = clock;
    this.file = Files.newBufferedWriter(path);
  }

  Instant now() {
    return clock.instant();
  }

  synchronized void deposit(
      int node,
      String submission,
      String bank,
      String account,
      String holder,
      Instant from,
      String word,
      int count) {
    add(Heard.Kind.DEPOSIT, node, submission, bank, account, holder, "", from, word, count);
  }

  synchronized void guess(
      int node, String submission, String code, Instant from, String word, int count) {
    add(Heard.Kind.GUESS, node, submission, "", "", "", code, from, word, count);
  }

  private void add(
      Heard.Kind kind,
      int node,
      String submission,
      String bank,
      String account,
      String holder,
      String code,
      Instant from,
      String word,
      int count) {
    int line = calls.size() + 1;
    Heard heard =
        new Heard(
            line, kind, node, submission, bank, account, holder, code, from, now(), word, count);
    calls.add(heard);
    if (file != null) {
      try {
        file.write(JSON.writeValueAsString(fields(heard)));
        file.newLine();
        file.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Map<String, Object> fields(Heard heard) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("line", heard.line());
    fields.put("kind", heard.kind().name());
    fields.put("node", heard.node());
    fields.put("submission", heard.submission());
    fields.put("bank", heard.bank());
    fields.put("account", heard.account());
    fields.put("code", heard.code());
    fields.put("from", heard.from().toString());
    fields.put("to", heard.to().toString());
    fields.put("word", heard.word());
    fields.put("count", heard.count());
    return fields;
  }

  synchronized List<Heard> calls() {
    return List.copyOf(calls);
  }

  @Override
  public synchronized void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
