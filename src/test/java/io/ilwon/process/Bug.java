package io.ilwon.process;

import io.ilwon.rail.Rail;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * One wrong way to build this server, small enough to be planted around the right one.
 *
 * @param invariant the one that names the bug; others may break with it
 * @param rail put around the real rail
 * @param schema what somebody did to the tables
 * @param statement what somebody wrote instead; the first argument is the node, "0" to "2"
 * @param bankCode how the door reads a bank code
 * @param resends whether a start sends again what its former left sending
 */
record Bug(
    String name,
    String invariant,
    UnaryOperator<Rail> rail,
    List<String> schema,
    BinaryOperator<String> statement,
    UnaryOperator<String> bankCode,
    boolean resends) {
  static final Bug NONE =
      new Bug("none", "", rail -> rail, List.of(), (_, sql) -> sql, code -> code, false);

  /** By bug, what {@link #replace} was to find and has not found yet. */
  private static final Map<String, Set<String>> NOT_FOUND = new ConcurrentHashMap<>();

  static Bug of(String name, String invariant) {
    return new Bug(name, invariant, NONE.rail, NONE.schema, NONE.statement, NONE.bankCode, false);
  }

  Bug rail(UnaryOperator<Rail> around) {
    return new Bug(name, invariant, around, schema, statement, bankCode, resends);
  }

  Bug schema(String... statements) {
    return new Bug(name, invariant, rail, List.of(statements), statement, bankCode, resends);
  }

  Bug statement(BinaryOperator<String> bent) {
    return new Bug(name, invariant, rail, schema, bent, bankCode, resends);
  }

  /** Statements with this replaced. */
  Bug replace(String pattern, String by) {
    Set<String> notFound = NOT_FOUND.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet());
    notFound.add(pattern);
    return statement((node, sql) -> {
      String before = statement.apply(node, sql);
      String after = before.replaceAll(pattern, by);
      if (!after.equals(before)) {
        notFound.remove(pattern);
      }
      return after;
    });
  }

  /** What no statement had: a store was rewritten, and the bug is no longer planted whole. */
  Set<String> notFound() {
    return NOT_FOUND.getOrDefault(name, Set.of());
  }

  Bug bankCode(UnaryOperator<String> reading) {
    return new Bug(name, invariant, rail, schema, statement, reading, resends);
  }

  Bug resending() {
    return new Bug(name, invariant, rail, schema, statement, bankCode, true);
  }

  @Override
  public String toString() {
    return name;
  }
}
