package io.ilwon.rail.sandbox;

import static io.ilwon.rail.sandbox.FrozenSandbox.START;
import static io.ilwon.rail.sandbox.FrozenSandbox.account;
import static io.ilwon.rail.sandbox.FrozenSandbox.order;
import static io.ilwon.rail.sandbox.FrozenSandbox.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankCode;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Database;
import io.ilwon.rail.sandbox.Passbook.Line;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassbookTest {
  @TempDir private Path folder;
  private FrozenSandbox bank;

  @BeforeEach
  void open() throws SQLException {
    bank = new FrozenSandbox(folder);
  }

  @AfterEach
  void close() {
    bank.close();
  }

  @Test
  void theNewestLineIsFirstAndCarriesTheWholeText() throws SQLException {
    send(account("1234"), "007");
    bank.advance(Duration.ofSeconds(5));
    send(account("1234"), "482");

    assertEquals(
        List.of(
            new Line(START.plusSeconds(5), 1, text("482"), account("1234")),
            new Line(START, 1, text("007"), account("1234"))),
        bank.passbook().lines(account("1234")));
  }

  @Test
  void anAccountSeesItsOwnLinesOnly() {
    send(account("1234"), "482");
    assertEquals(List.of(), bank.amounts(account("1235")));
    assertEquals(List.of(), bank.amounts(new Account(new BankCode("4"), account("1234").number())));
  }

  @Test
  void theLatestLinesAreThoseOfTheLastHour() throws SQLException {
    send(account("1111"), "111");
    bank.advance(Duration.ofMinutes(59));
    send(account("2222"), "222");
    send(account("0005"), "333");

    assertEquals(
        List.of("2222", "1111"),
        bank.passbook().latest(10).stream()
            .map(line -> line.account().number().lastFour())
            .toList());
    assertEquals(1, bank.passbook().latest(1).size());
    bank.advance(Duration.ofMinutes(2));
    assertEquals(1, bank.passbook().latest(10).size());
  }

  @Test
  void anotherNodeReadsTheSameBooks() throws SQLException {
    try (Database second = Database.open(bank.database.address(), 2)) {
      bank.rail(second, _ -> {}).send(order(account("1234"), "482"));
    }
    assertEquals(List.of(1), bank.amounts(account("1234")));
  }

  @Test
  void noNumberNameOrTextIsInTheTablesInTheClear() throws SQLException {
    Account account = account("1234");
    send(account, "482");
    send(account("0003"), "482");
    String dump =
        dump("select string_agg(t::text, ' ') from sandbox_bank.transfer t")
            + dump("select string_agg(t::text, ' ') from sandbox_bank.order_count t");

    assertTrue(dump.contains("booked"));
    for (String secret : List.of(account.number().unmasked(), "482일원", "홍길동")) {
      assertFalse(dump.contains(secret));
      assertFalse(dump.contains(HexFormat.of().formatHex(secret.getBytes(UTF_8))));
    }
  }

  @Test
  void rowsSwappedByHandDoNotOpen() {
    send(account("1234"), "482");
    send(account("1234"), "007");
    bank.change(
        """
        update sandbox_bank.transfer t set remitter_name = o.remitter_name
        from sandbox_bank.transfer o where o.rail_id <> t.rail_id
        """);
    assertThrows(SealBroken.class, () -> bank.passbook().lines(account("1234")));
  }

  @Test
  void aLinePrintsNeitherCodeNorNumber() {
    String printed = new Line(START, 1, text("482"), account("1234")).toString();
    assertFalse(printed.contains("482"));
    assertFalse(printed.contains("11012345"));
  }

  private String dump(String sql) throws SQLException {
    return bank.database.with(connection -> {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getString(1);
      }
    });
  }

  private void send(Account account, String code) {
    bank.rail().send(order(account, code));
  }
}
