package io.ilwon.hosted;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Every screen in both languages, both themes and three widths, as a browser shows it: accessible
 * by axe's reckoning, nothing cut, nothing beside the screen, nobody else asked. Each is kept as a
 * picture in {@code target/screens}.
 */
class ScreensInBrowserTest {
  private static final int[] WIDTHS = {320, 390, 1280};

  /** {@code -Daxe=all}: every rule at every look, for whoever has the minutes. */
  private static final boolean EVERY_RULE = System.getProperty("axe", "").equals("all");

  @Test
  void everyScreenIsLookedAt() {
    var looked =
        Shot.all().stream()
            .filter(shot -> shot.screen() != null)
            .map(shot -> shot.screen().getClass())
            .collect(toSet());
    assertEquals(Set.of(Screen.class.getPermittedSubclasses()), looked);
  }

  @Test
  void everyScreenInEveryLanguageThemeAndWidth() throws ExecutionException, InterruptedException {
    assertEquals("", Visitor.inBothLanguages((visitor, shot) -> look(visitor)));
  }

  /** P18. */
  private static boolean adds(Visitor visitor, int width) {
    return width == 1280 && visitor.page().isVisible(".phone");
  }

  private static void look(Visitor visitor) {
    for (int width : WIDTHS) {
      for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        visitor.look(theme, width, width == 320 ? 640 : 844);
        visitor.measure();
        // What a page is made of does not change with its looks, but for what a desktop adds.
        boolean whole = theme == ColorScheme.LIGHT && (width == 390 || adds(visitor, width));
        if (whole || EVERY_RULE) {
          visitor.axe();
        } else if (theme == ColorScheme.LIGHT || width == 390) {
          // Colours depend on the theme and not on the width.
          visitor.axeOfLooks();
        }
        visitor.keep();
      }
    }
  }
}
