package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.ilwon.browser.Chromium;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding a bank in the browser: by typing, by arrow keys, and without any script. */
class PickerInBrowserTest {
  private static final Shot SHOT = Shot.all().getFirst();
  private static final String SHOWN = "[data-all] li:visible";
  private static Gallery gallery;
  private static Chromium chromium;
  private static Page scripted;

  private Page page;

  @BeforeAll
  static void start() {
    gallery = new Gallery();
    chromium = Chromium.start();
    scripted = chromium.person(_ -> {}).newPage();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    gallery.close();
  }

  @BeforeEach
  void open() {
    page = scripted;
    page.setViewportSize(390, 844);
    page.navigate(gallery.address(SHOT, Language.KO));
  }

  @ParameterizedTest
  @CsvSource({
    "국민, 국민",
    "ㄱㅁ, 국민",
    "KOOKMIN, 국민",
    "ｋｏｏｋ, 국민",
    "004, 국민",
    "대구, iM뱅크",
    "토스 뱅크, 토스뱅크",
    "ㅋㅋㅇㅂㅋ, 카카오뱅크",
  })
  void theListFollowsWhatIsTypedAndItsCountIsSpoken(String typed, String name) {
    page.fill("#q", typed);
    List<String> names = page.locator(SHOWN + " a > span").allTextContents();
    assertTrue(names.contains(name), names::toString);
    assertTrue(names.size() < 4, names::toString);
    assertEquals(names.size() + "곳을 찾았어요", page.textContent("#count"));
    assertEquals("status", page.getAttribute("#count", "role"));
    assertEquals(0, page.locator("#popular:visible, .tabs:visible").count());
  }

  @Test
  void whatIsNotFoundSaysSoAndLeavesTheListAndAnEmptiedFieldIsTheBeginning() {
    int all = page.locator(SHOWN).count();
    page.fill("#q", "없는은행");
    assertTrue(page.textContent("#count").startsWith("‘없는은행’에 맞는 곳이 없어요."));
    assertEquals(all, page.locator(SHOWN).count());
    page.fill("#q", "국민");
    page.fill("#q", "");
    assertEquals("", page.textContent("#count"));
    assertEquals(all, page.locator(SHOWN).count());
    assertTrue(page.isVisible("#popular"));
  }

  @Test
  void arrowsWalkOverTheTilesAsTheyStand() {
    page.focus("#popular li:nth-child(1) a");
    assertEquals("국민", after("Home"));
    assertEquals("신한", after("ArrowRight"));
    assertEquals("우리", after("ArrowDown", "ArrowRight"));
    assertEquals("새마을금고", after("ArrowDown"));
    String below = after("ArrowDown");
    assertEquals(third(), below);
    assertEquals("새마을금고", after("ArrowUp"));
    assertEquals("카카오뱅크", after("ArrowUp", "ArrowUp", "ArrowUp"));
    assertEquals("신한", after("ArrowLeft"));
    page.focus("#banks li:last-child a");
    String last = focused();
    assertEquals(page.textContent("#securities li:first-child a > span"), after("ArrowRight"));
    assertEquals(last, after("ArrowLeft"));
    assertEquals(page.textContent("#securities li:last-child a > span"), after("End"));
    assertEquals(focused(), after("ArrowDown", "ArrowRight"));
  }

  @Test
  void arrowsSkipWhatTheSearchHasHidden() {
    page.fill("#q", "카카오");
    page.focus(SHOWN + " >> nth=0 >> a");
    assertEquals("카카오뱅크", focused());
    assertEquals("카카오페이", after("ArrowDown"));
    assertEquals("카카오뱅크", after("ArrowUp"));
  }

  @Test
  void oneTapGoesOnAndSoDoesEnter() {
    String to = "**/account?bank=004";
    page.waitForRequest(to, () -> page.click("#popular li:first-child a"));
    page.focus("#popular li:first-child a");
    page.waitForRequest(to, () -> page.keyboard().press("Enter"));
  }

  @ParameterizedTest
  @CsvSource({"ㄱㅁ, 국민", "kookmin, 국민", "대구은행, iM뱅크", "088, 신한"})
  void withoutScriptTheServerFinds(String typed, String name) {
    try (var context = chromium.person(how -> how.setJavaScriptEnabled(false))) {
      Page plain = context.newPage();
      plain.navigate(gallery.address(SHOT, Language.KO));
      plain.fill("#q", typed);
      plain.click(".search button");
      List<String> names = plain.locator(".tiles a > span").allTextContents();
      assertTrue(names.contains(name) && names.size() < 4, names::toString);
      assertEquals(names.size() + "곳을 찾았어요", plain.textContent("#count"));
      assertEquals(typed, plain.inputValue("#q"));
    }
  }

  private String after(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
    return focused();
  }

  private String focused() {
    return (String) page.evaluate("document.activeElement.querySelector('span').textContent");
  }

  private String third() {
    return page.textContent("#banks li:nth-child(3) a > span");
  }
}
