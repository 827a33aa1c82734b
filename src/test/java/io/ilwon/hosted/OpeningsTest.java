package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.hosted.SessionRequest.About;
import io.ilwon.submission.SubmissionId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request, one link: however often it comes, and whatever goes wrong on the way. */
class OpeningsTest {
  private static final String LINKS = "select count(*) from verification_session";
  private static final String SUBMISSIONS = "select count(*) from submission";
  private Links links;

  @BeforeEach
  void open() throws SQLException {
    links = new Links();
  }

  @AfterEach
  void close() {
    links.close();
  }

  @Test
  void twentyAtOnceUnderOneKeyGetOneLinkAndOneSubmission() throws SQLException {
    List<Opening> answers =
        Storm.of(20, i -> links.sessions.open(links.caller, Links.request("key")));
    assertEquals(1, new HashSet<>(answers).size(), answers::toString);
    assertInstanceOf(Opening.Opened.class, answers.getFirst());
    assertEquals(1, links.desk.count(LINKS));
    assertEquals(1, links.desk.count(SUBMISSIONS));
  }

  @Test
  void aRepeatADayLaterIsToldTheSameLink() throws SQLException {
    Opening.Opened first = links.opened(Links.request("key"));
    links.desk.clock.forward(Duration.ofHours(24));
    assertEquals(false, links.sessions.forget());
    assertEquals(first, links.opened(Links.request("key")));
    assertEquals(1, links.desk.count(SUBMISSIONS));
  }

  @Test
  void withoutAKeyEachRequestIsAnother() throws SQLException {
    assertNotEquals(links.opened().token().unmasked(), links.opened().token().unmasked());
    assertEquals(2, links.desk.count(SUBMISSIONS));
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() throws SQLException {
    links.opened(Links.request("key"));
    SessionRequest same = Links.request("key");
    for (SessionRequest other :
        List.of(
            new SessionRequest(
                same.about(), null, Language.KO, same.lockedBank(), same.lockedHolder(), "key"),
            new SessionRequest(
                same.about(),
                same.returnUrl(),
                Language.EN,
                same.lockedBank(),
                same.lockedHolder(),
                "key"),
            new SessionRequest(
                same.about(), same.returnUrl(), Language.KO, null, same.lockedHolder(), "key"),
            new SessionRequest(
                same.about(), same.returnUrl(), Language.KO, same.lockedBank(), null, "key"),
            Links.request(new About.Existing(new SubmissionId("s".repeat(32))), "key"))) {
      assertEquals(new Opening.KeyReused(), links.sessions.open(links.caller, other));
    }
    assertEquals(1, links.desk.count(LINKS));
  }

  @Test
  void aKeyIsItsProjectsOwn() throws SQLException {
    Opening.Opened ours = links.opened(Links.request("key"));
    var p = links.desk.project;
    var other =
        new io.ilwon.project.Caller(
            new io.ilwon.project.Project(
                new io.ilwon.project.ProjectId("p-other"),
                p.name(),
                p.brand(),
                true,
                false,
                List.of(),
                p.limits(),
                p.returnUrls(),
                List.of()),
            links.caller.key(),
            Set.of());
    assertInstanceOf(Opening.Opened.class, links.sessions.open(other, Links.request("key")));
    assertEquals(2, links.desk.count(LINKS));
    assertEquals(ours, links.opened(Links.request("key")));
  }

  @Test
  void anOpenSubmissionGetsALinkAndAFinishedOneDoesNot() throws SQLException {
    SubmissionId id = links.desk.opened();
    SessionRequest request = Links.request(new About.Existing(id), "key");
    Opening.Opened link = links.opened(request);
    assertEquals(id, links.session(link).submission());
    links.desk.submissions.delete(links.desk.project, id, "admin");
    assertEquals(link, links.opened(request), "a repeat is told what the first was told");
    assertEquals(
        new Opening.NoSuchSubmission(),
        links.sessions.open(links.caller, Links.request(new About.Existing(id), null)));
    SubmissionId late = links.desk.opened();
    links.desk.clock.forward(Duration.ofHours(4));
    assertEquals(
        new Opening.Finished(),
        links.sessions.open(links.caller, Links.request(new About.Existing(late), null)));
    assertEquals(1, links.desk.count(LINKS));
  }

  /** The row is there, its submission is not: the process ended in between. */
  @Test
  void aRepeatGoesOnWhereACrashLeftOff() throws SQLException {
    SessionSeals seals = new SessionSeals(links.desk.keys);
    SessionStore store = new SessionStore(links.desk.database, links.desk.clock, seals);
    SessionRequest request = Links.request("key");
    SessionToken token = SessionToken.fresh();
    store.insert(
        new SessionStore.New(
            SessionId.fresh(),
            links.desk.project.id().text(),
            links.caller.key(),
            token,
            new SubmissionId("s".repeat(32))),
        request);
    assertEquals(Optional.empty(), links.sessions.find(token.unmasked()), "not opened yet");
    assertEquals(new Opening.InProgress(), links.sessions.open(links.caller, request));
    links.desk.clock.forward(Duration.ofSeconds(10));
    assertEquals(token, links.opened(request).token());
    assertEquals(1, links.desk.count(SUBMISSIONS));
    assertTrue(
        links
            .desk
            .submissions
            .standing(links.desk.project, new SubmissionId("s".repeat(32)))
            .isPresent());
  }

  @Test
  void aSubmissionThatACrashLeftUntoldIsNotOpenedTwice() throws SQLException {
    Opening.Opened first = links.opened(Links.request("key"));
    links.byHand("update verification_session set opened_at = null");
    links.desk.clock.forward(Duration.ofSeconds(10));
    assertEquals(first, links.opened(Links.request("key")));
    assertEquals(1, links.desk.count(SUBMISSIONS));
    assertTrue(links.sessions.find(first.token().unmasked()).isPresent());
  }

  @Test
  void withoutTheDatabaseNothingIsRecorded() {
    links.desk.database.close();
    assertEquals(
        new Opening.NotRecorded(), links.sessions.open(links.caller, Links.request("key")));
  }
}
