package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.By;
import io.ilwon.bank.BankCode;
import io.ilwon.db.DatabaseClock;
import io.ilwon.http.RawClient;
import io.ilwon.operator.Role;
import io.ilwon.project.SettingChange;
import io.ilwon.transfer.BankUse;
import io.ilwon.transfer.HeldBack;
import io.ilwon.transfer.OperatorHoldStore;
import io.ilwon.transfer.OperatorHolds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is steered from the desk: settings, stops and banks, by whom, and what is left of it. */
class ControlScreensTest {
  private static final String STOP = "/desk/settings/stop";
  private static final BankCode KB = new BankCode("004");
  private ControlDesk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new ControlDesk(List.of(new BankUse(new BankCode("088"), BankUse.Gate.OPEN, 0, 0)));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** The form as it is drawn now, with some fields filled in otherwise. */
  private String[] form(String... changed) throws Exception {
    String page = desk.get(Role.OWNER, "/desk/settings").body();
    Matcher drawn = Pattern.compile("name=\"drawn\" value=\"(\\w+)\"").matcher(page);
    assertTrue(drawn.find(), page);
    List<String> fields =
        new ArrayList<>(
            List.of("project", desk.project.text(), "drawn", drawn.group(1), "option", "on"));
    fields.addAll(Arrays.asList(changed));
    return fields.toArray(String[]::new);
  }

  private static String[] and(String[] form, String... more) {
    List<String> fields = new ArrayList<>(List.of(form));
    fields.addAll(List.of(more));
    return fields.toArray(String[]::new);
  }

  @Test
  void allFaultsOfTheSettingsAreToldAtOnce() throws Exception {
    String[] bad =
        form(
            "code-life",
            "16",
            "guesses",
            "9",
            "ip-list",
            "here",
            "return-urls",
            "http://a.example");
    RawClient.Answer answer = desk.post(Role.OWNER, "/desk/settings", bad);
    assertEquals(422, answer.status());
    for (String field : List.of("code-life", "guesses", "ip-list", "return-urls")) {
      assertTrue(answer.body().contains("id=\"" + field + "-fault\""), field);
      assertTrue(answer.body().contains("href=\"#" + field + "\""), field);
    }
    assertFalse(answer.body().contains("id=\"sends-fault\""));
    assertTrue(answer.body().contains("value=\"16\""), "what was typed is still there");
    assertEquals(
        "1", desk.one("select count(*) from audit_entry where subject = '" + desk.project + "'"));
  }

  @Test
  void aChangeShowsItsDifferenceAndTakesAReason() throws Exception {
    String[] form = form("code-life", "3", "ip-list", "203.0.113.0/24\r\n198.51.100.7/32");
    RawClient.Answer diff = desk.post(Role.OWNER, "/desk/settings", form);
    assertTrue(diff.body().contains("<del>server’s default (5 min)</del>"), diff.body());
    assertTrue(diff.body().contains("<ins>3 min</ins>"), diff.body());
    assertTrue(desk.projects.find(desk.project).orElseThrow().ipList().isEmpty(), "not yet");
    RawClient.Answer none = desk.post(Role.OWNER, "/desk/settings", and(form, "step", "save"));
    assertEquals(422, none.status());
    RawClient.Answer done =
        desk.post(
            Role.OWNER, "/desk/settings", and(form, "step", "save", "reason", "the partner moved"));
    assertEquals("/desk/settings?said=settings.saved", done.headers().get("location"));
    assertEquals(2, desk.projects.find(desk.project).orElseThrow().ipList().size());
    assertEquals(
        "owner-1, the partner moved, ip-list: none → 203.0.113.0/24,198.51.100.7/32; code-life:"
            + " default → 180000ms",
        desk.one(
            "select operator || ', ' || reason || ', ' || detail from audit_entry"
                + " where action = 'project set'"));
    RawClient.Answer same =
        desk.post(
            Role.OWNER,
            "/desk/settings",
            form("code-life", "3", "ip-list", "203.0.113.0/24\n198.51.100.7/32"));
    assertEquals("/desk/settings?said=settings.same", same.headers().get("location"));
  }

