package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.ilwon.browser.Chromium;
import io.ilwon.operator.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every page of the registry, and what forms answer, in each language, theme and width, as a
 * picture in {@code target/desk-pictures}; with axe, and nothing beside the screen. For whoever has
 * the minutes: {@code -Dpictures=all}, or one look alone, {@code -Dpictures=ko-dark-320}.
 */
@EnabledIfSystemProperty(named = "pictures", matches = "all|(ko|en)-(light|dark)-[0-9]+")
class DeskPicturesTest {
  private static final Path FOLDER = Path.of("target", "desk-pictures");

  /** Of pages that are alike so many are enough. */
  private static final int MOST = 4;

  private final List<String> faults = new ArrayList<>();

  private record Look(Language language, ColorScheme theme, int width) {
    static List<Look> all() {
      List<Look> looks = new ArrayList<>();
      for (Language language : Language.values()) {
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          looks.add(new Look(language, theme, 320));
          looks.add(new Look(language, theme, 1280));
        }
      }
      String asked = System.getProperty("pictures", "all");
      return asked.equals("all") ? looks : List.of(of(asked.split("-", 3)));
    }

    private static Look of(String[] asked) {
      return new Look(
          Language.of(asked[0]).orElseThrow(),
          ColorScheme.valueOf(asked[1].toUpperCase(Locale.ROOT)),
          Integer.parseInt(asked[2]));
    }

    @Override
    public String toString() {
      return language.word() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width;
    }
  }

  @Test
  void everyPageInEveryLook() throws Exception {
    try (Lived lived = Lived.open();
        Lived fresh = Lived.fresh();
        Chromium chromium = Chromium.start()) {
      for (Look look : Look.all()) {
        try (BrowserContext context = browser(chromium, look)) {
          Page page = context.newPage();
          outside(page, look, lived);
          enter(context, look, lived);
          addresses(lived).forEach((name, at) -> open(page, look, name, lived.desk.url() + at));
          new Forms(page, lived)
              .all()
              .forEach((name, deed) -> {
                deed.run();
                keep(page, look, "forms-" + name);
              });
          enter(context, look, fresh);
          for (Action action : new DeskPages(lived).actions()) {
            if (!action.path().contains("*")) {
              open(page, look, "empty" + slug(action.path()), fresh.desk.url() + action.path());
            }
          }
        }
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  private static BrowserContext browser(Chromium chromium, Look look) {
    return chromium.person(how ->
        how.setLocale(look.language() == Language.KO ? "ko-KR" : "en-US")
            .setViewportSize(look.width(), 800)
            .setColorScheme(look.theme()));
  }

  private static void enter(BrowserContext context, Look look, Lived lived) {
    String seen = look.language().word() + ".kst." + lived.desk.project;
    String token = lived.desk.token(Role.OWNER).unmasked();
    context.addCookies(
        List.of(
            new Cookie("ilwon_desk", token).setUrl(lived.desk.url()),
            new Cookie("ilwon_desk_look", seen).setUrl(lived.desk.url())));
  }

  private void outside(Page page, Look look, Lived lived) {
    open(page, look, "entry", lived.desk.url() + EntryScreen.PATH);
    page.fill("#name", "hong");
    page.fill("#password", "something wrong");
    page.fill("#code", "123456");
    page.click("main button");
    keep(page, look, "entry-wrong");
    open(page, look, "join", lived.desk.url() + JoinScreen.FOLDER + lived.link);
    open(page, look, "join-gone", lived.desk.url() + JoinScreen.FOLDER + "x".repeat(43));
  }

  private static Map<String, String> addresses(Lived lived) {
    DeskPages pages = new DeskPages(lived);
    Map<String, String> all = new LinkedHashMap<>();
    for (Action action : pages.actions()) {
      List<String> some = pages.addresses(action);
      for (String address : some.subList(0, Math.min(MOST, some.size()))) {
        if (!address.endsWith("/json")) {
          all.put("page%02d%s".formatted(all.size(), slug(address)), address);
        }
      }
    }
    all.put("gone", "/desk/nowhere");
    all.put("gone-verification", Filters.PATH + "/nobodys");
    return all;
  }

  private static String slug(String path) {
    return path.replaceFirst("^/desk", "")
        .replaceAll("[a-z2-7]{20,}|[0-9a-f-]{30,}", "one")
        .replaceAll("[^A-Za-z0-9]+", "-");
  }

  private void open(Page page, Look look, String name, String url) {
    page.navigate(url);
    keep(page, look, name);
  }

  private void keep(Page page, Look look, String name) {
    String where = name + " " + look;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(FOLDER.resolve(look.toString()).resolve(name + ".png")));
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(rule ->
            faults.add(where + ": " + rule.getId() + " " + rule.getNodes().getFirst().getHtml()));
    Object wide = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    if (((Number) wide).intValue() > 0) {
      faults.add(where + ": wider than the screen by " + wide);
    }
  }
}
