package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Database;
import io.ilwon.db.Script;
import io.ilwon.db.Storm;
import io.ilwon.transfer.AccountStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are forgotten while somebody needs them: nobody may do a thing more than before. */
class IdleRowsRaceTest {
  private static final String NUMBER = RotatedIndex.NUMBER;

  @TempDir private Path folder;
  private RotatedIndex fixture;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    fixture = new RotatedIndex(folder);
    desk = fixture.desk;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** The cleaner has deleted the row and not yet committed; the call waits, and begins anew. */
  @Test
  void anAccountForgottenWhileACallWaitsForItTakesTenMore() throws Exception {
    fixture.sent(NUMBER, 10);
    desk.clock.forward(Duration.ofDays(40));
    SubmissionId id = desk.opened();
    DepositAnswer answer = whileForgotten(IdleWalk.days(desk), () -> desk.deposit(id, NUMBER));
    assertEquals(new DepositAnswer.Success(), answer);
    assertEquals(1, desk.count("select places from account"));
    fixture.sent(NUMBER, 9);
    assertInstanceOf(DepositAnswer.LimitReached.class, desk.deposit(desk.opened(), NUMBER));
    fixture.assertWhole();
  }

  @Test
  void aGuessThatWaitsForAForgottenRowIsCounted() throws Exception {
    IdleWalk.verified(fixture);
    desk.clock.forward(Duration.ofDays(40));
    SubmissionId id = fixture.sent(NUMBER, 1).getFirst();
    String wrong = Desk.not(desk.codes(NUMBER).getFirst());
    GuessAnswer answer = whileForgotten(IdleWalk.guesses(desk), () -> desk.guess(id, wrong));
    assertEquals(new GuessAnswer.CodeWrong(1), answer);
    assertEquals(1, desk.count("select cardinality(wrong_at) from account_guess"));
    fixture.assertWhole();
  }

  @Test
  void tenStayTenThoughRowsAreForgottenAmongTheCalls() throws Exception {
    for (int day = 1; day <= 3; day++) {
      desk.clock.forward(Duration.ofDays(40));
      long before = desk.lines(NUMBER);
      List<SubmissionId> ids = desk.opened(16);
      IdleRows rows = IdleWalk.days(desk);
      Future<Boolean> walking = Storm.aside(() -> IdleWalk.walk(rows));
      Storm.of(16, i -> desk.deposit(ids.get(i), NUMBER));
      walking.get();
      assertEquals(before + 10, desk.lines(NUMBER));
      fixture.assertWhole();
    }
  }

  @Test
  void twoNodesForgetSideBySide() throws Exception {
    fixture.run(
        "insert into account (account_index) select sha256(int8send(i))"
            + " from generate_series(1, 3000) i");
    fixture.run("insert into account_guess (account_index) select account_index from account");
    Resealed.all(desk.database, desk.keys);
    Desk other = desk.beside(Desk.Setup.USUAL);
    Storm.of(
        List.<Callable<Boolean>>of(
            () -> IdleWalk.walk(IdleWalk.days(desk)),
            () -> IdleWalk.walk(IdleWalk.days(other)),
            () -> IdleWalk.walk(IdleWalk.guesses(desk)),
            () -> IdleWalk.walk(IdleWalk.guesses(other))));
    assertEquals(0, desk.count("select (" + IdleWalk.DAYS + ") + (" + IdleWalk.GUESSES + ")"));
    assertEquals(
        6_000,
        desk.count(
            "select count(*) from audit_block, regexp_split_to_table(entries, E'\\n') l"
                + " where l like '% removed -'"));
    fixture.assertWhole();
  }

  /** Whoever makes rows and then reads them holds them from the first statement on. */
  @Test
  void aRowThatIsMadeToBeCountedIsNotForgotten() throws Exception {
    IdleWalk.verified(fixture);
    desk.clock.forward(Duration.ofDays(40));
    Seals seals = Seals.of(desk.keys);
    List<Opaque> account = List.of(Opaque.of(java.util.HexFormat.of().parseHex(fixture.index())));
    long key = desk.keys.blindIndex().key();
    desk.database.inTransaction(connection -> {
      new Script()
          .tell(
              AccountStore.MAKE, call -> AccountStore.bindMade(call, account, seals.accounts, key))
          .tell(GuessStore.MAKE, call -> GuessStore.bindMade(call, account, seals))
          .run(connection);
      IdleWalk.all(desk);
      return null;
    });
    assertEquals(2, desk.count("select (" + IdleWalk.DAYS + ") + (" + IdleWalk.GUESSES + ")"));
    IdleWalk.all(desk);
    assertEquals(0, desk.count("select (" + IdleWalk.DAYS + ") + (" + IdleWalk.GUESSES + ")"));
  }

  /** Stops the walk behind its deletion by a block that another writer has not committed yet. */
  private <T> T whileForgotten(IdleRows rows, Callable<T> call) throws Exception {
    String waiting = "select count(*) from pg_locks where not granted";
    try (Database aside = Database.open(desk.database.address(), 1)) {
      return aside.inTransaction(connection -> {
        try (var block = connection.createStatement()) {
          block.execute(
              "insert into audit_block (chain, number, at, entries, mac)"
                  + " select p.chain, coalesce(max(b.number), 0) + 1, now(), '', repeat('x', 37)::bytea"
                  + " from (select '00000000-0000-0000-0000-000000000000'::uuid as chain) p"
                  + " left join audit_block b on b.chain = p.chain group by p.chain");
          Future<Boolean> walking = Storm.aside(() -> IdleWalk.walk(rows));
          Storm.until("deleted", () -> desk.count(waiting) == 1);
          Future<T> answer = Storm.aside(call);
          Storm.until("waiting", () -> desk.count(waiting) == 2);
          connection.rollback();
          walking.get();
          return answer.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
          throw new AssertionError(e);
        }
      });
    }
  }
}