  @Test
  void whoFillsInAFormMeanwhileChangedIsTold() throws Exception {
    String[] form = form("guesses", "5");
    desk.projects.change(
        desk.project, now -> SettingChange.apply(now, "sends=2"), new By("kim", "meanwhile"));
    RawClient.Answer answer =
        desk.post(Role.OWNER, "/desk/settings", and(form, "step", "save", "reason", "more tries"));
    assertEquals(422, answer.status());
    assertTrue(answer.body().contains("Somebody else has changed"), answer.body());
    assertTrue(answer.body().contains("<ins>5</ins>"), "what was typed is told");
    var limits = desk.projects.find(desk.project).orElseThrow().limits();
    assertEquals(2, limits.sends());
    assertEquals(null, limits.guesses());
  }

  @Test
  void aStopIsAskedTwiceObeyedAndAudited() throws Exception {
    String[] form = {
      "what",
      "bank:004",
      "message-ko",
      "점검",
      "message-en",
      "Maintenance",
      "reason",
      "the bank called"
    };
    RawClient.Answer asked = desk.post(Role.COMPLIANCE, STOP, form);
    assertTrue(asked.body().contains("Within a second no new one-won transfer leaves"));
    assertEquals("0", desk.one("select count(*) from bank_stop"), "only asked");
    RawClient.Answer done = desk.post(Role.COMPLIANCE, STOP, and(form, "step", "go"));
    assertEquals(STOP + "?said=stop.done", done.headers().get("location"));
    assertEquals(Optional.of(HeldBack.EMERGENCY_STOP), held(KB));
    assertEquals(Optional.empty(), held(new BankCode("088")));
    assertEquals(
        "compliance-1, the bank called",
        desk.one("select operator || ', ' || reason from audit_entry where action = 'bank stop'"));
    assertTrue(desk.get(Role.OWNER, STOP).body().contains("Maintenance"));
    assertTrue(desk.get(Role.VIEWER, "/desk/banks").body().contains("Stopped"));
    RawClient.Answer bare =
        desk.post(Role.OWNER, STOP + "/resume", "what", "bank:004", "reason", " ");
    assertTrue(bare.body().contains("id=\"resume-bank-004-fault\""), bare.body());
    assertEquals(422, bare.status());
    desk.post(Role.OWNER, STOP + "/resume", "what", "bank:004", "reason", "it is back");
    assertEquals(Optional.empty(), held(KB));
    assertEquals(
        "it is back", desk.one("select reason from audit_entry where action = 'bank resume'"));
  }

  @Test
  void everythingAndAProjectAreStoppedToo() throws Exception {
    String project = "project:" + desk.project;
    RawClient.Answer told =
        desk.post(
            Role.OWNER,
            STOP,
            "what",
            project,
            "message-ko",
            "점검",
            "message-en",
            "x",
            "reason",
            "why");
    assertEquals(422, told.status());
    assertTrue(told.body().contains("id=\"message-ko-fault\""));
    assertTrue(told.body().contains("id=\"reason-fault\""), "both at once");
    desk.post(Role.OWNER, STOP, "what", project, "reason", "they asked for it", "step", "go");
    try (OperatorHolds holds = holds()) {
      assertTrue(holds.stops(desk.project.text()));
      assertEquals(Optional.empty(), holds.on(KB));
    }
    desk.post(Role.OWNER, STOP, "what", "all", "reason", "float is gone", "step", "go");
    assertEquals(Optional.of(HeldBack.EMERGENCY_STOP), held(KB));
    assertTrue(desk.get(Role.OWNER, "/desk/settings").body().contains("they asked for it"));
    desk.post(Role.OWNER, STOP + "/resume", "what", project, "reason", "settled with them");
    try (OperatorHolds holds = holds()) {
      assertFalse(holds.stops(desk.project.text()));
    }
    assertEquals(422, desk.post(Role.OWNER, STOP, "what", "bank:zzz", "reason", "typing").status());
  }

  @Test
  void whoMayNotChangesNothing() throws Exception {
    String[] stop = {"what", "all", "reason", "for no reason", "step", "go"};
    for (Role role : List.of(Role.DEVELOPER, Role.VIEWER, Role.AUDITOR)) {
      assertEquals(403, desk.post(role, STOP, stop).status(), role.word());
      assertEquals(403, desk.get(role, STOP).status(), role.word());
    }
    assertEquals(403, desk.post(Role.COMPLIANCE, "/desk/settings", form("guesses", "5")).status());
    assertEquals(403, desk.post(Role.VIEWER, "/desk/banks/stop/004", stop).status());
    assertEquals(403, desk.post(Role.COMPLIANCE, "/desk/banks/window/004", stop).status());
    assertEquals("0", desk.one("select count(*) from bank_stop"));
    String compliance = desk.get(Role.COMPLIANCE, "/desk/settings").body();
    assertTrue(compliance.contains("server’s default (5 min)"), "they see it");
    assertFalse(compliance.contains("name=\"drawn\""), "and have no form");
    assertFalse(desk.get(Role.OWNER, "/desk/settings").body().contains("482일원"));
  }

