package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.ilwon.bank.BankCode;
import io.ilwon.browser.Chromium;
import io.ilwon.operator.Role;
import io.ilwon.submission.MemoText;
import io.ilwon.submission.Memos;
import io.ilwon.submission.SubmissionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The reading screens as a browser shows them: accessible by axe's reckoning, nothing beside the
 * screen, no word on the console. Each is kept as a picture in {@code target/screens}.
 */
class ReadingInBrowserTest {
  private static final String NUMBER = "11010000009990";

  private final List<String> faults = new ArrayList<>();

  /** A language, a theme and a width; between them every one of each. */
  private record Look(String lang, ColorScheme theme, int width) {
    @Override
    public String toString() {
      return lang + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
    }
  }

  @Test
  void everyScreenIsAccessibleAndFits() throws Exception {
    try (var desk = io.ilwon.submission.Desk.open()) {
      Map<String, String> pages = pages(desk);
      try (var empty = io.ilwon.submission.Desk.open();
          ReadingServer server = new ReadingServer(desk, false);
          ReadingServer bare = new ReadingServer(empty, false);
          Chromium chromium = Chromium.start()) {
        for (Look look :
            List.of(
                new Look("ko", ColorScheme.DARK, 320), new Look("en", ColorScheme.LIGHT, 1280))) {
          look(chromium, server, look, pages, true);
          charts(chromium, server, look);
          look(chromium, bare, look, Map.of("d2-empty", Filters.PATH, "d1-empty", "/desk"), false);
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  private static Map<String, String> pages(io.ilwon.submission.Desk desk) throws Exception {
    desk.deposit(desk.opened(), "11010000000001");
    desk.deposit(desk.opened(), "11010000000006");
    desk.deposit(desk.opened(), new BankCode("088"), NUMBER);
    SubmissionId one = desk.opened();
    desk.deposit(one, "11010000000002");
    desk.clock.forward(Duration.ofSeconds(31));
    desk.deposit(one, NUMBER);
    desk.guess(one, io.ilwon.submission.Desk.not(desk.codes(NUMBER).getFirst()));
    desk.clock.forward(Duration.ofSeconds(12));
    desk.guess(one, desk.codes(NUMBER).getFirst());
    desk.clock.forward(Duration.ofMinutes(7));
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("d1-home", "/desk");
    pages.put("d2-list", Filters.PATH);
    pages.put("d3-detail", Filters.PATH + "/" + one.text() + "?line=1");
    pages.put("d4-rejections", "/desk/rejections");
    SubmissionId open = desk.opened();
    desk.deposit(open, "11010000000006");
    new Memos(desk.database, desk.clock, desk.keys)
        .add(List.of("p-test"), open, new MemoText("손님이 11/23에 전화했어요."), "kim");
    pages.put("d3-open", Filters.PATH + "/" + open.text());
    pages.put("d2-columns", Filters.PATH + "?status=depositing&columns=time,status,bank");
    pages.put("d6-bank", "/desk/banks/004");
    pages.put("d7-money", "/desk/money?period=7d");
    return pages;
  }

  /** Drawn by script from the table that is there without it, in the colours of the theme. */
  private void charts(Chromium chromium, ReadingServer server, Look look) {
    for (boolean script : new boolean[] {true, false}) {
      try (BrowserContext context =
          chromium.person(how ->
              how.setViewportSize(look.width(), 800)
                  .setColorScheme(look.theme())
                  .setJavaScriptEnabled(script))) {
        signIn(context, server, look);
        Page page = context.newPage();
        for (String path : List.of("/desk?days=7", "/desk/banks/004", "/desk/money?period=7d")) {
          page.navigate(server.url() + path);
          var chart = page.locator("figure[data-chart]");
          if (script) {
            chart.locator(".plot[aria-hidden=true] canvas").waitFor();
          }
          boolean drawn = chart.locator("canvas").count() == 1;
          if (drawn != script || chart.locator("details table").isVisible() == script) {
            faults.add(path + " " + look + " with script " + script + ": drawn " + drawn);
          }
          if (script) {
            chart.locator("summary").focus();
            page.keyboard().press("Enter");
            if (!chart.locator("details table").isVisible()) {
              faults.add(path + ": the table is not reached by keyboard");
            }
            page.setViewportSize(look.width() - 20, 800);
            if (!fits(page)) {
              faults.add(path + ": the picture does not follow the window's width");
            }
            page.setViewportSize(look.width(), 800);
          }
        }
      }
    }
  }

  /** Asked again from here: the page's policy lets nothing be evaluated in it for later. */
  private static boolean fits(Page page) {
    String same =
        "document.querySelector('.plot').clientWidth"
            + " === document.querySelector('.uplot').clientWidth";
    for (int look = 0; look < 100; look++) {
      if (Boolean.TRUE.equals(page.evaluate(same))) {
        return true;
      }
      page.waitForTimeout(20);
    }
    return false;
  }

  private static void signIn(BrowserContext context, ReadingServer server, Look look) {
    String value = server.cookie(Role.OWNER).substring("ilwon_desk=".length());
    context.addCookies(
        List.of(
            new Cookie("ilwon_desk", value).setUrl(server.url()),
            new Cookie("ilwon_desk_look", look.lang() + ".kst.all").setUrl(server.url())));
  }

  private void look(
      Chromium chromium, ReadingServer server, Look look, Map<String, String> pages, boolean axe) {
    try (BrowserContext context =
        chromium.person(
            how -> how.setViewportSize(look.width(), 800).setColorScheme(look.theme()))) {
      signIn(context, server, look);
      Page page = context.newPage();
      pages.forEach((name, path) -> {
        String where = name + " " + look;
        page.onConsoleMessage(said -> {
          // What every browser asks by itself; the admin port has no such picture.
          if (!said.location().contains("/favicon.ico")) {
            faults.add(where + ": " + said.text());
          }
        });
        page.navigate(server.url() + path);
        if (axe) {
          new AxeBuilder(page)
              .analyze()
              .getViolations()
              .forEach(rule ->
                  faults.add(
                      where + ": " + rule.getId() + " " + rule.getNodes().getFirst().getHtml()));
        }
        Object wide = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (((Number) wide).intValue() > 0) {
          faults.add(where + ": wider than the screen by " + wide);
        }
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screens", "desk-" + name + "-" + look + ".png")));
      });
    }
  }
}
