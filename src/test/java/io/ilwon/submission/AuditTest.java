package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.AuditReadStore;
import io.ilwon.audit.Heads;
import io.ilwon.audit.Trail;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever edits, moves, removes or adds anything of the audit, or a row it tells of, is found. */
class AuditTest {
  private static final String NUMBER = "11010000009990";
  private Desk desk;
  private SubmissionId id;

  @BeforeEach
  void open() throws SQLException {
    desk = Desk.open();
    id = desk.opened();
    assertEquals(new DepositAnswer.Success(), desk.deposit(id, NUMBER));
    desk.guess(id, Desk.not(desk.codes(NUMBER).getFirst()));
    AuditEntry entry = new AuditEntry("bank stop", "all", "sends are stopped", "시험", "kim", null);
    for (int i = 0; i < 3; i++) {
      desk.database.inTransaction(connection -> {
        new Trail(desk.keys.audit()).deeds(connection, List.of(entry), Instant.now());
        return null;
      });
    }
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void whatNobodyTouchedIsWhole() throws SQLException {
    Heads heads = heads();
    assertEquals(List.of(), problems(Optional.of(heads)));
    desk.guess(id, desk.codes(NUMBER).getFirst());
    assertEquals(List.of(), problems(Optional.of(heads)), "it went on since the head");
    assertTrue(desk.count("select count(*) from audit_block") >= 7);
  }

  /** Each state change of a submission has its line. */
  @Test
  void everyStageIsTold() throws SQLException {
    String told = desk.text("select string_agg(entries, '|') from audit_block");
    for (String stage : List.of("awaiting_deposit", "depositing", "awaiting_code")) {
      assertTrue(told.contains("s " + id.text() + " " + stage), told);
    }
    assertTrue(told.contains(" sending ") && told.contains(" sent "), told);
    assertTrue(told.contains(" places:1 ") && told.contains(" wrong:1 "), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update audit_block set entries = replace(entries, 'awaiting_code', 'approved')|edited",
        "update audit_block set at = at + interval '1 second'|edited",
        "update audit_block b set entries = o.entries from audit_block o where b.chain = o.chain"
            + " and b.number + o.number = 3|edited",
        "delete from audit_block where number = 2|misses block 2",
        "update audit_block set number = number + 10 where number = 2|misses block 2",
        "update audit_entry set reason = 'another'|was edited",
        "update audit_entry set operator = 'lee'|was edited",
        "delete from audit_entry|is gone",
        "insert into audit_entry select gen_random_uuid(), at, action, subject, detail, reason,"
            + " operator, second from audit_entry|was added",
        "delete from account_guess|is gone",
        "delete from transfer|is gone",
        "delete from audit_block where number >= 1|has no block",
      })
  void isFoundByItself(String change, String found) throws SQLException {
    run(change);
    assertTrue(problems(Optional.empty()).toString().contains(found), () -> found);
  }

  /** Nothing but a head kept elsewhere tells a shorter audit from a whole one. */
  @Test
  void theLastBlocksAreMissedAgainstAHead() throws SQLException {
    Heads heads = heads();
    run(
        "delete from audit_entry where id in (select id from audit_entry order by id desc limit 2)");
    run(
        "delete from audit_block where chain = '00000000-0000-0000-0000-000000000000'"
            + " and number > 1");
    assertEquals(List.of(), problems(Optional.empty()));
    assertTrue(problems(Optional.of(heads)).toString().contains("ends before block 3"));
  }

  /** By somebody who has the keys. */
  @Test
  void aChainThatIsWrittenAnewIsAnotherOne() throws SQLException {
    Heads heads = heads();
    run("delete from audit_entry");
    run("delete from audit_block where chain = '00000000-0000-0000-0000-000000000000'");
    AuditEntry entry = new AuditEntry("bank stop", "all", "nothing", "시험", "lee", null);
    for (int i = 0; i < 3; i++) {
      desk.database.inTransaction(connection -> {
        new Trail(desk.keys.audit()).deeds(connection, List.of(entry), Instant.now());
        return null;
      });
    }
    assertEquals(List.of(), problems(Optional.empty()));
    assertTrue(problems(Optional.of(heads)).toString().contains("another one than when"));
  }

  /** An older state with its older seal is genuine to whoever reads the row alone. */
  @Test
  void aRowPutBackIsFound() throws SQLException {
    run("create table kept as select * from account_guess");
    desk.guess(id, Desk.not(desk.codes(NUMBER).getFirst()));
    run("update account_guess g set wrong_at = k.wrong_at, seal = k.seal from kept k");
    List<String> found = problems(Optional.empty());
    assertEquals(1, found.size(), found::toString);
    assertTrue(found.getFirst().contains("is not as the audit left it"), found::toString);
  }

  @Test
  void aHeadThatWasChangedIsNoHead() throws SQLException {
    String text = heads().signed(desk.keys.heads());
    assertEquals(heads().chains().size(), Heads.read(text, desk.keys.heads()).chains().size());
    for (String forged :
        List.of(
            "", "signature ", text.replace("\nat 20", "\nat 21"), text + "x", text.substring(5))) {
      assertThrows(
          IllegalArgumentException.class, () -> Heads.read(forged, desk.keys.heads()), forged);
    }
  }

  private Heads heads() throws SQLException {
    return AuditReadStore.atOneMoment(desk.database, new AuditReadStore(desk.clock)::heads);
  }

  private List<String> problems(Optional<Heads> heads) throws SQLException {
    return Verified.problems(desk, heads);
  }

  private void run(String sql) throws SQLException {
    ByHand.run(desk, sql);
  }
}
