package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.By;
import io.ilwon.audit.Trail;
import io.ilwon.db.Storm;
import io.ilwon.project.KeyId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The windows of several nodes over one database, and the guesses they keep from being compared.
 */
class KeyWatchTest {
  private static final Optional<Duration> SHUT = Optional.of(Duration.ofSeconds(60));
  private static final Optional<Duration> OPEN = Optional.empty();
  private static final By DEED = new By("hong", "the project had a broken form");

  private final KeyId key = KeyId.fresh();

  @Test
  void ofABurstOfWrongCodesNoMoreAreComparedThanShutTheKey() throws SQLException {
    try (Desk desk = Desk.open();
        KeyWatch node = new KeyWatch(new KeyTrustStore(desk.database, desk.clock))) {
      List<SubmissionId> ids = desk.opened(60);
      List<DepositAnswer> sent =
          Storm.of(60, i -> desk.deposit(ids.get(i), "1101414%03d1999".formatted(i)));
      sent.forEach(each -> assertEquals(new DepositAnswer.Success(), each));
      hears(node, 30, 0);
      List<String> wrongs = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        wrongs.add(wrongFor("1101414%03d1999".formatted(i), desk));
      }
      List<GuessAnswer> answers =
          Storm.of(60, i -> desk.guess(ids.get(i), wrongs.get(i), node.of(key)));
      long wrong = answers.stream().filter(a -> a instanceof GuessAnswer.CodeWrong).count();
      // Groups side by side ask before they tell: one of each other lane may still be compared.
      assertTrue(wrong >= 25 && wrong < 25 + Resources.LANES, () -> "compared " + wrong);
      var locked = new GuessAnswer.Locked(0, Duration.ofSeconds(60));
      assertEquals(60 - wrong, answers.stream().filter(locked::equals).count(), answers::toString);
      assertEquals(wrong, desk.count("select sum(wrong_guesses) from submission"));
      assertEquals(wrong, desk.count("select sum(cardinality(wrong_at)) from account_guess"));
      assertEquals(wrong, desk.count("select sum(code_wrong) from transfer"));
      // The right one is not compared either; another key's is, and sends go on.
      int free = answers.indexOf(locked);
      String right = desk.codes("1101414%03d1999".formatted(free)).getFirst();
      assertEquals(locked, desk.guess(ids.get(free), right, node.of(key)));
      assertEquals(
          new GuessAnswer.Approved(0), desk.guess(ids.get(free), right, node.of(KeyId.fresh())));
      assertEquals(new DepositAnswer.Success(), desk.deposit(desk.opened(), "11014149991999"));
    }
  }

  @Test
  void nodesShareOneWindowAndARestartFindsItAgain() throws SQLException {
    try (Desk desk = Desk.open()) {
      KeyTrustStore store = new KeyTrustStore(desk.database, desk.clock);
      try (KeyWatch one = new KeyWatch(store);
          KeyWatch two = new KeyWatch(store)) {
        hears(one, 20, 12);
        hears(two, 20, 12);
        exchange(one, two, one);
        assertEquals(OPEN, one.of(key).shutFor(), "24 wrong of 64");
        hears(two, 0, 1);
        assertEquals(SHUT, two.of(key).shutFor(), "at once where it was heard");
        exchange(two, one);
        assertEquals(SHUT, one.of(key).shutFor());
      }
      try (KeyWatch restarted = new KeyWatch(store)) {
        assertEquals(SHUT, restarted.of(key).shutFor());
      }
    }
  }

  @Test
  void onTrialOneGuessASecondIsComparedOverAllNodes() throws SQLException {
    try (Desk desk = Desk.open()) {
      KeyTrustStore store = new KeyTrustStore(desk.database, desk.clock);
      try (KeyWatch one = new KeyWatch(store);
          KeyWatch two = new KeyWatch(store)) {
        hears(one, 25, 25);
        exchange(one, two);
        desk.clock.forward(Duration.ofSeconds(58));
        exchange(one, two);
        assertEquals(SHUT, one.of(key).shutFor());
        desk.clock.forward(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
          exchange(one, two);
          GuessPass leave = i % 2 == 0 ? one.of(key) : two.of(key);
          assertEquals(OPEN, leave.shutFor(), "trial " + i);
          if (i < 19) {
            assertEquals(SHUT, one.of(key).shutFor(), "one a second");
            assertEquals(SHUT, two.of(key).shutFor(), "one a second over all nodes");
          }
          leave.evaluated(i < 2);
          desk.clock.forward(Duration.ofSeconds(1));
        }
        exchange(one, two, one);
        assertEquals(OPEN, one.of(key).shutFor(), "two of twenty were wrong");
        assertEquals(OPEN, two.of(key).shutFor());
        assertEquals("", desk.text("select outcomes from key_trust"));
      }
    }
  }

  @Test
  void anOperatorsLiftIsAuditedAndSeenByEveryNode() throws SQLException {
    try (Desk desk = Desk.open()) {
      KeyTrustStore store = new KeyTrustStore(desk.database, desk.clock);
      try (KeyWatch one = new KeyWatch(store);
          KeyWatch two = new KeyWatch(store)) {
        assertTrue(store.lift(key, DEED, new Trail(desk.keys.audit())).isEmpty(), "not shut");
        hears(one, 25, 25);
        exchange(one, two);
        GuessPass before = two.of(key);
        assertTrue(store.lift(key, DEED, new Trail(desk.keys.audit())).isPresent());
        before.evaluated(true);
        exchange(one, two, one);
        assertEquals(OPEN, one.of(key).shutFor());
        assertEquals(OPEN, two.of(key).shutFor());
        assertEquals("", desk.text("select outcomes from key_trust"), "heard before the lift");
        assertTrue(store.lift(key, DEED, new Trail(desk.keys.audit())).isEmpty(), "once");
        assertEquals(
            "key lift " + key + " hong the project had a broken form",
            desk.text("select concat_ws(' ', action, subject, operator, reason) from audit_entry"));
      }
    }
  }

  private void hears(KeyWatch node, int right, int wrong) {
    for (int i = 0; i < right + wrong; i++) {
      node.of(key).evaluated(i >= right);
    }
  }

  private static void exchange(KeyWatch... nodes) throws SQLException {
    for (KeyWatch node : nodes) {
      node.exchangeOnce();
    }
  }

  private static String wrongFor(String number, Desk desk) throws SQLException {
    int right = Integer.parseInt(desk.codes(number).getFirst());
    return "%03d".formatted((right + 1) % 1000);
  }
}