  @Test
  void theCalendarIsConfirmedAndRowsAreTakenAway() throws Exception {
    RawClient.Answer bad =
        desk.post(Role.OWNER, "/desk/banks/hours/004", "hours", "9-5", "stops", "Sunday");
    assertEquals(422, bad.status());
    for (String field : List.of("hours", "stops", "hours-reason")) {
      assertTrue(bad.body().contains("id=\"" + field + "-fault\""), field);
    }
    desk.post(
        Role.OWNER, "/desk/banks/hours/004", "which", "published", "reason", "the bank's letter");
    assertEquals("2", desk.one("select count(*) from bank_hours where rail = 'kftc'"));
    String until = desk.one("select (now() at time zone 'Asia/Seoul' + interval '1 h')::text");
    String from = desk.one("select (now() at time zone 'Asia/Seoul' - interval '1 h')::text");
    RawClient.Answer window =
        desk.post(
            Role.OWNER,
            "/desk/banks/window/007",
            "from",
            from.replace(' ', 'T'),
            "until",
            until.replace(' ', 'T'),
            "reason",
            "announced today");
    assertEquals("/desk/banks/007?said=banks.added", window.headers().get("location"));
    assertEquals(Optional.of(HeldBack.CALENDAR), held(new BankCode("007")));
    String page = desk.get(Role.OWNER, "/desk/banks/007").body();
    assertTrue(page.contains("Closed at this hour") && page.contains("Opens again:"), page);
    String row = desk.one("select id from bank_hours where kind = 'window'");
    RawClient.Answer other =
        desk.post(Role.OWNER, "/desk/banks/remove/004", "row", row, "reason", "of another bank");
    assertEquals("/desk/banks/004?said=banks.none", other.headers().get("location"));
    desk.post(Role.OWNER, "/desk/banks/remove/007", "row", row, "reason", "called off");
    assertEquals(Optional.empty(), held(new BankCode("007")));
    assertEquals(
        "3", desk.one("select count(*) from audit_entry where action like 'bank calendar%'"));
  }

  @Test
  void theBoardCountsWhatBanksWereAsked() throws Exception {
    desk.transfers(6, "004", "10 min", "'sent', at + interval '1 s', 'answer', null, '000', null");
    desk.transfers(2, "004", "5 h", "'sent', at + interval '9 s', 'answer', null, '000', null");
    desk.transfers(
        1, "004", "5 h", "'refused', at + interval '2 s', 'answer', 'UNCLASSIFIED', '499', null");
    desk.transfers(1, "004", "20 min", "'unknown', null, null, null, null, at");
    desk.transfers(5, "004", "1 h", "'refused', at, 'answer', 'HELD_BACK', null, null");
    desk.transfers(7, "004", "25 h", "'sent', at + interval '1 s', 'answer', null, '000', null");
    String page = desk.get(Role.VIEWER, "/desk/banks").body();
    assertTrue(page.contains("85% (6/7, 1 unknown)"), page);
    assertTrue(page.contains("80% (8/10, 1 unknown)"), page);
    assertTrue(page.contains("half 1.0 s, 95% 9.0 s"), page);
    assertTrue(page.contains("000 × 8, 499 × 1"), page);
    assertTrue(page.contains("Breaker open"), "of 088, as this node sees it");
    String one = desk.get(Role.VIEWER, "/desk/banks?q=kookmin").body();
    assertFalse(one.contains("/desk/banks/088"), "found by name");
    assertTrue(one.contains("/desk/banks/004"), one);
  }

  private Optional<HeldBack> held(BankCode bank) throws Exception {
    try (OperatorHolds holds = holds()) {
      return holds.on(bank);
    }
  }

  /** As a node reads it that starts now. */
  private OperatorHolds holds() throws Exception {
    return new OperatorHolds(
        new OperatorHoldStore(desk.database, DatabaseClock.SYSTEM, desk.keys.rows(), "kftc"));
  }
}
