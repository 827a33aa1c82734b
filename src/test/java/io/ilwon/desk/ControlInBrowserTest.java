package io.ilwon.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.ilwon.audit.By;
import io.ilwon.bank.BankCode;
import io.ilwon.browser.Chromium;
import io.ilwon.operator.Role;
import io.ilwon.transfer.BankUse;
import io.ilwon.transfer.Banks;
import io.ilwon.transfer.StopMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, stops and banks as people see them, and without a script. */
class ControlInBrowserTest {
  private static Chromium chromium;
  private static ControlDesk desk;

  @BeforeAll
  static void start() throws Exception {
    desk = new ControlDesk(List.of(new BankUse(new BankCode("088"), BankUse.Gate.TRIAL, 0, 0)));
    desk.transfers(40, "004", "10 min", "'sent', at + interval '1 s', 'answer', null, '000', null");
    desk.transfers(3, "004", "5 h", "'unknown', null, null, null, null, at");
    BankCode ibk = new BankCode("003");
    StopMessage message = new StopMessage("15시까지 점검이에요.", "Maintenance until 15:00.");
    desk.board
        .stops()
        .ofBanks()
        .stop(
            new Banks(Optional.of(ibk)), new By("hong", "점검 공지 2026-11-23"), Optional.of(message));
    desk.post(
        Role.OWNER, "/desk/banks/hours/004", "which", "published", "reason", "the bank's letter");
    chromium = Chromium.start();
  }

  @AfterAll
  static void end() {
    chromium.close();
    desk.close();
  }

  private static BrowserContext signedIn(
      String lang, int width, ColorScheme scheme, boolean script) {
    BrowserContext context =
        chromium.person(
            o -> o.setViewportSize(width, 800).setColorScheme(scheme).setJavaScriptEnabled(script));
    String look = lang + ".kst." + desk.project;
    context.addCookies(
        List.of(
            new Cookie("ilwon_desk", desk.token(Role.OWNER).unmasked()).setUrl(desk.url()),
            new Cookie("ilwon_desk_look", look).setUrl(desk.url())));
    return context;
  }

  @ParameterizedTest
  @CsvSource({"ko, 320, DARK", "en, 1280, LIGHT"})
  void everyPageIsForEverybody(String lang, int width, ColorScheme scheme) {
    List<String> wrong = new ArrayList<>();
    try (BrowserContext context = signedIn(lang, width, scheme, true)) {
      Page page = context.newPage();
      for (String path : List.of("settings", "settings/stop", "banks", "banks/003", "banks/004")) {
        page.navigate(desk.url() + "/desk/" + path);
        look(page, path, lang, wrong);
      }
      page.navigate(desk.url() + "/desk/settings");
      page.fill("#guesses", "9");
      page.locator("form[action='/desk/settings'] button.main").click();
      look(page, "settings-bad", lang, wrong);
      page.fill("#guesses", "5");
      page.locator("form[action='/desk/settings'] button.main").click();
      look(page, "settings-diff", lang, wrong);
      page.navigate(desk.url() + "/desk/settings/stop?what=bank:088");
      page.fill("#reason", "the bank called");
      page.locator("form[action='/desk/settings/stop'] button.danger").click();
      look(page, "stop-confirm", lang, wrong);
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  private static void look(Page page, String path, String lang, List<String> wrong) {
    String name = path.replace('/', '-') + "-" + lang;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "desk", "control-" + name + ".png")));
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(v -> wrong.add(name + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml()));
    Object over =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (((Number) over).intValue() > 0) {
      wrong.add(name + " is wider than the window by " + over);
    }
  }

  /** By the keys alone: stop a bank, see it stand, let it go on. */
  @Test
  void aBankIsStoppedAndResumedWithoutAScript() {
    try (BrowserContext context = signedIn("ko", 390, ColorScheme.LIGHT, false)) {
      Page page = context.newPage();
      page.navigate(desk.url() + "/desk/banks/088");
      page.focus("#message-ko");
      page.keyboard().type("점검");
      page.keyboard().press("Tab");
      page.keyboard().type("Maintenance");
      page.keyboard().press("Tab");
      page.keyboard().type("은행이 알려 왔어요");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).containsText("정말");
      page.focus("button[value=go]");
      page.keyboard().press("Enter");
      assertThat(page.locator(".said")).isVisible();
      page.focus("summary.button");
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      page.keyboard().type("점검이 끝났어요");
      page.keyboard().press("Enter");
      assertThat(page.locator(".said")).containsText("다시 시작");
    }
  }
}
