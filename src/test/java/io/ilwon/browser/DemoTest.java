package io.ilwon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.ilwon.DevRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo and the fake phone as a newcomer uses them: pressing only what is on the screen. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {
  /** The transfers of the newest link. */
  private static final String NEWEST =
      "from transfer where submission ="
          + " (select submission from verification_session order by created_at desc limit 1)";

  /** Where the steps are kept, to be looked at. */
  private static final Path STEPS = Path.of("target", "demo");

  @TempDir private static Path folder;
  private static DevRun server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    server = new DevRun(folder);
    chromium = Chromium.start();
    Files.createDirectories(STEPS);
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
  }

  @BeforeEach
  void everythingIsNormal() throws Exception {
    server.texts("delete from sandbox_bank.switch returning name");
  }

  /** First, so that phone and log show this one way alone. */
  @Test
  @Order(1)
  void aNewcomerConfirmsAnAccountAndTheReadmeShowsIt() throws IOException {
    try (BrowserContext person = person(1280, 860, ColorScheme.LIGHT)) {
      Page page = person.newPage();
      page.navigate(server.url() + "/demo");
      shot(page, "1-start");
      press(page, "시작하기");
      FrameLocator phone = page.frameLocator("#page");
      Walk.bank(phone).waitFor();
      shot(page, "2-banks");
      Walk.bank(phone).click();
      Locator suggested = page.locator("#hints dd");
      phone.getByLabel("계좌번호").fill(suggested.nth(0).innerText());
      phone.getByLabel("예금주 이름").fill(suggested.nth(1).innerText());
      shot(page, "3-account");
      Walk.press(phone, "1원 보내기");
      Locator notice = page.locator(".notice.newest strong");
      shows(notice, 5).isVisible();
      assertTrue(notice.innerText().matches("\\d{3}일원"), notice.innerText());
      phone.locator("#code").fill(notice.innerText().substring(0, 3));
      shows(page.locator("#hints [aria-current=step]"), 5).hasCount(2);
      shows(page.locator("#calls li").nth(3), 5).isVisible();
      shot(page, "4-code");
      Picture.of(page).keep();
      Walk.press(phone, "확인");
      shows(phone.getByText("계좌를 확인했어요"), 10).isVisible();
      shows(page.locator("#calls li").nth(5), 5).isVisible();
      shot(page, "5-done");
      phone.getByRole(AriaRole.LINK).filter(has("돌아가기")).click();
      shows(page.getByText("상점으로 돌아왔어요"), 5).isVisible();
      assertTrue(page.url().startsWith(server.url() + "/demo?session_id="), page.url());
    }
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** What is typed in the page beside stays when a switch is turned. */
  @Test
  void theSilentSwitchMakesTheOutcomeUnknownForRealAndNormalSettlesIt() throws Exception {
    try (BrowserContext person = person(1280, 860, ColorScheme.LIGHT)) {
      Page page = person.newPage();
      page.navigate(server.url() + "/demo?lang=en");
      press(page, "Start");
      FrameLocator phone = page.frameLocator("#page");
      phone.getByRole(AriaRole.LINK).filter(has("Kookmin")).first().click();
      phone.locator("#number").fill("110120007777");
      Locator silent = page.getByRole(AriaRole.SWITCH, named("The bank is silent"));
      silent.click();
      shows(silent, 5).hasAttribute("aria-checked", "true");
      shows(phone.locator("#number"), 1).hasValue("110120007777");
      phone.locator("#holder").fill("홍길동");
      Walk.press(phone, "Send 1 won");
      shows(phone.getByText("The bank is working on it"), 15).isVisible();
      assertFalse(server.texts("select state " + NEWEST).contains("sent"));
      press(page, "Back to normal");
      shows(phone.locator("#code"), 15).isVisible();
      assertEquals(List.of("sent"), server.texts("select state " + NEWEST), "the same won");
      Locator maintenance = page.getByRole(AriaRole.SWITCH, named("Banks are closed"));
      maintenance.click();
      shows(maintenance, 5).hasAttribute("aria-checked", "true");
      press(page, "Start again");
      shows(page.frameLocator("#page").locator(".tiles small").first(), 5).isVisible();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to normal"))
          .click();
      shows(page.getByText("Everything is normal"), 5).isVisible();
    }
  }

  /** All of it without script: forms and links alone, and loading again. */
  @Test
  void withoutScriptItWorksByLoadingAgain() throws IOException {
    try (BrowserContext person =
        chromium.person(how -> how.setViewportSize(1280, 860).setJavaScriptEnabled(false))) {
      Page page = person.newPage();
      page.navigate(server.url() + "/demo");
      page.locator("button.main").click();
      FrameLocator phone = page.frameLocator("#page");
      Walk.toTheCode(phone, "110120008888");
      page.locator(".story .noscript a").click();
      Locator notice = page.locator(".notice.newest strong");
      page.frameLocator("#page").locator("#code").fill(notice.innerText().substring(0, 3));
      Walk.press(page.frameLocator("#page"), "확인");
      shows(page.frameLocator("#page").getByText("계좌를 확인했어요"), 10).isVisible();
      page.locator("[role=switch][value=late]").click();
      shows(page.locator("[role=switch][value=late]"), 5).hasAttribute("aria-checked", "true");
      page.locator("button.all").click();
      shows(page.locator("#page"), 5).isVisible();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "320, ko, LIGHT",
    "390, en, DARK",
    "1280, ko, DARK",
    "1280, en, LIGHT",
  })
  void bothPagesFitAndAreAccessible(int width, String lang, ColorScheme theme) {
    try (BrowserContext person = person(width, 860, theme)) {
      Page page = person.newPage();
      page.navigate(server.url() + "/demo?lang=" + lang);
      page.locator("button.main").click();
      page.frameLocator("#page").locator("h1").waitFor();
      page.locator("summary").click();
      assertFitsAndIsAccessible(page, width);
      shot(page, "demo-" + width + "-" + lang);
      page.navigate(server.url() + "/sandbox/phone?lang=" + lang);
      page.locator("[role=switch]").first().click();
      shows(page.locator("[aria-checked=true]"), 5).hasCount(1);
      assertFitsAndIsAccessible(page, width);
      shot(page, "phone-" + width + "-" + lang);
    }
  }

  private static void assertFitsAndIsAccessible(Page page, int width) {
    assertEquals(width, page.evaluate("document.documentElement.scrollWidth"), page.url());
    // What is within the frame has tests of its own.
    var violations = new AxeBuilder(page).exclude("#page").analyze().getViolations();
    assertEquals(List.of(), violations.stream().map(v -> v.getId() + " " + v.getNodes()).toList());
  }

  private static BrowserContext person(int width, int height, ColorScheme theme) {
    return chromium.person(how ->
        how.setViewportSize(width, height)
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  private static LocatorAssertions shows(Locator locator, int seconds) {
    PlaywrightAssertions.setDefaultAssertionTimeout(1_000.0 * seconds);
    return PlaywrightAssertions.assertThat(locator);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, named(name)).click();
  }

  private static void shot(Page page, String name) {
    Path file = STEPS.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }
}
