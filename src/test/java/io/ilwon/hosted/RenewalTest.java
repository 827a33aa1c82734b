package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.AuditEntry;
import io.ilwon.submission.SubmissionId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A link that an operator makes in place of one that is lost. */
class RenewalTest {
  private static AuditEntry entry(SubmissionId id) {
    return new AuditEntry("submission link", id.text(), "former links closed", "lost", "kim", null);
  }

  @Test
  void itIsLikeTheOneBeforeAndTheOnlyOneThatOpens() throws SQLException {
    try (Links links = new Links()) {
      Opening.Opened first = links.opened();
      Session was = links.session(first);
      assertTrue(links.sessions.begin(was, 0));
      links.sessions.note(was, 0, new Draft("004", "110", "홍", Notice.NOT_CONFIRMED, null, 1));
      links.desk.clock.forward(Duration.ofMinutes(3));
      Renewal renewal = new Renewal(links.desk.database, links.desk.clock, links.desk.keys);
      NewLink made =
          renewal.make(was.project(), was.submission(), entry(was.submission())).orElseThrow();
      Visit visit = links.sessions.find(made.token()).orElseThrow();
      Session s = visit.session();
      assertNotEquals(was.id(), s.id());
      assertEquals(was.submission(), s.submission());
      assertEquals(links.caller.key(), visit.key());
      assertEquals(was.returnUrl(), s.returnUrl());
      assertEquals(was.lockedBank(), s.lockedBank());
      assertEquals(was.lockedHolder(), s.lockedHolder());
      assertEquals(Draft.NOTHING, s.draft(), "nothing that was typed is shown to whoever has it");
      assertEquals(s.createdAt().plus(Duration.ofMinutes(30)), made.expiresAt());
      assertFalse(s.over(visit.now()));
      assertTrue(links.session(first).ended(), "the one before is closed");
      assertEquals(
          "kim",
          links.desk.text(
              "select operator from audit_entry where subject = '%s'".formatted(was.submission())));
      assertFalse(made.toString().contains(made.token()));
    }
  }

  @Test
  void withoutALinkBeforeThereIsNoneAfterAndNoEntry() throws SQLException {
    try (Links links = new Links()) {
      SubmissionId id = links.desk.opened();
      Renewal renewal = new Renewal(links.desk.database, links.desk.clock, links.desk.keys);
      assertEquals(Optional.empty(), renewal.make("p-test", id, entry(id)));
      Opening.Opened link = links.opened();
      SubmissionId own = links.session(link).submission();
      assertEquals(Optional.empty(), renewal.make("p-other", own, entry(own)));
      links.byHand("update verification_session set return_url = 'https://evil.example/'");
      assertEquals(Optional.empty(), renewal.make("p-test", own, entry(own)), "by another hand");
      assertEquals("0", links.desk.text("select count(*) from audit_entry"));
    }
  }
}
