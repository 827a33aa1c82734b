package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.ilwon.browser.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A person's browser in the gallery. It takes down whatever a page must not do: ask anybody else,
 * say anything on the console, break the policy.
 */
final class Visitor implements AutoCloseable {
  /** WCAG 2.2 to level AA, and what axe holds to be good habits besides. */
  private static final List<String> RULES =
      List.of(
          "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

  private static final String AXE = asset("/axe.min.js");
  private static final String MEASURE = asset("measure.js");

  private final Chromium chromium = Chromium.start();
  private final Gallery gallery;
  private final BrowserContext context;
  private final Page page;
  private final List<String> faults = new ArrayList<>();
  private String where = "";

  Visitor(Gallery gallery) {
    this.gallery = gallery;
    context = chromium.person(_ -> {});
    context.addInitScript(AXE);
    page = context.newPage();
    page.onConsoleMessage(said -> note("the console says " + said.text()));
    page.onPageError(error -> note("the script fails: " + error));
    context.onRequest(
        asked -> {
          if (!asked.url().startsWith(gallery.origin() + "/")) {
            note("asks " + asked.url());
          }
        });
    context.onResponse(
        answer -> {
          if (answer.status() >= 400 && !answer.url().contains("p15-link-unknown")) {
            note(answer.status() + " for " + answer.url());
          }
        });
    page.clock().setFixedTime(Stood.at(200).toEpochMilli());
  }

  Page page() {
    return page;
  }

  /** Everything that was wrong, each with where. */
  List<String> faults() {
    return faults;
  }

  /** Opens the shot and lets it become what it shows. */
  void open(Shot shot, Language language) {
    where = shot + " " + language;
    context.setOffline(false);
    page.navigate(gallery.address(shot, language));
    switch (shot.act()) {
      case NONE -> {}
      case OPEN_HELP -> page.click("#help-link");
      case OFFLINE -> {
        context.setOffline(true);
        page.waitForSelector("#offline p:visible");
      }
    }
  }

  void look(String how, int width, int height) {
    where = where.replaceFirst(" at .*", "") + " at " + how + " " + width + " × " + height;
    page.setViewportSize(width, height);
  }

  void theme(ColorScheme theme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
  }

  /** Takes down what the layout has of faults; {@code target} is the least side of what is pressed. */
  void measure(int target) {
    noteAll(page.evaluate(MEASURE, Map.of("target", target)));
  }

  /** Takes down what axe finds. */
  void axe() {
    noteAll(
        page.evaluate(
            """
            async (rules) => {
              const found = await axe.run(document, {
                runOnly: { type: "tag", values: rules }, resultTypes: ["violations"],
              });
              return found.violations.flatMap((rule) =>
                rule.nodes.map((node) => rule.id + " " + node.target + ": " + node.failureSummary));
            }""",
            RULES));
  }

  void keep(Path file, boolean whole) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(whole).setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
  }

  void noteAll(Object found) {
    ((List<?>) found).forEach(fault -> note(fault.toString()));
  }

  void note(String fault) {
    faults.add(where + ": " + fault);
  }

  private static String asset(String name) {
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
