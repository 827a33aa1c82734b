package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Every screen as people see it who need it otherwise: letters twice as large, all four times as
 * large, colours of their own, nothing moving, a keyboard for a finger.
 */
class ScreensUnderStrainTest {
  private static final String FOCUS = Visitor.asset("focus.js");

  /** How many things there are to press now. */
  private static final String PRESSED =
      """
      [...(document.querySelector("dialog[open]") || document)
        .querySelectorAll("a[href], button, input:not([type=hidden])")]
        .filter((each) => each.checkVisibility()).length\
      """;

  /** Enough for every kind of thing to press; the picker has eighty tiles. */
  private static final int MOST_STOPS = 16;

  @Test
  void everyScreenStaysWhole() throws ExecutionException, InterruptedException {
    assertEquals("", Visitor.inBothLanguages((visitor, shot) -> strain(visitor)));
  }

  private static void strain(Visitor visitor) {
    visitor.look(ColorScheme.LIGHT, 390, 844);
    focus(visitor);
    visitor.look(ColorScheme.DARK, 320, 640);
    focus(visitor);
    letters(visitor, "200%", 390, 844);
    // WCAG 2.2, 1.4.10: 1280 × 1024 at 400 %.
    letters(visitor, "", 320, 256);
    focus(visitor);
    visitor.look(ColorScheme.LIGHT, 390, 844);
    motion(visitor);
    colours(visitor);
  }

  private static void letters(Visitor visitor, String size, int width, int height) {
    visitor.page().evaluate("size => { document.documentElement.style.fontSize = size; }", size);
    visitor.look(ColorScheme.LIGHT, width, height);
    visitor.measure();
    visitor.page().evaluate("document.documentElement.style.fontSize = ''");
  }

  /** Tab from the beginning: every stop is to be seen, and nothing lies over it. */
  private static void focus(Visitor visitor) {
    var page = visitor.page();
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
    page.evaluate("getSelection().removeAllRanges()");
    int stops = Math.min((int) page.evaluate(PRESSED), MOST_STOPS);
    int seen = 0;
    // Once around may lead over the page's own edge.
    for (int i = 0; i <= stops && seen < stops; i++) {
      page.keyboard().press("Tab");
      Object found = page.evaluate(FOCUS);
      if (found instanceof List<?> faults) {
        visitor.noteAll(faults);
        seen++;
      }
    }
    if (seen < stops) {
      visitor.note("Tab finds " + seen + " of " + stops);
    }
  }

  private static void motion(Visitor visitor) {
    String running = "document.getAnimations().filter(each => each.playState === 'running').length";
    visitor.look(ForcedColors.NONE, ReducedMotion.REDUCE);
    if ((int) visitor.page().evaluate(running) != 0) {
      visitor.note("something moves");
    }
  }

  /** With the system's colours alone, what is pressed has an edge and the picture its lines. */
  private static void colours(Visitor visitor) {
    visitor.look(ForcedColors.ACTIVE, ReducedMotion.NO_PREFERENCE);
    visitor.measure();
    visitor.axeOfLooks();
    visitor.noteAll(
        visitor
            .page()
            .evaluate(
                """
                () => [
                  ...[...document.querySelectorAll(".main, .second, .tiles a, input:not([type=hidden])")]
                    .filter((each) => each.checkVisibility())
                    .filter((each) => parseFloat(getComputedStyle(each).borderTopWidth) < 1)
                    .map((each) => each.className + " has no edge"),
                  ...[...document.querySelectorAll(".boxes rect, .face > :first-child")]
                    .map((each) => [each, getComputedStyle(each)])
                    .filter(([, style]) => style.stroke === "none" || style.stroke === style.fill)
                    .map(([each]) => each.outerHTML + " has no line"),
                ]\
                """));
    visitor.keep();
  }
}
