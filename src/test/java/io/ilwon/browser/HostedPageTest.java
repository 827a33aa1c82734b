package io.ilwon.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hosted page in a real browser, over servers as processes. One of them is put to sleep at the
 * beginning and wakes at the end; what lies between goes on at the other.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class HostedPageTest {
  @TempDir private static Path folder;

  private static @Nullable Chromium chromium;
  private static @Nullable PageServer home;
  private static @Nullable PageServer away;

  /** Between two won no time has to pass here: whatever keeps a second one back is the page. */
  static PageServer home() {
    return Objects.requireNonNull(home);
  }

  /** The one that is killed and put to sleep; its limits are the usual ones. */
  static PageServer away() {
    return Objects.requireNonNull(away);
  }

  @BeforeAll
  static void start() throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    CompletableFuture<PageServer> other = new CompletableFuture<>();
    Chromium browser = Chromium.start();
    chromium = browser;
    Thread.ofVirtual()
        .start(() -> {
          try {
            other.complete(PageServer.open(folder.resolve("away"), Map.of(), browser));
          } catch (Exception e) {
            other.completeExceptionally(e);
          }
        });
    home =
        PageServer.open(
            folder.resolve("home"),
            Map.of("ILWON_CODE_LIFE_MS", "4000"),
            browser,
            "code-life=110s",
            "resend-gap=0s");
    away = other.get();
  }

  @AfterAll
  static void end() throws Exception {
    try (var _ = chromium;
        var _ = home;
        var sleeper = away) {
      if (sleeper != null) {
        sleeper.server().asleep(false);
      }
    }
  }

  @Nested
  @Order(1)
  class BeforeTheSleep extends OutageCases.Before {}

  @Nested
  @Order(2)
  class Way extends WayCases {}

  @Nested
  @Order(3)
  class Once extends OnceCases {}

  @Nested
  @Order(4)
  class Refusals extends RefusalCases {}

  @Nested
  @Order(5)
  class AfterTheSleep extends OutageCases.After {}
}
