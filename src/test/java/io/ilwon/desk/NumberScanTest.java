package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Power;
import io.ilwon.operator.Powers;
import io.ilwon.operator.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every page of the registry as every role gets it, in both languages, over a desk on which
 * everything has happened: no number, no name, no code and no secret is on any of them.
 */
class NumberScanTest {
  private static final String BY_ACCOUNT = Filters.PATH + "/account";
  private static final String HYPHENS = "1101-0000-009990";

  private static Lived lived;
  private static Planted planted;
  private static DeskPages pages;

  @BeforeAll
  static void open() throws Exception {
    lived = Lived.open();
    planted = new Planted(lived);
    pages = new DeskPages(lived);
  }

  @AfterAll
  static void close() throws Exception {
    lived.close();
  }

  @Test
  void noPageOfAnyRoleSaysWhatNobodyMayRead() throws Exception {
    assertEquals(List.of(), pages.stale());
    List<String> wrong = new ArrayList<>();
    for (Action action : pages.actions()) {
      Power needed = action.power();
      for (Role role : Role.values()) {
        boolean may = needed == null || Powers.of(role, false).contains(needed);
        for (String address : pages.addresses(action)) {
          for (Language language : may ? Language.values() : new Language[] {Language.KO}) {
            Answer answer = lived.desk.get(role, language, address);
            int status = !may ? 403 : address.equals("/desk/start") ? 303 : 200;
            assertEquals(status, answer.status(), role + " " + address);
            planted
                .in(answer, role)
                .forEach(what -> wrong.add(role + " " + language + " " + address + ": " + what));
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** Else the scan would look at empty pages. */
  @Test
  void behindEachPageStandsTheStory() throws Exception {
    String id = lived.id("approved").text();
    Map<String, String> marks =
        Map.ofEntries(
            Map.entry("/desk", "KB Kookmin"),
            Map.entry(Filters.PATH, "····9990"),
            Map.entry(Filters.PATH + "/" + id, "홍*동"),
            Map.entry(Filters.PATH + "/" + id + "/json", "····9990"),
            Map.entry("/desk/rejections", "KB"),
            Map.entry(QueueScreen.PATH, "····0006"),
            Map.entry(QueueScreen.PATH + "/" + lived.queued, "operations-1"),
            Map.entry(BanksScreen.PATH + "/003", "Maintenance until 15:00."),
            Map.entry(MoneyScreen.PATH, "KB"),
            Map.entry(LimitsScreen.PATH, "/desk/limits/account/"),
            Map.entry(WebhookRoom.PATH, lived.hook),
            Map.entry(lived.delivery, "&lt;b&gt;no"),
            Map.entry(KeyRow.FOLDER + lived.keyId, Lived.SHOP),
            Map.entry(DeveloperTabs.CALLS, id),
            Map.entry(ChangesScreen.PATH, "webhook add"),
            Map.entry(AccessesScreen.PATH + "?what=reveal", "계좌 ····9990 확인"),
            Map.entry(MembersScreen.PATH, "auditor-1"));
    for (Map.Entry<String, String> each : marks.entrySet()) {
      String body = lived.desk.get(Role.OWNER, Language.EN, each.getKey()).body();
      assertTrue(body.contains(each.getValue()), () -> each + " is not in " + body);
    }
  }

  @Test
  void aPageThatNobodyKnowsHowToAskForFails() {
    Action fresh = Action.page("/desk/fresh/*", Power.SEE_HOME, visit -> visit.html("x", "x"));
    assertThrows(AssertionError.class, () -> pages.addresses(fresh));
  }

  /** The scan itself, on what it has to find. */
  @Test
  void theScanFindsANumberHoweverItIsSpelt() {
    for (String spelt :
        List.of(
            Lived.NUMBER,
            HYPHENS,
            "1101 0000 009990",
            "1101%2D0000%2D009990",
            "%31%31010000009990",
            "<b>1101</b>0000<span class=\"x\">009990</span>",
            "%ED%99%8D%EA%B8%B8%EB%8F%99",
            lived.codes.getFirst() + " 일원",
            lived.apiKey)) {
      Answer answer = new Answer(200, Map.of(), "<p>" + spelt + "</p>");
      assertNotEquals(List.of(), planted.in(answer, Role.OWNER), spelt);
      Answer header = new Answer(303, Map.of("location", "/desk?q=" + spelt), "");
      assertNotEquals(List.of(), planted.in(header, Role.OWNER), spelt);
    }
    assertEquals(List.of(), planted.in(new Answer(200, Map.of(), "····9990 홍*동"), Role.OWNER));
  }

  /** A number that is looked for is found, and is said by no answer; nor by one that refuses. */
  @Test
  void whatIsLookedForIsNotSaidAgain() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Role role : Role.values()) {
      for (String typed : List.of(Lived.NUMBER, HYPHENS)) {
        Answer found = lived.desk.post(role, BY_ACCOUNT, "account_bank", "004", "number", typed);
        boolean may = Powers.of(role, false).contains(Power.SEE_VERIFICATIONS);
        assertEquals(may ? 200 : 403, found.status(), role.word());
        assertEquals(may, found.body().contains(lived.id("approved").text()), role.word());
        tell(wrong, role, "the search", found);
        for (Answer refused :
            List.of(
                lived.desk.post(role, BY_ACCOUNT, "account_bank", "no", "number", typed),
                lived.desk.post(role, BY_ACCOUNT, "account_bank", "004", "number", typed + "x"),
                lived.desk.post(role, BY_ACCOUNT, "account_bank", "no", "last4", typed),
                lived.desk.post(role, ExportScreen.PATH, "because", "", "last4", typed))) {
          tell(wrong, role, "a refused form", refused);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /**
   * By roles without the right, which between them may open everything. But for {@code userid}:
   * what a client calls its user may be all digits.
   */
  @Test
  void aNumberTypedIntoAnAddressIsNotSaidAgain() throws Exception {
    String fields = "last4=%1$s&who=%1$s&what=%2$s&bank=%1$s&subject=%2$s&x=%1$s";
    List<String> wrong = new ArrayList<>();
    for (Action action : pages.actions()) {
      for (Role role : List.of(Role.OPERATIONS, Role.VIEWER, Role.AUDITOR)) {
        String path = pages.addresses(action).getFirst().split("\\?", 2)[0];
        for (String query : List.of(fields, "q=%2$s")) {
          String address = path + "?" + query.formatted(Lived.NUMBER, HYPHENS);
          tell(wrong, role, address, lived.desk.get(role, Language.EN, address));
        }
      }
    }
    String path = Filters.PATH + "/" + Lived.NUMBER;
    tell(wrong, Role.VIEWER, path, lived.desk.get(Role.VIEWER, Language.EN, path));
    assertEquals(List.of(), wrong);
  }

  private static void tell(List<String> wrong, Role role, String where, Answer answer) {
    planted.in(answer, role).forEach(what -> wrong.add(role + " " + where + ": " + what));
  }

  @Test
  void onlyTheAnswerToAReasonShowsIt() throws Exception {
    String path = Filters.PATH + "/reveal/" + lived.id("elsewhere").text();
    for (Role role : Role.values()) {
      boolean may = Powers.of(role, false).contains(Power.REVEAL);
      Answer without = lived.desk.post(role, path, "reason", " ");
      assertEquals(may ? 422 : 403, without.status(), role.word());
      assertEquals(List.of(), planted.in(without, role), role.word());
      Answer answer = lived.desk.post(role, path, "reason", "the holder asked");
      assertEquals(may ? 200 : 403, answer.status(), role.word());
      assertEquals(may, answer.body().contains(Lived.NUMBER), role.word());
      assertEquals(may, answer.body().contains(Lived.HOLDER), role.word());
      assertEquals("no-store", answer.headers().get("cache-control"));
      assertFalse(answer.body().contains(lived.codes.getFirst() + "일원"), "no code is ever shown");
    }
    assertEquals(
        "compliance-1,owner-1 the holder asked",
        lived.ground.text(
            "select string_agg(operator, ',' order by operator) || ' ' || min(reason)"
                + " from access_log where what = 'reveal' and subject = '%s'"
                    .formatted(lived.id("elsewhere").text())));
  }

  @Test
  void noFileOfAnyRoleSaysItEither() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Action action : Desk.actions(lived.desk.rooms)) {
      if (action.power() == Power.EXPORT) {
        for (Role role : Role.values()) {
          Answer file =
              lived.desk.post(
                  role,
                  action.path(),
                  "period",
                  "7d",
                  "reason",
                  "for the month",
                  "because",
                  "the month");
          boolean may = Powers.of(role, false).contains(Power.EXPORT);
          assertEquals(may ? 200 : 403, file.status(), role + " " + action);
          assertEquals(may, file.body().startsWith("\uFEFF"), role + " " + action);
          tell(wrong, role, action.path(), file);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }
}
