package io.ilwon.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.AuditReadStore;
import io.ilwon.audit.By;
import io.ilwon.audit.Verification;
import io.ilwon.submission.SealCheck;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators leave behind: the access log, its review, and what two people decide. */
class TracesTest {
  private People people;
  private Operator kim;
  private Operator lee;

  @AfterEach
  void close() {
    people.close();
  }

  @BeforeEach
  void open() throws SQLException {
    people = People.fresh();
    kim = people.owner("kim").operator();
    lee = people.member(kim, Role.COMPLIANCE, "lee").operator();
  }

  /** What the check of the whole audit says. */
  private List<String> problems() throws SQLException {
    return AuditReadStore.atOneMoment(
        people.database,
        connection -> {
          var audit =
              Verification.of(
                  connection,
                  new AuditReadStore(people.clock),
                  people.keys.audit(),
                  Optional.empty());
          var rows = SealCheck.of(connection, people.keys, audit.lines(), OperatorRows::each);
          var all = new java.util.ArrayList<>(audit.problems());
          all.addAll(rows.problems());
          all.addAll(audit.lines().gone(java.time.Instant.EPOCH));
          return all;
        });
  }

  @Test
  void anAccessIsWrittenDownWithAllThatTheLawAsks() throws SQLException {
    AccessLog log = people.operators.accesses();
    log.revealed(lee, "10.0.0.1", "sub-1", "the bank asked for it");
    String mark = log.exported(lee, "10.0.0.1", "verifications", "monthly", 2, List.of("a", "b"));
    assertThrows(
        IllegalArgumentException.class, () -> log.revealed(lee, "10.0.0.1", "sub-1", " x "));
    List<Access> all = log.list(AccessFilter.ALL, 9);
    assertEquals(2, all.size());
    Access export = all.getFirst();
    assertEquals(
        List.of("lee", "10.0.0.1", "monthly", 2L, "a,b", mark),
        java.util.Arrays.asList(
            export.operator(),
            export.address(),
            export.reason(),
            export.rows(),
            export.fields(),
            export.watermark()));
    AccessFilter before = new AccessFilter("lee", null, null, null, null, export.id());
    assertEquals(Access.Kind.REVEAL, log.list(before, 9).getFirst().kind());
    assertEquals(List.of(), problems());
  }

  @Test
  void whatAnotherHandDoesToTheLogIsFound() throws SQLException {
    AccessLog log = people.operators.accesses();
    log.revealed(lee, "10.0.0.1", "sub-1", "curiosity");
    log.revealed(lee, "10.0.0.1", "sub-2", "curiosity");
    people.run("update access_log set operator = 'park' where subject = 'sub-1'");
    assertEquals(1, problems().size(), () -> "edited");
    people.run("delete from access_log where subject = 'sub-2'");
    assertEquals(2, problems().size(), () -> "deleted");
    people.run("update operator set role = 'owner' where name = 'lee'");
    assertEquals(3, problems().size(), () -> "an operator's role");
  }

  @Test
  void oldRowsAreForgottenAndTheChainKnows() throws SQLException {
    AccessLog log = people.operators.accesses();
    log.viewed(lee, "10.0.0.1", "sub-1");
    people.clock.forward(Duration.ofDays(365 + 1));
    log.viewed(lee, "10.0.0.1", "sub-2");
    assertEquals(0, log.forget(2));
    assertEquals(1, log.forget(1));
    assertEquals(1, log.list(AccessFilter.ALL, 9).size());
    assertEquals(List.of(), problems());
  }

  @Test
  void aMonthIsSignedOnceWhenItIsOver() throws SQLException {
    AccessReviews reviews = people.operators.reviews();
    people.operators.accesses().viewed(lee, "10.0.0.1", "sub-1");
    YearMonth month = YearMonth.from(LocalDate.ofInstant(people.now(), ZoneId.of("Asia/Seoul")));
    By by = new By("lee", "read it; nothing wrong");
    assertEquals(List.of(), reviews.due());
    assertFalse(reviews.sign(month, by), "not over");
    people.clock.forward(Duration.ofDays(31));
    assertEquals(List.of(month), reviews.due());
    assertTrue(reviews.sign(month, by));
    assertFalse(reviews.sign(month, by), "signed");
    assertEquals(List.of(), reviews.due());
    assertEquals(1, reviews.signed().getFirst().rows());
  }

  @Test
  void twoPeopleAreTwo() throws SQLException {
    Proposals proposals = people.operators.proposals();
    By asked = new By("kim", "on the statement");
    Proposal p = proposals.propose("settle", "t-1", "sent", asked).orElseThrow();
    assertTrue(proposals.propose("settle", "t-1", "not sent", asked).isEmpty(), "one at a time");
    assertFalse(p.byAnotherThan(kim));
    assertTrue(p.byAnotherThan(lee));
    assertFalse(proposals.decide(p, Proposal.Outcome.DONE, new By("KIM", "me too")));
    assertFalse(proposals.decide(p, Proposal.Outcome.WITHDRAWN, new By("lee", "not mine")));
    assertTrue(proposals.decide(p, Proposal.Outcome.DONE, new By("lee", "seen too")));
    assertFalse(proposals.decide(p, Proposal.Outcome.DECLINED, new By("lee", "no")), "once");
    assertEquals(List.of(), proposals.open());
    assertTrue(proposals.propose("settle", "t-1", "again", asked).isPresent());
    people.run("update proposal set proposed_by = 'lee' where outcome is null");
    assertTrue(proposals.open("settle", "t-1").isEmpty(), "another hand's");
  }
}
