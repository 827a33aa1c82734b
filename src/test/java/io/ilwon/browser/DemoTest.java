package io.ilwon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.ilwon.DevRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code /demo} to a confirmed account, pressing only what is on the screen. */
class DemoTest {
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

  @Test
  void aNewcomerConfirmsAnAccount() throws IOException {
    try (BrowserContext person = chromium.person(how -> how.setViewportSize(1280, 860))) {
      Page page = person.newPage();
      page.navigate(server.url() + "/demo");
      shot(page, "1-start");
      press(page, "시작하기");
      FrameLocator phone = page.frameLocator("#page");
      phone.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("국민")).first().waitFor();
      shot(page, "2-banks");
      phone.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("국민")).first().click();
      Locator suggested = page.locator("#hints dd");
      phone.getByLabel("계좌번호").fill(suggested.nth(0).innerText());
      phone.getByLabel("예금주 이름").fill(suggested.nth(1).innerText());
      shot(page, "3-account");
      press(phone, "1원 보내기");
      Locator notice = page.locator(".notice.newest strong");
      notice.waitFor();
      String digits = notice.innerText().substring(0, 3);
      phone.getByLabel("숫자 3자리").fill(digits);
      page.waitForTimeout(1200);
      shot(page, "4-code");
      press(phone, "확인");
      phone.getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setName("계좌를 확인했어요")).waitFor();
      page.waitForTimeout(1200);
      shot(page, "5-done");
    }
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }

  private static void press(FrameLocator frame, String name) {
    frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private static void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(STEPS.resolve(name + ".png")).setFullPage(true));
  }
}
