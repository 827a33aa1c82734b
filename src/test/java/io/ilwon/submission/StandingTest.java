package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a submission stands, as it is read for whoever shows it. */
class StandingTest {
  private static final String NUMBER = "11010000009990";
  private static final String SLOW = "11088880000004";
  private Desk desk;
  private SubmissionId id;

  @BeforeEach
  void open() throws SQLException {
    desk = Desk.open();
    id = desk.opened();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void beforeTheFirstWonThereIsNoTransfer() throws SQLException {
    Standing s = standing();
    assertEquals(new Stage.AwaitingDeposit(), s.stage());
    assertEquals(List.of(0, 0, 0), List.of(s.failures(), s.wrongGuesses(), s.won()));
    assertNull(s.latest());
    assertTrue(s.now().isBefore(s.endsAt()));
  }

  @Test
  void theNewestTransferIsToldWithItsAccountOpened() throws SQLException {
    desk.deposit(id, NUMBER);
    desk.guess(id, Desk.not(desk.codes(NUMBER).getFirst()));
    desk.clock.forward(Duration.ofSeconds(31));
    desk.deposit(id, "11020000009990");
    Standing s = standing();
    Standing.Latest latest = Objects.requireNonNull(s.latest());
    assertEquals(new Account(Desk.BANK, new AccountNumber("11020000009990")), latest.account());
    assertEquals(Desk.HOLDER, latest.holder());
    assertEquals("sent", latest.state());
    assertEquals(List.of(0, 1, 2), List.of(s.failures(), s.wrongGuesses(), s.won()));
    assertEquals(List.of(0, 2), List.of(latest.codeWrong(), latest.attempt()));
    assertInstanceOf(Stage.AwaitingCode.class, s.stage());
    assertFalse(Objects.requireNonNull(latest.outcomeAt()).isBefore(latest.intentAt()));
    desk.guess(id, Desk.not(desk.codes("11020000009990").getFirst()));
    assertEquals(1, Objects.requireNonNull(standing().latest()).codeWrong());
  }

  @Test
  void anUnknownHasNoOutcomeYet() throws SQLException {
    desk.deposit(id, SLOW);
    Standing.Latest latest = Objects.requireNonNull(standing().latest());
    assertEquals("unknown", latest.state());
    assertNull(latest.outcomeAt());
    assertInstanceOf(Stage.Depositing.class, standing().stage());
  }

  @Test
  void timeThatRanOutIsToldBeforeTheDueTaskHasStoredIt() throws SQLException {
    desk.deposit(id, NUMBER);
    desk.clock.forward(Duration.ofHours(24).minusSeconds(10));
    assertInstanceOf(Stage.AwaitingCode.class, standing().stage());
    desk.clock.forward(Duration.ofSeconds(10));
    Standing s = standing();
    assertEquals(new Stage.Rejected(Rejection.TIMEOUT, s.endsAt()), s.stage());
  }

  @Test
  void anotherProjectsAndNobodysAreAbsent() throws SQLException {
    Project other =
        new Project(
            new ProjectId("p-other"),
            "시험",
            desk.project.brand(),
            true,
            false,
            List.of(),
            desk.project.limits(),
            List.of(),
            List.of());
    assertEquals(Optional.empty(), desk.submissions.standing(other, id));
    assertEquals(
        Optional.empty(),
        desk.submissions.standing(desk.project, new SubmissionId("submission-of-nobody-00000")));
  }

  @Test
  void aDeletedOneIsAbsent() throws SQLException {
    desk.deposit(id, NUMBER);
    desk.submissions.delete(desk.project, id, "admin");
    assertEquals(Optional.empty(), desk.submissions.standing(desk.project, id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "submission set failures = failures + 1",
        "submission set code_expires_at = code_expires_at + interval '1 hour'",
        "submission set seal = null",
        "transfer set code_wrong = 1",
        "transfer set outcome_at = outcome_at + interval '1 minute'",
        "transfer set bank_code = '088'",
        "transfer set origin = null",
        "transfer set seal = null",
      })
  void aForgedRowIsNotTold(String change) throws SQLException {
    desk.deposit(id, NUMBER);
    assertTrue(desk.submissions.standing(desk.project, id).isPresent());
    ByHand.run(desk, "update " + change);
    assertEquals(Optional.empty(), desk.submissions.standing(desk.project, id));
  }

  @Test
  void aFieldMovedFromAnotherRowDoesNotOpen() throws SQLException {
    desk.deposit(id, NUMBER);
    SubmissionId other = desk.opened();
    desk.deposit(other, "11020000009990");
    ByHand.run(
        desk, "update transfer t set account = o.account from transfer o where o.id <> t.id");
    assertThrows(SQLException.class, this::standing);
  }

  @Test
  void aBirthdayThatWasNotAskedForStaysAbsent() throws SQLException {
    desk.deposit(id, NUMBER);
    Person person = new Person("홍길동", null, null, null);
    String code = desk.codes(NUMBER).getFirst();
    var typed = io.ilwon.bank.DescriptorCode.typed(code).orElseThrow();
    assertInstanceOf(
        GuessAnswer.Approved.class,
        desk.submissions.guess(desk.project, id, person, typed, GuessPass.FREE));
    Search search = new Search(id, null, null, null, null, 1, null);
    assertEquals(person, desk.submissions.find(desk.project, search).items().getFirst().person());
  }

  private Standing standing() throws SQLException {
    return desk.submissions.standing(desk.project, id).orElseThrow();
  }
}
