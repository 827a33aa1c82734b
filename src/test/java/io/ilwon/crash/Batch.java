package io.ilwon.crash;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.TestDatabase;
import io.ilwon.due.Together;
import io.ilwon.rail.kftc.Job;
import io.ilwon.rail.kftc.StubBank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Cells that share a database, a bank and the node that finds what the others left. */
final class Batch implements AutoCloseable {
  private final List<Cell> cells = new ArrayList<>();
  private final boolean sameNode;
  private final DatabaseAddress address;
  private final Keyset keys = keys();
  private final StubBank stub = StubBank.open().strict(true);

  Batch(CrashPoint point, List<Bank> banks, boolean sameNode) throws Exception {
    this.sameNode = sameNode;
    this.address = TestDatabase.freshAddress();
    for (Bank bank : banks) {
      String number = "2200000%05d".formatted(cells.size());
      stub.script().account(number, 1, Job.SEND, bank.behaviour());
      cells.add(
          new Cell(point, bank, number, stub, fate -> Node.mortal(fate, address, stub, keys)));
    }
  }

  /** Plays all cells; the node that comes after is the same one started again, or another. */
  List<Cell> play() throws Exception {
    Together.each(cells, Batch::happens);
    Node next = Node.whole(address, stub, keys);
    try {
      if (sameNode) {
        for (Cell cell : cells) {
          next.inquirer.takeOver(cell.mortal().id);
        }
      }
      next.inquirer.start();
      awaitNothingOpen(next.database());
      for (Cell cell : cells) {
        cell.isSettled(next.database());
      }
      stub.script().clear();
      Together.each(cells, cell -> cell.goesOn(next));
      return cells;
    } finally {
      next.close();
    }
  }

  private static void happens(Cell cell) {
    try {
      cell.happens();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitNothingOpen(Database books) throws SQLException {
    long start = System.nanoTime();
    while (open(books) > 0 && System.nanoTime() - start < Timing.PATIENCE.toNanos()) {
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static int open(Database books) throws SQLException {
    return books.with(connection -> {
      try (var query = connection.createStatement();
          ResultSet row =
              query.executeQuery("select count(*) from transfer where outcome_at is null")) {
        row.next();
        return row.getInt(1);
      }
    });
  }

  private static Keyset keys() throws Exception {
    Path file = Files.createTempDirectory("ilwon-crash").resolve("keyset.json");
    Keyset.create(file);
    Keyset keys = Keyset.load(file);
    TestDatabase.remove(file.getParent());
    return keys;
  }

  @Override
  public void close() {
    cells.forEach(cell -> cell.mortal().close());
    stub.close();
  }
}
