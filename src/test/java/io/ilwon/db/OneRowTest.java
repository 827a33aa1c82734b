package io.ilwon.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements for sets of rows, sent for one. */
class OneRowTest {
  private static final String ECHO =
      "select a, b, c from unnest(?, ?, ?) as u (a, b, c) where a = any(?)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          from unnest(?, ?) as u (a, b)         → from (select ?, ?) as u (a, b)
          insert into t select ?, unnest(?)     → insert into t select ?, ?
          where id = any(?) order by id         → where id = ? order by id
          id = any(array(select 1) || ?)        → id = any(array(select 1) || ?)
          select clock_timestamp()              → select clock_timestamp()
          """)
  void isRewritten(String set, String one) {
    assertEquals(one, OneRow.of(set));
  }

  @Test
  void oneRowIsTheSetOfOne() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      List<@Nullable String> texts = new ArrayList<>(List.of("가"));
      texts.add(null);
      for (@Nullable String text : texts) {
        assertEquals(echo(database, false, text), echo(database, true, text));
      }
    }
  }

  @Test
  void aListOfTwoIsRefused() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      assertThrows(
          IllegalStateException.class,
          () ->
              database.with(connection -> {
                Script.of(true)
                    .tell("select 1 where 'a' = any(?)", call -> call.texts(List.of("a", "b")))
                    .run(connection);
                return true;
              }));
    }
  }

  @Test
  void anEmptyListFindsNothing() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      assertEquals(List.of(), asked(database, "select 'a' where 'a' = any(?)", List.of()));
      assertEquals(
          List.of("a"),
          asked(database, "select 'a' where 'a' = any(array['a'] || ?::text)", List.of()));
    }
  }

  private static List<String> asked(Database database, String sql, List<String> values)
      throws SQLException {
    List<String> answers = new ArrayList<>();
    database.with(connection -> {
      Script.of(true)
          .ask(
              sql, call -> call.texts(values), r -> answers.addAll(r.rows(row -> row.getString(1))))
          .run(connection);
      return null;
    });
    return answers;
  }

  private static List<String> echo(Database database, boolean one, @Nullable String text)
      throws SQLException {
    List<String> answers = new ArrayList<>();
    List<@Nullable String> texts = new ArrayList<>();
    texts.add(text);
    database.with(connection -> {
      Script.of(one)
          .ask(
              ECHO,
              call ->
                  call.integers(List.of(7))
                      .texts(texts)
                      .binaries(List.of(new byte[] {1}))
                      .integers(List.of(7)),
              r ->
                  answers.addAll(
                      r.rows(row ->
                          row.getInt(1) + row.getString(2) + Arrays.toString(row.getBytes(3)))))
          .run(connection);
      return null;
    });
    return answers;
  }
}
