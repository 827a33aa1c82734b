package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every screen in both languages, both themes and three widths, as a browser shows it: accessible
 * by axe's reckoning, nothing cut, nothing beside the screen. Each is kept as a picture.
 */
class ScreensInBrowserTest {
  private static final Path KEPT = Path.of("target", "screens");
  private static Gallery gallery;

  @BeforeAll
  static void hang() {
    gallery = new Gallery();
  }

  @AfterAll
  static void takeDown() {
    gallery.close();
  }

  @Test
  void everyScreenInEveryLanguageThemeAndWidth() throws Exception {
    try (var two = Executors.newFixedThreadPool(2)) {
      List<Future<List<String>>> walks = new ArrayList<>();
      for (Language language : Language.values()) {
        walks.add(two.submit(() -> walk(language)));
      }
      List<String> faults = new ArrayList<>();
      for (var walk : walks) {
        faults.addAll(walk.get());
      }
      assertEquals("", String.join("\n", faults));
    }
  }

  private static List<String> walk(Language language) {
    try (Visitor visitor = new Visitor(gallery)) {
      for (Shot shot : Shot.all()) {
        visitor.open(shot, language);
        for (int width : new int[] {320, 390, 1280}) {
          for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            String lang = Words.of(language).lang();
            String how = theme.name().toLowerCase(java.util.Locale.ROOT);
            visitor.theme(theme);
            visitor.look(how, width, width == 320 ? 640 : 844);
            visitor.measure(48);
            if (!Boolean.getBoolean("noaxe")) visitor.axe();
            visitor.keep(
                KEPT.resolve(lang + "-" + how + "-" + width).resolve(shot + ".png"),
                shot.act() == Shot.Act.NONE);
          }
        }
      }
      return visitor.faults();
    }
  }
}
