package io.ilwon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class ChromiumTest {
  @Test
  void drawsAPage() {
    try (Chromium chromium = Chromium.start()) {
      Page page = chromium.person(_ -> {}).newPage();
      page.setContent("<title>일원</title>");
      assertEquals("일원", page.title());
    }
  }
}
