package io.ilwon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The system's own Chromium without a window, led by Playwright. One thread at a time: that which
 * made it.
 */
public final class Chromium implements AutoCloseable {
  /** The one without windows first: the others draw theirs even where nobody sees them. */
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  /** Several times what any test class needs. */
  private static final Duration LONGEST = Duration.ofMinutes(7);

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it. It asks nobody outside for anything by itself. */
  public static Chromium start() {
    String mark = "--ilwon-test=" + UUID.randomUUID();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program())
                    .setHeadless(true)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            mark)));
    Thread.ofVirtual().start(() -> endIfHung(mark));
    return new Chromium(playwright, browser);
  }

  /** A person's browser: its own cookies, closed with the rest. */
  public BrowserContext person(Consumer<Browser.NewContextOptions> how) {
    Browser.NewContextOptions options = new Browser.NewContextOptions();
    options.setViewportSize(390, 844).setLocale("ko-KR").setTimezoneId("Asia/Seoul");
    how.accept(options);
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(15_000);
    return context;
  }

  /**
   * Closes a person's pages without waiting for the word that they are: Chromium owes it for ever
   * when a page's server died while it was asked.
   */
  public static void leave(BrowserContext context) {
    var soon = new Page.CloseOptions().setRunBeforeUnload(true);
    context.pages().forEach(page -> page.close(soon));
  }

  /** Playwright waits for its browser for ever; without one it says so, and the test fails. */
  private static void endIfHung(String mark) {
    LockSupport.parkNanos(LONGEST.toNanos());
    ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains(mark))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static Path program() {
    List<String> folders = List.of(System.getenv("PATH").split(":", -1));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no Chromium on the PATH; bin/test installs it"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
