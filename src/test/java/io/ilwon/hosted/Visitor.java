package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ViewportSize;
import io.ilwon.browser.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * A person's browser in the gallery. It takes down whatever a page must not do: ask anybody else,
 * say anything on the console, break the policy, fail in its script.
 */
final class Visitor implements AutoCloseable {
  /**
   * Below it a page is not pleasant to press on a phone; WCAG 2.2 asks 24 (2.5.8) or 44 (2.5.5).
   */
  static final int TARGET = 48;

  /** WCAG 2.2 to level AA, and what axe holds to be good habits besides. */
  private static final String ALL =
      "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa',"
          + " 'best-practice'] }";

  /** Of those, the ones that width and theme can change. */
  private static final String LOOKS =
      "['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable']";

  private static final String AXE = asset("/axe.min.js");
  private static final String MEASURE = asset("measure.js");
  private static final Path KEPT = Path.of("target", "screens");

  private final Chromium chromium = Chromium.start();
  private final Gallery gallery;
  private final Language language;
  private final BrowserContext context;
  private final Page page;
  private final List<String> faults = new ArrayList<>();
  private String shot = "";
  private String how = "";

  Visitor(Gallery gallery, Language language) {
    this.gallery = gallery;
    this.language = language;
    context = chromium.person(_ -> {});
    context.addInitScript(AXE);
    page = context.newPage();
    page.clock().setFixedTime(Stood.at(200).toEpochMilli());
    page.onConsoleMessage(said -> note("the console says " + said.text()));
    page.onPageError(error -> note("the script fails: " + error));
    context.onRequest(asked -> {
      if (!asked.url().startsWith(gallery.origin() + "/")) {
        note("asks " + asked.url());
      }
    });
  }

  /** Walks in both languages at once, a browser each, and tells what was wrong. */
  static String inBothLanguages(BiConsumer<Visitor, Shot> walk)
      throws ExecutionException, InterruptedException {
    List<String> faults = new ArrayList<>();
    try (Gallery gallery = new Gallery();
        var two = Executors.newFixedThreadPool(Language.values().length)) {
      List<Future<List<String>>> walks = new ArrayList<>();
      for (Language language : Language.values()) {
        walks.add(two.submit(() -> alone(gallery, language, walk)));
      }
      for (var done : walks) {
        faults.addAll(done.get());
      }
    }
    return String.join("\n", faults);
  }

  private static List<String> alone(
      Gallery gallery, Language language, BiConsumer<Visitor, Shot> walk) {
    try (Visitor visitor = new Visitor(gallery, language)) {
      for (Shot shot : Shot.all()) {
        visitor.open(shot);
        walk.accept(visitor, shot);
      }
      return visitor.faults;
    }
  }

  Page page() {
    return page;
  }

  List<String> faults() {
    return faults;
  }

  /** Opens the shot and lets it become what it shows. */
  void open(Shot next) {
    shot = next.name();
    context.setOffline(false);
    page.navigate(gallery.address(next, language));
    switch (next.act()) {
      case NONE, AWAY, NO_COOKIE -> {}
      case OPEN_HELP -> page.click("#help-link");
      case OFFLINE -> {
        context.setOffline(true);
        page.waitForSelector("#offline p:visible");
      }
    }
  }

  /** Looks at it through a window of this size, in this theme. */
  void look(ColorScheme theme, int width, int height) {
    how = theme.name().toLowerCase(ROOT) + "-" + width;
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(theme)
            .setForcedColors(ForcedColors.NONE)
            .setReducedMotion(ReducedMotion.NO_PREFERENCE));
    page.setViewportSize(width, height);
  }

  void look(ForcedColors colours, ReducedMotion motion) {
    how = "forced-" + page.viewportSize().width;
    page.emulateMedia(
        new Page.EmulateMediaOptions().setForcedColors(colours).setReducedMotion(motion));
  }

  /** Takes down what is cut, too small, beside the screen or on top of something else. */
  void measure() {
    noteAll(page.evaluate(MEASURE, Map.of("target", TARGET)));
  }

  /** Takes down what axe finds: everything. */
  void axe() {
    axe(ALL);
  }

  /** Takes down what axe finds of colours and sizes. */
  void axeOfLooks() {
    axe(LOOKS);
  }

  private void axe(String rules) {
    noteAll(
        page.evaluate(
            """
            async () => {
              const found = await axe.run(document,
                { runOnly: %s, resultTypes: ["violations"], preload: false });
              return found.violations.flatMap((rule) =>
                rule.nodes.map((node) => rule.id + " " + node.target + ": " + node.failureSummary));
            }\
            """
                .formatted(rules)));
  }

  /** Keeps a picture of all there is to scroll to, as on a screen so tall that nothing scrolls. */
  void keep() {
    ViewportSize screen = page.viewportSize();
    int tall = (int) page.evaluate("document.documentElement.scrollHeight");
    if (tall > screen.height) {
      page.setViewportSize(screen.width, tall);
    }
    Path file = KEPT.resolve(Words.of(language).lang() + "-" + how).resolve(shot + ".png");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
    if (tall > screen.height) {
      page.setViewportSize(screen.width, screen.height);
    }
  }

  void noteAll(Object found) {
    ((List<?>) found).forEach(fault -> note(fault.toString()));
  }

  void note(String fault) {
    faults.add(shot + " " + language + " " + how + ": " + fault);
  }

  static String asset(String name) {
    try (InputStream in = Visitor.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    chromium.close();
  }
}
