package io.ilwon.desk;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.ilwon.operator.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the desk answers to its forms, good and bad, in a browser. */
final class Forms {
  private static final AtomicInteger TURN = new AtomicInteger();
  private static final String SENDS =
      """
      ([path, fields]) => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = path;
        for (const [name, value] of Object.entries(fields)) {
          const input = document.createElement('input');
          input.name = name;
          input.value = value;
          form.append(input);
        }
        const button = document.createElement('button');
        button.id = 'sends';
        form.append(button);
        document.body.append(form);
      }\
      """;

  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private final Page page;
  private final Lived lived;

  Forms(Page page, Lived lived) {
    this.page = page;
    this.lived = lived;
  }

  Map<String, Runnable> all() {
    String project = lived.desk.project.text();
    String one = lived.id("approved").text();
    String why = "고객이 물어봤어요";
    Map<String, Runnable> all = new LinkedHashMap<>();
    all.put("search-wrong", () -> send(Filters.PATH + "/account", "number", "12"));
    all.put(
        "search-found",
        () -> send(Filters.PATH + "/account", "account_bank", "004", "number", Lived.NUMBER));
    all.put("export-wrong", () -> send(ExportScreen.PATH, "because", ""));
    all.put("reveal-wrong", () -> send(Filters.PATH + "/reveal/" + one, "reason", ""));
    all.put("reveal", () -> send(Filters.PATH + "/reveal/" + one, "reason", why));
    all.put("queue-wrong", () -> send("/desk/queue/propose/" + lived.queued, "reason", ""));
    all.put("bank-wrong", () -> send("/desk/banks/window/004", "reason", ""));
    all.put("bank-stop-wrong", () -> send("/desk/banks/stop/004", "reason", ""));
    all.put("key-wrong", () -> send(DeveloperTabs.KEYS + "/create", "project", project));
    all.put(
        "key-shown",
        () ->
            send(
                DeveloperTabs.KEYS + "/create",
                "project",
                project,
                "scope-read",
                "1",
                "second",
                "10",
                "day",
                "100",
                "reason",
                why));
    verification(all, why);
    steering(all, project, why);
    return all;
  }

  /** What is done to one verification, and with the list of them. */
  private void verification(Map<String, Runnable> all, String why) {
    String linked = lived.id("begun").text();
    String unknown = lived.id("unknown").text();
    all.put("ask-wrong", () -> send(Filters.PATH + "/ask/" + unknown, "reason", ""));
    all.put("end-wrong", () -> send(Filters.PATH + "/end/" + linked, "reason", ""));
    all.put("link-shown", () -> send(Filters.PATH + "/link/" + linked, "reason", why));
    all.put("memo-wrong", () -> send(Filters.PATH + "/memo/" + linked, "memo", Lived.NUMBER));
    all.put("memo", () -> send(Filters.PATH + "/memo/" + linked, "memo", "통장 사본을 받았어요"));
    all.put("view-wrong", () -> send(Filters.PATH + "/views/add", "view", ""));
    all.put(
        "view-saved",
        () -> send(Filters.PATH + "/views/add", "view", "시간이 지난 것", "status", "timeout"));
  }

  private void steering(Map<String, Runnable> all, String project, String why) {
    String one = lived.id("approved").text();
    all.put(
        "rotate-wrong", () -> send(DeveloperTabs.KEYS + "/rotate/" + lived.keyId, "reason", ""));
    all.put("hook-wrong", () -> send(WebhookRoom.PATH + "/add", "project", "none"));
    all.put(
        "hook-shown",
        () ->
            send(
                WebhookRoom.PATH + "/add",
                "project",
                project,
                "url",
                "https://shop.example/told/" + TURN.incrementAndGet(),
                "type-submission.approved",
                "1",
                "reason",
                why));
    all.put("review-wrong", () -> send(ReviewScreen.PATH + "/sign", "note", ""));
    all.put("settings-wrong", () -> filled("/desk/settings", "guesses", "9"));
    all.put("settings-diff", () -> filled("/desk/settings", "guesses", "5"));
    all.put("stop-wrong", () -> send(StopScreen.PATH, "what", "bank:088"));
    all.put("stop-confirm", () -> send(StopScreen.PATH, "what", "bank:088", "reason", "은행이 알렸어요"));
    all.put("members-wrong", () -> send(MembersScreen.PATH + "/invite", "name", "X"));
    all.put(
        "member-link",
        () ->
            send(
                MembersScreen.PATH + "/invite",
                "name",
                "lee" + TURN.incrementAndGet(),
                "display",
                "이",
                "role",
                "viewer",
                "reason",
                why));
    all.put("codes", () -> send("/desk/self/codes"));
    all.put("stale", () -> send("/desk/self/codes", "csrf", "x"));
    all.put("money-wrong", () -> send(MoneyScreen.PATH + "/export", "period", "7d"));
    all.put("limits-wrong", () -> send(LimitsScreen.PATH + "/account/" + one, "reason", ""));
    all.put("menu", () -> opened("/desk", "details.menu summary"));
    all.put("members-open", () -> opened(MembersScreen.PATH, "main table details summary"));
  }

  /** As one of our own pages sends it. */
  private void send(String path, String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("csrf", Csrf.of(lived.desk.token(Role.OWNER)));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    page.navigate(lived.desk.url() + "/desk/self");
    page.evaluate(SENDS, new Object[] {path, form});
    page.locator("#sends").click();
    page.locator("#sends").waitFor(GONE);
  }

  private void filled(String path, String field, String value) {
    page.navigate(lived.desk.url() + path);
    page.fill("#" + field, value);
    page.locator("form[action='" + path + "'] button.main").click();
  }

  private void opened(String path, String summary) {
    page.navigate(lived.desk.url() + path);
    page.locator(summary).first().click();
  }
}
