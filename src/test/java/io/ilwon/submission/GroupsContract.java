package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDay;
import io.ilwon.db.RoundTrip;
import io.ilwon.group.Work;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.Transfer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What groups do to the stores. */
abstract class GroupsContract extends StoresFixture {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sent",
        "refused",
        "unknown",
        "unknown, sent",
        "unknown, refused",
        "sent, reversed",
        "refused, sent_late",
        "unknown, code",
        "sent, code"
      })
  void aTransferIsReadAgainAsItWasWritten(String way) throws SQLException {
    SubmissionId id = client.opened();
    Transfer intent = client.deposit(id, 1);
    String state = "sending";
    for (String word : way.split(", ", -1)) {
      client.clock(EVENING.plusSeconds(40));
      state = word.equals("code") ? "sent" : word;
      client.one(
          word.equals("code") ? client.guess(id, true) : client.tell(intent, id, news(word)));
    }
    assertEquals(state, latest(id).state().word());
    client.one(new Command.LookAtTime(id));
    client.one(new Command.Delete(id, SimulatedWorld.PROJECT, new Editor("admin")));
  }

  @ParameterizedTest
  @EnumSource
  void whatTheSchemaForbidsIsRefusedAndNothingIsStored(Forbidden forbidden) throws SQLException {
    SubmissionId id = client.opened();
    SubmissionId other = client.opened();
    Transfer first = client.deposit(id, 1);
    StoredRows before = StoredRows.of(client.stores.tables());
    Fold.Rules rules = forbidden.rules();
    SQLException e =
        assertThrows(
            SQLException.class,
            () ->
                client.group(
                    rules, () -> {}, forbidden.command(client, id, first), client.wish(other, 2)));
    assertEquals(forbidden.state, e.getSQLState(), e::toString);
    assertEquals(before, StoredRows.of(client.stores.tables()));
  }

  @Test
  void theTenthPlaceIsTheLast() throws SQLException {
    for (int i = 0; i < AccountDay.PLACES; i++) {
      client.deposit(client.opened(), 1);
    }
    SubmissionId id = client.opened();
    SQLException e =
        assertThrows(
            SQLException.class,
            () -> client.group(Forbidden.ALWAYS_SENDS, () -> {}, client.wish(id, 1)));
    assertEquals("22012", e.getSQLState());
    assertEquals(10, day(1).places());
  }

  @Test
  void aHeldSubmissionIsHeldAndAPatientOneWaitsInVain() throws SQLException {
    SubmissionId id = client.opened();
    SubmissionId other = client.opened();
    client.group(
        SubmissionRules::decide,
        () -> {
          var verdicts = client.group(client.wish(id, 2), client.wish(other, 3));
          assertInstanceOf(Work.Held.class, verdicts.getFirst());
          assertInstanceOf(Work.Decided.class, verdicts.getLast());
          SQLException e =
              assertThrows(SQLException.class, () -> client.patient(client.wish(id, 4)));
          assertEquals("55P03", e.getSQLState());
        },
        client.wish(id, 1));
    assertEquals(1, latest(id).attempt());
    assertEquals(1, latest(other).attempt());
  }

  @Test
  void aTransferThatIsHeldHoldsItsSubmission() throws SQLException {
    SubmissionId id = client.opened();
    Transfer t = client.deposit(id, 1);
    client.one(client.tell(t, id, news("sent")));
    client.group(
        SubmissionRules::decide,
        () -> {
          var verdicts = client.group(client.guess(id, false));
          assertInstanceOf(Work.Held.class, verdicts.getFirst());
        },
        client.tell(t, id, news("reversed")));
  }

  /** As by a group that had the transfer and not its submission: it is held, and not absent. */
  @Test
  void aTransferThatIsHeldAloneHoldsItsSubmissionToo() throws SQLException {
    SubmissionId id = client.opened();
    SubmissionId other = client.opened();
    Transfer t = client.deposit(id, 1);
    client.one(client.tell(t, id, news("sent")));
    client.group(
        SubmissionRules::decide,
        () -> {
          var verdicts = client.group(client.guess(id, false));
          assertInstanceOf(Work.Held.class, verdicts.getFirst());
        },
        client.tell(t, other, news("sent")));
  }

  @Test
  void anAccountIsWaitedForInVain() throws SQLException {
    client.deposit(client.opened(), 1);
    SubmissionId one = client.opened();
    SubmissionId two = client.opened();
    client.group(
        SubmissionRules::decide,
        () -> {
          SQLException e =
              assertThrows(SQLException.class, () -> client.group(client.wish(two, 1)));
          assertEquals("55P03", e.getSQLState());
          client.group(client.wish(two, 2));
        },
        client.wish(one, 1));
    assertEquals(2, day(1).places());
    assertEquals(1, day(2).places());
  }

  @Test
  void anAccountThatAnotherGroupHasMadeMeanwhileIsReadAgain() throws SQLException {
    SubmissionId one = client.opened();
    SubmissionId two = client.opened();
    SQLException refused =
        assertThrows(
            SQLException.class,
            () ->
                client.group(
                    SubmissionRules::decide,
                    () -> client.group(client.wish(two, 1)),
                    client.wish(one, 1)));
    assertTrue(RoundTrip.madeByAnother(refused), refused.getMessage());
    assertEquals(1, day(1).places());
    client.group(client.wish(one, 1));
    assertEquals(2, day(1).places());
  }

  @Test
  void anAccountsFirstGuessesOfTwoGroupsAreBothCounted() throws SQLException {
    SubmissionId one = client.opened();
    SubmissionId two = client.opened();
    client.one(client.tell(client.deposit(one, 1), one, news("sent")));
    client.one(client.tell(client.deposit(two, 1), two, news("sent")));
    SQLException refused =
        assertThrows(
            SQLException.class,
            () ->
                client.group(
                    SubmissionRules::decide,
                    () -> client.group(client.guess(two, false)),
                    client.guess(one, false)));
    assertTrue(RoundTrip.madeByAnother(refused), refused.getMessage());
    client.group(client.guess(one, false));
    assertEquals(2, guesses(1).wrong().size());
  }

  @Test
  void aDecisionThatIsNotWrittenLeavesNothing() throws SQLException {
    SubmissionId id = client.opened();
    assertThrows(
        IllegalStateException.class,
        () ->
            client.group(
                SubmissionRules::decide,
                () -> {
                  throw new IllegalStateException("the node dies");
                },
                client.wish(id, 1)));
    assertTrue(client.stores.tables().accounts.isEmpty());
    client.deposit(id, 1);
  }

  @Test
  void aNewDayBeginsWithWhatIsOpen() throws SQLException {
    Transfer open = client.deposit(client.opened(), 1);
    SubmissionId settled = client.opened();
    client.one(client.tell(client.deposit(settled, 1), settled, news("sent")));
    assertEquals(2, day(1).places());
    client.clock(EVENING.plus(Duration.ofHours(2)));
    SubmissionId next = client.opened();
    client.deposit(next, 1);
    BankDay today = BankDay.of(EVENING.plus(Duration.ofHours(2)));
    assertEquals(today, day(1).day());
    assertEquals(2, day(1).places());
    assertEquals(1, day(1).formerPlaces());
    assertTrue(open.state().open());
  }

  @Test
  void aRightCodePutsTheAccountOnTodayWhileItsTransferIsOpen() throws SQLException {
    SubmissionId id = client.opened();
    Transfer t = client.deposit(id, 1);
    client.one(client.tell(t, id, news("unknown")));
    client.clock(EVENING.plus(Duration.ofMinutes(61)));
    client.one(client.guess(id, false));
    BankDay before = BankDay.of(EVENING);
    assertEquals(before.next(), day(1).day());
    assertEquals(1, day(1).places());
  }

  @Test
  void aLostCommitIsFoundOutForGood() throws SQLException {
    SubmissionId id = client.opened();
    UUID stored = client.write(client.wish(id, 1));
    assertTrue(client.stores.lender().committed(stored));
    UUID lost = UUID.randomUUID();
    assertFalse(client.stores.lender().committed(lost));
    SubmissionId other = client.opened();
    SQLException e =
        assertThrows(SQLException.class, () -> client.write(lost, client.wish(other, 1)));
    assertEquals("23505", e.getSQLState());
    assertFalse(client.stores.lender().committed(lost));
    assertEquals(1, day(1).places());
  }

  /** Known, and harmless: the new row comes before the old one's end, so the two go one by one. */
  @Test
  void aRefusalAndTheNextIntentDoNotFitOneGroup() throws SQLException {
    SubmissionId id = client.opened();
    Transfer t = client.deposit(id, 1);
    Command told = client.tell(t, id, news("refused"));
    SQLException e = assertThrows(SQLException.class, () -> client.group(told, client.wish(id, 1)));
    assertEquals("23505", e.getSQLState());
    client.one(told);
    assertEquals(2, client.deposit(id, 1).attempt());
  }
}
