package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many identical PreStep2 at once cause one bank request (invariant I23), on one node and two. */
class SameCallStormTest {
  private static final String NUMBER = "11022220001999";
  private static final Set<DepositAnswer> FINE =
      Set.of(new DepositAnswer.Success(), new DepositAnswer.Retry(RetryReason.PROCESSING, 0));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void twoHundredIdenticalCallsSendOneWon(int nodes) throws SQLException {
    try (Desk desk = Desk.open()) {
      List<Desk> desks = desk.nodes(nodes);
      SubmissionId id = desk.opened();
      List<DepositAnswer> answers = Storm.of(200, i -> desks.get(i % nodes).deposit(id, NUMBER));
      answers.forEach(a -> assertTrue(FINE.contains(a), a::toString));
      assertTrue(answers.contains(new DepositAnswer.Success()), "nobody heard success");
      assertEquals(1, desk.lines(NUMBER));
      assertEquals(1, desks.stream().mapToInt(d -> d.rail.sent.size()).sum());
      assertEquals("1", desk.text("select count(*) from transfer"));
      assertEquals("sent|true", desk.text("select state || '|' || heard from transfer"));
      assertEquals("1", desk.text("select places from account"));
      assertEquals(
          "awaiting_code|1|1|0",
          desk.text("select concat_ws('|', stage, won, attempts, failures) from submission"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void identicalCallsThatTheBankRefusesCountOneFailureEach(int nodes) throws SQLException {
    String refused = "11022220000001";
    try (Desk desk = Desk.open()) {
      List<Desk> desks = desk.nodes(nodes);
      SubmissionId id = desk.opened();
      List<DepositAnswer> answers = Storm.of(100, i -> desks.get(i % nodes).deposit(id, refused));
      List<DepositAnswer> failures =
          answers.stream()
              .filter(a ->
                  a instanceof DepositAnswer.TooManyFailures
                      || (a instanceof DepositAnswer.Retry r
                          && r.why() == RetryReason.NOT_VERIFIED))
              .toList();
      // The fifth rejects: whatever came later is not usable, and no bank is asked again (I5).
      assertTrue(failures.size() <= 5, failures::toString);
      assertEquals(failures.size(), Set.copyOf(failures).size(), failures::toString);
      long sent = desks.stream().mapToLong(d -> d.rail.sent.size()).sum();
      assertEquals(failures.size(), sent);
      assertEquals(sent, desk.count("select failures from submission"));
      assertEquals(sent, desk.count("select count(*) from transfer where state = 'refused'"));
      assertEquals(0, desk.count("select places from account"));
      assertEquals(0, desk.count("select won from submission"));
      assertEquals(
          sent == 5 ? "rejected" : "awaiting_deposit", desk.text("select stage from submission"));
    }
  }
}
