package io.ilwon.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.ilwon.browser.Chromium;
import io.ilwon.operator.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way onto the desk as operators go it, and every page of the shell for everybody's eyes. */
class DeskInBrowserTest {
  private static final Path SHOTS = Path.of("target", "desk");
  private static final List<String> PAGES =
      List.of(
          "/desk",
          "/desk/self",
          "/desk/logs",
          "/desk/logs/access",
          "/desk/logs/review",
          "/desk/logs/chain",
          "/desk/settings/members",
          "/desk/nowhere");

  private static Chromium chromium;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(SHOTS);
    chromium = Chromium.start();
  }

  @AfterAll
  static void end() {
    chromium.close();
  }

  /** From the console's link to the first page, then out and in again. */
  @ParameterizedTest
  @CsvSource({"ko-KR, true", "en-US, false"})
  void theFirstOwnerComesIn(String locale, boolean script) throws Exception {
    try (DeskServer desk = DeskServer.open(false);
        BrowserContext context =
            chromium.person(o -> o.setLocale(locale).setJavaScriptEnabled(script))) {
      String link =
          Desk.join(
              desk.url(), desk.people.operators.links().first(People.BY).orElseThrow().unmasked());
      Page page = context.newPage();
      page.navigate(link);
      assertEquals(locale.substring(0, 2), page.locator("html").getAttribute("lang"));
      page.fill("#name", "hong");
      page.fill("#display", "홍길동");
      page.fill("#password", "password1234");
      page.fill("#again", "password1234");
      page.click("main button");
      assertThat(page.locator("#password-fault")).isVisible();
      page.fill("#password", People.PASSWORD);
      page.fill("#again", People.PASSWORD);
      page.click("main button");
      String secret = page.locator(".secret").innerText().replace(" ", "");
      assertThat(page.locator("svg.qr")).isVisible();
      page.fill("#code", desk.people.code(secret));
      page.click("main button");
      assertThat(page.locator(".codes li")).hasCount(10);
      page.click("main a.button");
      assertThat(page).hasURL(desk.url() + "/desk");
      assertThat(page.locator(".mode")).containsText("TEST");
      page.locator("details.menu summary").click();
      page.locator("form[action='/desk/sign-out'] button").click();
      assertThat(page.locator(".said")).isVisible();
      page.navigate(desk.url() + "/desk/logs?who=hong");
      desk.people.clock.forward(Duration.ofSeconds(60));
      page.fill("#name", "hong");
      page.fill("#password", People.PASSWORD);
      page.fill("#code", desk.people.code(secret));
      page.click("main button");
      assertThat(page).hasURL(desk.url() + "/desk/logs?who=hong");
      assertThat(page.locator("tbody tr")).hasCount(2);
    }
  }

  /** A person's own browser settings: what they see has to be readable for everybody. */
  @ParameterizedTest
  @CsvSource({"ko-KR, 320, LIGHT", "en-US, 1280, DARK"})
  void everyPageIsForEverybody(String locale, int width, ColorScheme scheme) throws Exception {
    List<String> wrong = new ArrayList<>();
    try (DeskServer desk = DeskServer.open(false);
        BrowserContext context =
            chromium.person(
                o -> o.setLocale(locale).setViewportSize(width, 800).setColorScheme(scheme))) {
      var owner = desk.person(io.ilwon.operator.Role.OWNER);
      desk.person(io.ilwon.operator.Role.COMPLIANCE);
      desk.people.operators.accesses().viewed(owner.operator(), "127.0.0.1", "s".repeat(32));
      Page page = context.newPage();
      List<String> errors = new ArrayList<>();
      page.onConsoleMessage(m -> {
        if (m.type().equals("error") && !m.text().contains("404")) {
          errors.add(m.text());
        }
      });
      look(page, desk.url() + "/desk/sign-in", locale, width, wrong);
      context.addCookies(
          List.of(
              new com.microsoft.playwright.options.Cookie(
                      "ilwon_desk", desk.token(io.ilwon.operator.Role.OWNER).unmasked())
                  .setUrl(desk.url())));
      desk.people.clock.forward(Duration.ofDays(0));
      for (String path : PAGES) {
        look(page, desk.url() + path, locale, width, wrong);
      }
      wrong.addAll(errors);
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  private static void look(Page page, String url, String locale, int width, List<String> wrong) {
    page.navigate(url);
    String name = url.replaceAll(".*?/desk", "desk").replace('/', '-') + "-" + width;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(SHOTS.resolve(name + "-" + locale.substring(0, 2) + ".png")));
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

  /** The keys alone: to the content, through the menu, and out of it. */
  @Test
  void theKeyboardLeadsEverywhere() throws Exception {
    try (DeskServer desk = DeskServer.open(false);
        BrowserContext context = chromium.person(o -> o.setViewportSize(1280, 800))) {
      context.addCookies(
          List.of(
              new com.microsoft.playwright.options.Cookie(
                      "ilwon_desk", desk.token(io.ilwon.operator.Role.OWNER).unmasked())
                  .setUrl(desk.url())));
      Page page = context.newPage();
      page.navigate(desk.url() + "/desk");
      page.keyboard().press("Tab");
      assertThat(page.locator(".skip")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("main")).isFocused();
      page.locator("details.menu summary").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("details.menu a").first()).isVisible();
      page.keyboard().press("Escape");
      assertThat(page.locator("details.menu a").first()).isHidden();
      page.selectOption("#clock", "utc");
      assertThat(page.locator("#clock")).hasValue("utc");
      assertThat(page).hasURL(desk.url() + "/desk");
    }
  }
}
