package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ilwon.transfer.News;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulation relies on, asked of PostgreSQL and of its twin in memory alike. */
abstract class StoresContract extends GroupsContract {
  @Test
  void anInquiryIsLeasedOnceUntilItsLeaseIsOver() throws SQLException {
    SubmissionId id = client.opened();
    Transfer t = client.deposit(id, 1);
    client.one(client.tell(t, id, news("unknown")));
    Instant due = Objects.requireNonNull(latest(id).asking().next());
    client.clock(due.minusMillis(1));
    assertEquals(List.of(), client.leased());
    client.clock(due);
    assertEquals(List.of(t.railId()), client.leased());
    assertEquals(List.of(), client.leased());
    client.clock(due.plusSeconds(29));
    assertEquals(List.of(), client.leased());
    client.clock(due.plusSeconds(30));
    assertEquals(List.of(t.railId()), client.leased());
  }

  @Test
  void whatALostSenderLeftIsFoundByItsNodeAtOnceAndByItsLeaseLater() throws SQLException {
    SubmissionId id = client.opened();
    Transfer t = client.deposit(id, 1);
    var inquiries = client.stores.inquiries();
    assertEquals(1, inquiries.leftBy(StoresClient.NODE, 9).size());
    client.clock(t.leaseUntil());
    assertEquals(List.of(), inquiries.overdue(9));
    client.clock(t.leaseUntil().plusMillis(1));
    assertEquals(t.id(), inquiries.overdue(9).getFirst().transfer());
    client.one(client.tell(t, id, new News.SenderLost("lease over")));
    assertEquals(List.of(), inquiries.overdue(9));
    assertEquals(List.of(), inquiries.leftBy(StoresClient.NODE, 9));
  }

  @Test
  void newsOfATransferThatIsNotStoredSaysSo() throws SQLException {
    SubmissionId id = client.opened();
    Transfer stored = client.deposit(id, 1);
    Command.Tell news = client.tell(stored, id, news("sent"));
    TransferId nobodys = new TransferId(new UUID(8, 8));
    Command.Tell ofNobody =
        new Command.Tell(id, Terms.NONE, nobodys, stored.account(), news.news(), true);
    assertEquals(new Answer.Gone(), client.one(ofNobody));
    SubmissionId unknown = new SubmissionId("submission-of-nobody-00000");
    assertEquals(
        new Answer.Gone(),
        client.one(
            new Command.Tell(unknown, Terms.NONE, nobodys, stored.account(), news.news(), true)));
    assertEquals(new DepositAnswer.Success(), client.one(news));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "sent", "refused", "sent, reversed", "refused, sent_late"})
  void aNoticeIsNewsOrNot(String way) throws SQLException {
    SubmissionId id = client.opened();
    Transfer t = client.deposit(id, 1);
    for (String word : way.split(", ", -1)) {
      client.one(client.tell(t, id, news(word)));
    }
    State state = latest(id).state();
    var told = client.stores.inquiries().told(List.of(t.railId(), "R-of-nobody"));
    assertEquals(2, told.size());
    boolean reversible = state.open() || state instanceof State.Sent;
    boolean bookable = state.open() || state instanceof State.Refused;
    var ours = told.stream().filter(x -> x.address() != null).findFirst().orElseThrow();
    assertEquals(reversible, ours.reversible());
    assertEquals(bookable, ours.bookable());
  }

  @Test
  void timesThatRanOutAreFoundEarliestFirst() throws SQLException {
    SubmissionId first = client.opened();
    client.clock(EVENING.plusSeconds(1));
    SubmissionId second = client.opened();
    client.deposit(client.opened(), 1);
    client.clock(EVENING.plus(Duration.ofHours(4)));
    assertEquals(List.of(first), client.stores.ranOut(9));
    client.clock(EVENING.plus(Duration.ofHours(5)));
    assertEquals(List.of(first, second), client.stores.ranOut(9));
    client.one(new Command.LookAtTime(first));
    assertEquals(List.of(second), client.stores.ranOut(9));
  }

  @Test
  void moreTimeIsStored() throws SQLException {
    SubmissionId id = client.opened();
    client.one(client.tell(client.deposit(id, 1), id, news("sent")));
    client.clock(EVENING.plus(Duration.ofMinutes(4)));
    Command more = new Command.MoreTime(id, SimulatedWorld.PROJECT);
    Answer given = client.one(more);
    assertInstanceOf(MoreTimeAnswer.Given.class, given);
    assertEquals(new MoreTimeAnswer.NotNow(), client.one(more));
    client.clock(EVENING.plus(Duration.ofMinutes(9)));
    assertEquals(new GuessAnswer.Approved(0), client.one(client.guess(id, true)));
  }

  @Test
  void wrongGuessesAreKeptForThirtyDays() throws SQLException {
    SubmissionId id = client.opened();
    client.one(client.tell(client.deposit(id, 1), id, news("sent")));
    client.one(client.guess(id, false));
    client.one(client.guess(id, false));
    assertEquals(2, guesses(1).wrong().size());
    client.clock(EVENING.plus(Duration.ofDays(30)).plusSeconds(1));
    SubmissionId later = client.opened();
    client.one(client.tell(client.deposit(later, 1), later, news("sent")));
    client.one(client.guess(later, false));
    assertEquals(1, guesses(1).wrong().size());
  }
}
