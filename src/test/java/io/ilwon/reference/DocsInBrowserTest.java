package io.ilwon.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.ilwon.browser.Chromium;
import io.ilwon.http.HttpServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The description as a browser shows it: accessible, nothing beside the screen, nobody asked. */
class DocsInBrowserTest {
  private static final String BESIDE =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private final List<String> told = new ArrayList<>();

  @Test
  void bothLanguagesInBothThemesAndTwoWidths() {
    HttpServer server = HttpServer.startOnLoopback(0, Reference.routes());
    String url = "http://127.0.0.1:" + server.port();
    try (server;
        Chromium chromium = Chromium.start();
        BrowserContext person = chromium.person(_ -> {})) {
      Page page = person.newPage();
      page.onRequest(request -> {
        if (!request.url().startsWith(url)) {
          told.add("asked " + request.url());
        }
      });
      page.onConsoleMessage(message -> {
        // Its icon is the hosted page's, which has no door here.
        if (!message.location().contains("icon.svg")) {
          told.add(message.text());
        }
      });
      look(page, url, "ko", ColorScheme.LIGHT, 320);
      look(page, url, "en", ColorScheme.DARK, 320);
      look(page, url, "en", ColorScheme.LIGHT, 1280);
      look(page, url, "ko", ColorScheme.DARK, 1280);
    }
    assertEquals(List.of(), told);
  }

  private void look(Page page, String url, String lang, ColorScheme theme, int width) {
    String name = "docs-" + lang + "-" + width;
    page.setViewportSize(width, 800);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
    page.navigate(url + "/docs?lang=" + lang);
    if (lang.equals("ko")) {
      // Every call is drawn by the same template: one of each kind is looked at.
      AxeBuilder axe = new AxeBuilder(page);
      List.of("header", "nav", "h1", "#step2", "#findSubmissions").forEach(axe::include);
      var found = theme == ColorScheme.LIGHT ? axe : axe.withRules(List.of("color-contrast"));
      for (var violation : found.analyze().getViolations()) {
        told.add(name + ": " + violation.getId() + " " + violation.getNodes().getFirst().getHtml());
      }
    }
    if (!page.evaluate(BESIDE).equals(0)) {
      told.add(name + ": beside the screen " + page.evaluate(BESIDE));
    }
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
    page.navigate(url + "/docs?lang=" + lang + "#step2");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + "-step2.png")));
  }
}
