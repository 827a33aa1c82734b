package io.ilwon.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** How somebody looks at pages: their language, window, theme, and whether scripts run. */
record DayLook(String lang, int width, ColorScheme scheme, boolean script) {
  boolean korean() {
    return lang.equals("ko");
  }

  DayLook withScript() {
    return new DayLook(lang, width, scheme, true);
  }

  /** The same person with a phone. */
  DayLook phone() {
    return new DayLook(lang, 390, scheme, script);
  }

  /** A browser of their own. */
  BrowserContext person(Chromium chromium) {
    return chromium.person(how ->
        how.setLocale(korean() ? "ko-KR" : "en-US")
            .setViewportSize(width, 844)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setJavaScriptEnabled(script));
  }

  @Override
  public String toString() {
    return lang + "-" + width;
  }
}
