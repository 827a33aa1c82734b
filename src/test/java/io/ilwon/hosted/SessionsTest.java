package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.hosted.SessionShown.Status;
import io.ilwon.project.ProjectId;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Desk;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one link to the page may do, and for how long. */
class SessionsTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Draft TYPED =
      new Draft("004", "110-1000-0009990", "옹갈퀴녘", Notice.NOT_CONFIRMED, null, 1);

  private Links links;
  private Opening.Opened link;

  @BeforeEach
  void open() throws SQLException {
    links = new Links();
    link = links.opened();
  }

  @AfterEach
  void close() {
    links.close();
  }

  @Test
  void aLinkIsFoundByItsTokenAlone() throws SQLException {
    Visit visit = links.visit(link);
    Session s = visit.session();
    assertEquals(link.id(), s.id());
    assertEquals(links.caller.key(), visit.key());
    assertEquals(Links.RETURN_URL, s.returnUrl());
    assertEquals("004 홍길동", s.lockedBank() + " " + nameOf(s));
    assertEquals(Draft.NOTHING, s.draft());
    assertEquals(s.createdAt().plus(HALF_AN_HOUR), s.expiresAt());
    assertFalse(s.over(visit.now()));
    String token = link.token().unmasked();
    for (String other :
        List.of("", link.id().text(), token + "A", token.toLowerCase(java.util.Locale.ROOT))) {
      assertEquals(Optional.empty(), links.sessions.find(other), other);
    }
  }

  private static String nameOf(Session s) {
    return s.lockedHolder() == null ? "" : s.lockedHolder().unmasked();
  }

  @Test
  void ofFiftyFormsOfOneTurnOneActs() throws SQLException {
    Session drawn = links.session(link);
    for (int turn = 0; turn < 3; turn++) {
      int now = turn;
      List<Boolean> acted = Storm.of(50, i -> begin(drawn, now));
      assertEquals(1, acted.stream().filter(a -> a).count());
      assertEquals(turn + 1, links.session(link).turn());
      assertFalse(begin(drawn, turn + 2), "a turn that has not come");
    }
  }

  @Test
  void whatCameOfAMoveIsKeptAndTheMoveIsOver() throws SQLException {
    Session drawn = links.session(link);
    assertFalse(links.sessions.note(drawn, 0, TYPED), "nothing has begun");
    assertTrue(begin(drawn, 0));
    assertNotNull(links.session(link).actingSince());
    Draft until =
        new Draft("004", "1", "a", Notice.LOCKED, links.visit(link).now().plusSeconds(60), 3);
    assertTrue(links.sessions.note(drawn, 0, until));
    assertEquals(until, links.session(link).draft());
    assertNull(links.session(link).actingSince());
    assertFalse(links.sessions.note(drawn, 0, TYPED), "noted before");
  }

  @Test
  void aNoteThatComesAfterTheNextMoveIsDropped() throws SQLException {
    Session drawn = links.session(link);
    assertTrue(begin(drawn, 0));
    assertTrue(begin(drawn, 1));
    assertFalse(links.sessions.note(drawn, 0, TYPED));
    assertEquals(Draft.NOTHING, links.session(link).draft());
    assertNotNull(links.session(link).actingSince());
  }

  @Test
  void aMoveGivesHalfAnHourMoreUntilADayIsOver() throws SQLException {
    links.desk.clock.forward(HALF_AN_HOUR.minusSeconds(5));
    Session drawn = links.session(link);
    assertTrue(begin(drawn, 0));
    Visit visit = links.visit(link);
    assertFalse(visit.session().expiresAt().isAfter(visit.now().plus(HALF_AN_HOUR)));
    assertTrue(visit.session().expiresAt().isAfter(visit.now().plus(HALF_AN_HOUR).minusSeconds(3)));
    int turn = 1;
    for (; turn < 49; turn++) {
      links.desk.clock.forward(HALF_AN_HOUR.minusSeconds(5));
      if (!begin(drawn, turn)) {
        break;
      }
    }
    Session last = links.session(link);
    assertEquals(last.createdAt().plus(Duration.ofHours(24)), last.expiresAt());
    assertEquals(48, turn, "the 49th move would come after the day");
  }

  @Test
  void anExpiredOrRevokedLinkLetsNobodyAct() throws SQLException {
    Session drawn = links.session(link);
    links.desk.clock.forward(HALF_AN_HOUR);
    assertTrue(drawn.over(links.visit(link).now()));
    assertFalse(begin(drawn, 0));
    assertFalse(links.sessions.bind(drawn, "one"));
    Opening.Opened other = links.opened();
    links.sessions.end(links.desk.project, other.id());
    Session revoked = links.session(other);
    assertTrue(revoked.ended());
    assertFalse(begin(revoked, 0));
    assertFalse(links.sessions.bind(revoked, "one"));
  }

  @Test
  void theFirstDeviceThatActsIsTheOneUntilAnotherTakesOver() throws SQLException {
    Session drawn = links.session(link);
    assertTrue(links.visit(link).isHere("anybody"));
    List<Boolean> first = Storm.of(20, i -> bind(drawn, "device " + i));
    assertEquals(1, first.stream().filter(b -> b).count());
    String active = "device " + first.indexOf(true);
    assertTrue(bind(drawn, active), "it stays the one");
    assertTrue(links.visit(link).isHere(active));
    assertFalse(links.visit(link).isHere("another"));

    links.sessions.takeOver(drawn, "another");
    assertTrue(links.visit(link).isHere("another"));
    assertFalse(links.visit(link).isHere(active));
    assertFalse(begin(drawn, 0), "a form drawn for the former device");
    int turn = links.session(link).turn();
    links.sessions.takeOver(drawn, "another");
    assertEquals(turn, links.session(link).turn(), "taken over already");
    assertTrue(begin(drawn, turn));
  }

  @Test
  void whatCameOfAMoveIsNotedThoughAnotherDeviceTookOver() throws SQLException {
    Session drawn = links.session(link);
    bind(drawn, "one");
    assertTrue(begin(drawn, 0));
    links.sessions.takeOver(drawn, "other");
    assertTrue(links.sessions.note(drawn, 0, TYPED));
    assertTrue(begin(drawn, 1));
    links.desk.clock.forward(Duration.ofSeconds(21));
    links.sessions.takeOver(drawn, "one");
    assertFalse(begin(drawn, 2), "nobody waits for a move of long ago");
  }

  @Test
  void theLanguageIsKept() throws SQLException {
    links.sessions.language(links.session(link), Language.EN);
    assertEquals(Language.EN, links.session(link).language());
  }

  @Test
  void nothingSealedIsInTheRowInTheClear() throws SQLException {
    Opening.Opened named = links.opened(Links.request("an idempotency key"));
    Session drawn = links.session(named);
    begin(drawn, 0);
    links.sessions.note(drawn, 0, TYPED);
    bind(drawn, "a cookie's secret");
    String row =
        links.desk.text(
            "select s::text from verification_session s where id = '%s'".formatted(named.id()));
    for (String planted :
        List.of(
            named.token().unmasked(),
            "홍길동",
            TYPED.number(),
            TYPED.holder(),
            "a cookie's secret",
            "an idempotency key",
            Desk.APPLICANT.email())) {
      // What is of bytes stands in it as hexadecimal digits.
      String hex = HexFormat.of().formatHex(planted.getBytes(StandardCharsets.UTF_8));
      assertFalse(row.contains(planted) || row.contains(hex), planted);
    }
    assertTrue(row.contains(Links.RETURN_URL), row);
    assertEquals("Draft(NOT_CONFIRMED)", TYPED.toString());
    assertFalse(drawn.toString().contains("홍길동"), drawn::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "submission = 'another-submission-of-yours'",
        "key_id = reverse(s.key_id)",
        "return_url = 'https://evil.example/'",
        "return_url = null",
        "locked_bank = '088'",
        "project = 'another'",
        "token = o.token",
        "token_hash = sha256('mine')",
        "locked_holder = o.draft",
      })
  void aRowThatAnotherHandHasChangedIsNotFound(String change) throws SQLException {
    Opening.Opened other = links.opened();
    begin(links.session(other), 0);
    links.sessions.note(links.session(other), 0, TYPED);
    links.byHand(
        "update verification_session s set %s from verification_session o where s.id = '%s'"
                .formatted(change, link.id())
            + " and o.id = '%s'".formatted(other.id()));
    assertEquals(Optional.empty(), links.sessions.find(link.token().unmasked()));
    assertTrue(links.sessions.find(other.token().unmasked()).isPresent());
  }

  @Test
  void itsProjectAloneSeesAndRevokesIt() throws SQLException {
    assertEquals(Status.OPEN, status(link));
    var stranger = Links.project(links.desk.project, List.of(), true);
    var other =
        new io.ilwon.project.Project(
            new ProjectId("p-other"),
            stranger.name(),
            stranger.brand(),
            true,
            false,
            List.of(),
            stranger.limits(),
            List.of(),
            List.of());
    assertEquals(Optional.empty(), links.sessions.show(other, link.id()));
    assertEquals(Optional.empty(), links.sessions.end(other, link.id()));
    assertEquals(Status.OPEN, status(link));
    assertEquals(
        Status.ENDED, links.sessions.end(links.desk.project, link.id()).orElseThrow().status());
    assertEquals(Status.ENDED, status(link));
  }

  @Test
  void itIsDoneWithItsSubmissionAndExpiredWithItsTime() throws SQLException {
    Session s = links.session(link);
    String number = "11010000009990";
    assertEquals(new DepositAnswer.Success(), links.desk.deposit(s.submission(), number));
    links.desk.guess(s.submission(), links.desk.codes(number).getFirst());
    assertEquals(Status.DONE, status(link));
    Opening.Opened other = links.opened();
    links.desk.clock.forward(HALF_AN_HOUR);
    assertEquals(List.of(Status.DONE, Status.EXPIRED), List.of(status(link), status(other)));
  }

  @Test
  void aDayAfterItExpiredItIsForgotten() throws SQLException {
    links.desk.clock.forward(Duration.ofHours(24).plus(HALF_AN_HOUR).minusSeconds(20));
    Opening.Opened young = links.opened();
    assertFalse(links.sessions.forget());
    assertTrue(links.sessions.find(link.token().unmasked()).isPresent());
    links.desk.clock.forward(Duration.ofSeconds(30));
    assertFalse(links.sessions.forget());
    assertEquals(Optional.empty(), links.sessions.find(link.token().unmasked()));
    assertTrue(links.sessions.find(young.token().unmasked()).isPresent());
  }

  private Status status(Opening.Opened of) throws SQLException {
    return links.sessions.show(links.desk.project, of.id()).orElseThrow().status();
  }

  private boolean begin(Session session, int turn) {
    try {
      return links.sessions.begin(session, turn);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private boolean bind(Session session, String device) {
    try {
      return links.sessions.bind(session, device);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
