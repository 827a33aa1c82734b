package io.ilwon.process;

import io.ilwon.rail.Rail;
import java.util.List;
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
    return statement((node, sql) -> statement.apply(node, sql).replaceAll(pattern, by));
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
