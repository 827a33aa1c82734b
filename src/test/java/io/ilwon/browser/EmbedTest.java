package io.ilwon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.ilwon.DevRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a frame of another site's page, by the script that clients load. */
class EmbedTest {
  @TempDir private static Path folder;
  private static DevRun server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    server = new DevRun(folder);
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
  }

  @Test
  void theWholeWayIsDoneInsideTheFrameAndTheClientHearsOfIt() throws Exception {
    try (HostPage shop = new HostPage();
        BrowserContext person = chromium.person(_ -> {})) {
      String link = server.link(List.of("https://other.example", shop.origin()));
      Page page = person.newPage();
      page.navigate(shop.showing(server.url(), link).origin());
      FrameLocator frame = page.frameLocator("#here iframe");
      String account = "110123456001";
      Walk.toTheCode(frame, account);
      frame.locator("#code").fill(Walk.code(server, account));
      Walk.press(frame, "확인");
      page.waitForFunction("heard.some((each) => each.startsWith('done'))");
      List<?> heard = (List<?>) page.evaluate("heard");
      String session =
          server.texts("select id from verification_session order by created_at desc").getFirst();
      assertEquals("ready", heard.getFirst());
      assertEquals("done {\"sessionId\":\"" + session + "\"}", heard.getLast());
      assertTrue(
          heard.containsAll(
              List.of("state pick_bank", "state enter_account", "state enter_code", "state done")),
          heard.toString());
      assertSaysLittle(page, server.url(), link);
      assertHeightFollows(page);
      assertEquals(server.url() + "/v/", page.frames().get(1).url().replaceFirst("(/v/).*", "$1"));
      assertFalse(frame.locator("#moves").isVisible(), "a frame does not move on by itself");
      // The cookie of a third party's frame: over plain HTTP it is kept, since the host is this
      // machine.
      Cookie device = person.cookies(link).getFirst();
      assertTrue(device.secure && device.httpOnly);
      assertEquals(SameSiteAttribute.NONE, device.sameSite);
      assertFalse(String.valueOf(device.partitionKey).equals("null"), "of this shop's pages alone");
      page.evaluate("box.close()");
      assertEquals(0, page.locator("iframe").count());
    }
  }

  /** Ids of screens and numbers of pixels: nothing that was typed, and no token. */
  private static void assertSaysLittle(Page page, String url, String link) {
    String raw = (String) page.evaluate("JSON.stringify(raw)");
    assertFalse(raw.contains("110123456001") || raw.contains("홍길동"), raw);
    assertFalse(raw.contains(link.substring(link.lastIndexOf('/') + 1)), raw);
    assertEquals(
        true, page.evaluate("(from) => raw.every((each) => each.origin === from)", url), raw);
  }

  private static void assertHeightFollows(Page page) {
    page.waitForFunction(
        "raw.filter((each) => each.data.ilwon === 'height').at(-1).data.height"
            + " === document.querySelector('iframe').clientHeight");
  }

  @Test
  void aPageThatIsNotListedIsRefusedByTheBrowser() throws Exception {
    try (HostPage shop = new HostPage();
        HostPage thief = new HostPage();
        BrowserContext person = chromium.person(_ -> {})) {
      String link = server.link(List.of(shop.origin()));
      String nobodys = server.link(List.of());
      for (String each : List.of(link, nobodys)) {
        Page page = person.newPage();
        page.onConsoleMessage(
            message -> page.evaluate("(text) => (window.told = text)", message.text()));
        page.navigate(thief.showing(server.url(), each).origin());
        page.waitForFunction("(window.told || '').includes('frame-ancestors')");
        assertEquals("[]", page.evaluate("JSON.stringify(raw)"));
        Chromium.leave(page.context());
      }
    }
  }

  /** As a browser would behave that knows nothing of frame-ancestors. */
  @Test
  void nothingIsPostedToAPageThatIsNotListed() throws Exception {
    try (HostPage shop = new HostPage();
        HostPage thief = new HostPage();
        BrowserContext person = chromium.person(_ -> {})) {
      String link = server.link(List.of(shop.origin()));
      person.route(server.url() + "/v/**", EmbedTest::withoutPolicy);
      for (boolean named : List.of(true, false)) {
        Page page = person.newPage();
        if (!named) {
          // As in a browser that does not name the pages above.
          page.route("**/assets/frame.js?*", EmbedTest::withoutNames);
        }
        page.navigate(thief.showing(server.url(), link).origin());
        FrameLocator frame = page.frameLocator("#here iframe");
        frame.getByRole(AriaRole.HEADING).first().waitFor();
        assertEquals(1, frame.locator("script[src^='/assets/frame.js?v=']").count());
        page.waitForTimeout(300);
        assertEquals("[]", page.evaluate("JSON.stringify(raw)"));
        Chromium.leave(page.context());
      }
      Page page = person.newPage();
      page.navigate(shop.showing(server.url(), link).origin());
      page.waitForFunction("heard.includes('state pick_bank')");
    }
  }

  private static void withoutPolicy(Route route) {
    APIResponse answer = route.fetch();
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.remove("content-security-policy");
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
  }

  private static void withoutNames(Route route) {
    APIResponse answer = route.fetch();
    String script = answer.text().replace("location.ancestorOrigins?.[0]", "undefined");
    assertFalse(script.equals(answer.text()));
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(script));
  }

  @Test
  void theClientsScriptBelievesNobodyButTheFrame() throws Exception {
    try (HostPage shop = new HostPage();
        BrowserContext person = chromium.person(_ -> {})) {
      String link = server.link(List.of(shop.origin()));
      Page page = person.newPage();
      page.navigate(shop.showing(server.url(), link).origin());
      page.waitForFunction("heard.includes('state pick_bank')");
      page.evaluate("postMessage({ ilwon: 'done', sessionId: 'x' }, '*')");
      page.evaluate(
          "(src) => Object.assign(document.body.appendChild(document.createElement('iframe')), { src })",
          server.url() + "/assets/embed.js");
      page.waitForTimeout(200);
      page.frames()
          .getLast()
          .evaluate("parent.postMessage({ ilwon: 'done', sessionId: 'y' }, '*')");
      page.waitForFunction("raw.some((each) => each.data.sessionId === 'y')");
      assertFalse(page.evaluate("heard").toString().contains("done"));
    }
  }
}
