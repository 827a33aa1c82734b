package io.ilwon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Somebody's browser in one language: they press and read nothing but that language's words, and
 * each page is looked at. Words come in pairs, the Korean ones first.
 */
final class DayPages implements AutoCloseable {
  private static final Path SHOTS = Path.of("target", "day");

  private static final String AXE = asset("/axe.min.js");

  /** More than any page has to stop at. */
  private static final int STOPS = 90;

  private static final int RELOADS = 300;

  private final DayLook look;
  private final BrowserContext context;
  private final Page page;
  private final List<String> wrong;

  /** Opened by {@code chromium}; what is wrong with a page is added to {@code wrong}. */
  DayPages(Chromium chromium, DayLook look, List<String> wrong) {
    this.look = look;
    this.wrong = wrong;
    this.context = look.person(chromium);
    this.page = context.newPage();
    page.onConsoleMessage(message -> {
      // A form that is not taken, and the icon that nobody has.
      boolean known = message.text().contains("422") || message.text().contains("404");
      if (message.type().equals("error") && !known) {
        wrong.add(page.url() + " " + message.text());
      }
    });
  }

  Page page() {
    return page;
  }

  boolean korean() {
    return look.korean();
  }

  String say(String ko, String en) {
    return look.korean() ? ko : en;
  }

  DayPages open(String url) {
    page.navigate(url);
    return this;
  }

  /** The card with this heading, where its fields are. */
  Locator card(String ko, String en) {
    var heading = new Page.GetByRoleOptions().setName(say(ko, en)).setExact(true);
    return page.locator(".card")
        .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.HEADING, heading)));
  }

  DayPages fill(String ko, String en, String text) {
    return fill(page.locator("main"), ko, en, text);
  }

  DayPages fill(Locator in, String ko, String en, String text) {
    in.getByLabel(say(ko, en), new Locator.GetByLabelOptions().setExact(true)).fill(text);
    return this;
  }

  DayPages press(String ko, String en) {
    return press(page.locator("body"), ko, en);
  }

  DayPages press(Locator in, String ko, String en) {
    button(in, ko, en).click();
    return this;
  }

  Locator button(Locator in, String ko, String en) {
    var named = new Locator.GetByRoleOptions().setName(say(ko, en)).setExact(true);
    return in.getByRole(AriaRole.BUTTON, named);
  }

  DayPages follow(String ko, String en) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(say(ko, en)).setExact(true))
        .click();
    return this;
  }

  /** By the main menu. */
  DayPages go(String ko, String en) {
    page.locator("nav.nav")
        .getByText(say(ko, en), new Locator.GetByTextOptions().setExact(true))
        .click();
    return this;
  }

  /** What is marked so, by the keys alone: reached by Tab, then this key. */
  DayPages keys(Locator to, String key) {
    for (int i = 0; i < STOPS; i++) {
      if (Boolean.TRUE.equals(to.evaluate("e => e === document.activeElement"))) {
        page.keyboard().press(key);
        return this;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("no key leads to " + to);
  }

  DayPages title(String ko, String en) {
    assertThat(page.locator("h1")).containsText(say(ko, en));
    return this;
  }

  DayPages reads(String ko, String en) {
    assertThat(page.locator("main")).containsText(say(ko, en));
    return this;
  }

  /** Loads again until it is there: what others do comes when they have done it. */
  DayPages comes(String ko, String en) {
    for (int i = 0; !text().contains(say(ko, en)); i++) {
      if (i == RELOADS) {
        throw new AssertionError("not on the page: " + say(ko, en) + "\n" + text());
      }
      page.reload();
    }
    return this;
  }

  String text() {
    return page.locator("main").innerText();
  }

  /** As a picture that has to fit, and where there is a script accessible by axe's reckoning. */
  DayPages look(String name) {
    keep(name);
    if (look.script()) {
      axe(page, name + "-" + look, wrong);
    }
    return this;
  }

  /** As a picture alone, of a page that tests of its own ask axe about. */
  DayPages keep(String name) {
    String file = name + "-" + look;
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(file + ".png")));
    Object over =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (((Number) over).intValue() > 0) {
      wrong.add(file + " is wider than the window by " + over);
    }
    return this;
  }

  /** The same of the page as it is for this person with a script, which axe needs. */
  DayPages lookTwice(Chromium chromium, String name) {
    look(name);
    if (!look.script()) {
      try (BrowserContext twin = look.withScript().person(chromium)) {
        twin.addCookies(
            context.cookies().stream()
                .map(c ->
                    new com.microsoft.playwright.options.Cookie(c.name, c.value).setUrl(page.url()))
                .toList());
        Page same = twin.newPage();
        same.navigate(page.url());
        assertThat(same.locator("h1")).hasText(page.locator("h1").innerText());
        axe(same, name + "-" + look, wrong);
      }
    }
    return this;
  }

  private static void axe(Page page, String name, List<String> wrong) {
    page.evaluate(AXE);
    Object found =
        page.evaluate(
            """
            async () => {
              const found = await axe.run(document,
                { resultTypes: ["violations"], preload: false });
              return found.violations.flatMap((rule) =>
                rule.nodes.map((node) => rule.id + " " + node.target + ": " + node.html));
            }\
            """);
    for (Object each : (List<?>) found) {
      wrong.add(name + ": " + each);
    }
  }

  private static String asset(String name) {
    try (InputStream in = Objects.requireNonNull(DayPages.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
