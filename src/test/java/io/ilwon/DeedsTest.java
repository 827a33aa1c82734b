package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.CommandDesk.Ran;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Desk;
import io.ilwon.submission.GuessAnswer;
import io.ilwon.submission.SubmissionId;
import io.ilwon.submission.Verified;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do to projects, keys and the key set is told by the audit, each deed once (I18). */
class DeedsTest {
  @TempDir private Path data;
  private CommandDesk commands;
  private Desk desk;
  private String project;

  @BeforeEach
  void start() throws Exception {
    commands = CommandDesk.in(data);
    desk = commands.desk;
    project = desk.project.id().text();
    assertEquals(project + "|name a|not given|" + user(), told("project create"));
  }

  @AfterEach
  void stop() throws Exception {
    assertEquals(List.of(), Verified.problems(desk));
    commands.close();
  }

  @Test
  void aProjectsSettingsFromOldToNew() throws Exception {
    done("project", "set", project, "guesses=4", "code-life=10m", "ip-list=203.0.113.0/24");
    assertEquals(
        project
            + "|ip-list: none → 203.0.113.0/24; code-life: default → 600000ms;"
            + " guesses: default → 4|not given|"
            + user(),
        told("project set"));
    done(
        "project set P guesses= option=on --operator kim --reason 계약"
            .replace("P", project)
            .split(" "));
    assertEquals(project + "|option: off → on; guesses: 4 → default|계약|kim", told("project set"));
    done("project", "set", project, "option=on");
    assertEquals(2, count("project set"), "nothing changed, nothing told");
    assertTrue(
        commands.run("project", "set", project, "guesses=9").refused().contains("guesses is 3"));
    assertEquals(2, count("project set"), "refused, nothing told");
  }

  @Test
  void aNewProjectTellsItsOptionAndNeverItsBrand() throws Exception {
    done(
        "project create --name b --brand 비밀 --option account-occupancy --operator kim --reason r"
            .split(" "));
    String told = told("project create");
    assertTrue(told.endsWith("|name b; option: off → on|r|kim"), told);
    assertEquals(
        0, desk.count("select count(*) from audit_entry where detail like '%비밀%'"), "the brand");
  }

  /** Several entries where one is too short; put together they tell all of it. */
  @Test
  void aLongListIsToldWhole() throws Exception {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      list.append(i == 0 ? "" : ",").append("https://a.example/").append(i);
    }
    done("project", "set", project, "return-urls=" + list);
    String parts =
        desk.text(
            "select string_agg(regexp_replace(detail, ' \\(\\d+ of \\d+\\)$', ''), ''"
                + " order by substring(detail from '\\((\\d+) of \\d+\\)$')::int)"
                + " from audit_entry where action = 'project set'");
    assertEquals("return-urls: none → " + list, parts);
  }

  @Test
  void keys() throws Exception {
    String made =
        "key create --test --project P --scopes submit,read --per-second 7 --operator kim"
            .replace("P", project);
    String secret = commands.run((made + " --json").split(" ")).json().get("key").asString();
    String id = desk.text("select id from project_key");
    assertEquals(
        "%s|of project %s; test; scopes read,submit; 7 a second, 500000 a day; no end|not given|kim"
            .formatted(id, project),
        told("key create"));
    done("key", "revoke", id, "--reason", "the shop is closed");
    assertEquals(
        id + "|of project " + project + "|the shop is closed|" + user(), told("key revoke"));
    commands.run("key", "revoke", id).refused();
    assertEquals(1, count("key revoke"));
    assertEquals(
        0, desk.count("select count(*) from audit_entry where detail like '%" + secret + "%'"));
  }

  @Test
  void theRotationOfTheKeySet() throws Exception {
    done("key-set", "rotate", "--grace", "0", "--operator", "kim", "--reason", "a year is over");
    List<String> told =
        List.of(
            desk.text(
                    "select string_agg(detail, '|' order by id) from audit_entry"
                        + " where action = 'key-set rotate' and operator = 'kim'")
                .split("\\|"));
    assertEquals("begins: the key is added", told.getFirst());
    assertEquals("ends: 0 data keys, 1 values; the old key is gone from the file", told.getLast());
    assertEquals(2, told.size());
  }

  /** Where a row was changed by hand the command says so and changes nothing. */
  @Test
  void aForgedProjectIsNotSet() throws Exception {
    desk.text("update project set guesses = 5 returning 1");
    for (Ran ran :
        List.of(
            commands.run("project", "set", project, "sends=4"),
            commands.run("project", "show", project),
            commands.run("key", "create", "--test", "--project", project))) {
      assertTrue(
          ran.refused().contains("the seal of row " + project + " in table project is broken"),
          ran.err());
    }
    assertEquals("5", desk.text("select guesses from project"));
    assertEquals(0, count("project set"));
    desk.text("update project set guesses = null returning 1");
  }

  @Test
  void aLockedAccountIsLifted() throws Exception {
    String number = "11055550001999";
    SubmissionId id = desk.opened();
    for (int i = 0; i < 5; i++) {
      id = desk.opened();
      assertEquals(new DepositAnswer.Success(), desk.deposit(id, number));
      desk.guess(id, Desk.not(desk.codes(number).getFirst()));
    }
    String[] lift = {"account", "lift", "--submission", id.text(), "--reason", "called", "--json"};
    assertEquals(
        "{\"lifted\":\"" + id.text() + "\",\"forgotten\":5}", commands.run(lift).json().toString());
    assertEquals(
        id.text() + "|5 wrong guesses of its account forgotten|called|" + user(),
        told("account lift"));
    assertEquals(
        new GuessAnswer.Approved(1), desk.guess(id, desk.codes(number).getFirst()), "at once");
    assertTrue(commands.run(lift).refused().contains("its account is not locked"));
    lift[3] = "b".repeat(32);
    assertTrue(commands.run(lift).refused().contains("--submission: no such submission"));
    assertEquals(2, commands.run("account", "lift", "--submission", id.text()).code());
    assertEquals(1, count("account lift"));
  }

  private void done(String... command) {
    Ran ran = commands.run(command);
    assertEquals(0, ran.code(), ran.err());
  }

  /** The newest entry of a command. */
  private String told(String action) throws SQLException {
    return desk.text(
        "select concat_ws('|', subject, detail, reason, operator) from audit_entry where action = '"
            + action
            + "' order by id desc limit 1");
  }

  private long count(String action) throws SQLException {
    return desk.count("select count(*) from audit_entry where action = '" + action + "'");
  }

  private static String user() {
    return System.getProperty("user.name");
  }
}
