package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.ilwon.browser.Chromium;
import org.junit.jupiter.api.Test;

/** A phone's keyboard takes the lower half: field and button stay above it. */
class KeyboardInBrowserTest {
  /** 390 × 844 less Safari's bars and the keyboard, and the same of a smaller phone. */
  private static final int[][] ABOVE = {{390, 470}, {360, 430}};

  @Test
  void fieldAndButtonAreBothToBeSeen() {
    try (Gallery gallery = new Gallery();
        Chromium chromium = Chromium.start()) {
      Page page = chromium.person(_ -> {}).newPage();
      for (Language language : Language.values()) {
        for (int[] screen : ABOVE) {
          page.setViewportSize(screen[0], screen[1]);
          see(page, gallery.address(shot("p02-account"), language), "#number", screen[1]);
          see(page, gallery.address(shot("p02-account"), language), "#holder", screen[1]);
          see(
              page,
              gallery.address(shot("p02-account-holder-form"), language),
              "#holder",
              screen[1]);
          see(page, gallery.address(shot("p04-code-wrong"), language), "#code", screen[1]);
        }
      }
    }
  }

  private static void see(Page page, String address, String field, int height) {
    page.navigate(address);
    page.focus(field);
    page.keyboard().press("End");
    var input = page.locator(field).boundingBox();
    var button = page.locator("form.rest .main").boundingBox();
    String where = address + " " + field + " " + input.y + " " + button.y;
    assertTrue(input.y >= 0 && input.y + input.height <= button.y, where);
    assertTrue(button.y + button.height <= height, where);
  }

  private static Shot shot(String name) {
    return Shot.all().stream().filter(shot -> shot.name().equals(name)).findFirst().orElseThrow();
  }
}
