package io.ilwon.rail.sandbox;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.Brand;
import io.ilwon.bank.Descriptor;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.Won;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.TestDatabase;
import io.ilwon.rail.RailContract.Credit;
import io.ilwon.rail.SendWindow;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.sandbox.Passbook.Line;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sandbox bank of its own whose clock stands still until it is moved. */
final class FrozenSandbox implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final DatabaseClock CLOCK = () -> "(select at from public.frozen_clock)";

  final Database database = TestDatabase.fresh();
  final List<Duration> pauses = new ArrayList<>();
  private final Keyset keys;

  FrozenSandbox(Path folder) throws SQLException {
    Path file = folder.resolve("keys.json");
    Keyset.create(file);
    keys = Keyset.load(file);
    change("create table public.frozen_clock (at timestamptz not null)");
    change("insert into public.frozen_clock values ('" + START + "')");
  }

  /** A rail that notes how long it would have kept its caller waiting, and moves the clock. */
  SandboxRail rail() {
    return rail(pause -> {
      pauses.add(pause);
      advance(pause);
    });
  }

  SandboxRail rail(Pause pause) {
    return rail(database, pause);
  }

  /** The same bank reached through another pool. */
  SandboxRail rail(Database way, Pause pause) {
    return new SandboxRail(way, CLOCK, keys.sealer(), keys.blindIndex(), pause);
  }

  Passbook passbook() {
    return new Passbook(database, CLOCK, keys.sealer(), keys.blindIndex());
  }

  /** Amounts of an account's lines, newest first. */
  List<Integer> amounts(Account account) {
    try {
      return passbook().lines(account).stream().map(Line::amount).toList();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  List<Credit> credits() throws SQLException {
    return passbook().latest(1000).stream()
        .map(line ->
            new Credit(
                line.account().bank().text(),
                line.account().number().unmasked(),
                line.remitterName().unmasked(),
                line.amount()))
        .toList();
  }

  void advance(Duration duration) {
    change("update public.frozen_clock set at = at + interval '" + duration.toMillis() + " ms'");
  }

  void change(String sql) {
    try {
      database.with(connection -> {
        try (var statement = connection.createStatement()) {
          return statement.execute(sql);
        }
      });
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  static Descriptor text(String code) {
    return new Descriptor(new DescriptorCode(code), new Brand("일원"));
  }

  /** A fresh order whose window is open for a minute. */
  static TransferOrder order(Account account, String code) {
    return order(
        account,
        code,
        SendWindow.until(System.nanoTime() + 60_000_000_000L, Instant.now().plusSeconds(60)));
  }

  static TransferOrder order(Account account, String code, SendWindow window) {
    return new TransferOrder(
        Ids.token(15),
        account,
        new HolderName("홍길동"),
        Optional.of(text(code)),
        Won.ONE,
        START,
        window);
  }

  static Account account(String ending) {
    return new Account(new BankCode("004"), new AccountNumber("11012345" + ending));
  }
}
