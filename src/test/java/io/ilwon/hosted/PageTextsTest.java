package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.HolderName;
import io.ilwon.bank.MaskedName;
import java.io.IOException;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What single screens say, and what they must not. */
class PageTextsTest {
  private static final Screen.PickBank PICK = new Screen.PickBank(Notice.NONE);

  @Test
  void aBankThatIsClosedSaysWhenItOpensAndOneThatIsUnsteadySaysSo() {
    Document page = Jsoup.parse(Drawn.of(PICK, Language.KO).html());
    assertEquals("점검 중 · 10:30부터 돼요", badge(page, Drawn.CLOSED.text()));
    assertEquals("지금 불안정해요", badge(page, Drawn.UNSTEADY.text()));
    assertEquals(0, page.select("a[href$=bank=004] small").size());
    assertEquals(9, page.select("#popular li").size());
  }

  @Test
  void aStoppedBankTellsItsOperatorsMessageInThePersonsLanguage() {
    Screen closed = new Screen.BankClosed(Drawn.STOPPED, null);
    assertTrue(Drawn.of(closed, Language.KO).html().contains("오늘은 &lt;쉬어요&gt;"));
    assertTrue(Drawn.of(closed, Language.EN).html().contains("Resting &lt;today&gt;"));
    Screen other = new Screen.BankClosed(Drawn.CLOSED, null);
    assertTrue(Drawn.of(other, Language.EN).html().contains("Maintenance or a short outage"));
  }

  @Test
  void aSearchWithoutScriptShowsWhatItFoundAndNothingFoundStillShowsAll() {
    Document found = search("ㄱㅁ");
    assertTrue(found.select("#tiles li").size() < 10);
    assertTrue(found.expectFirst("#count").text().matches("\\d곳을 찾았어요"));
    Document none = search("없는곳");
    assertTrue(none.expectFirst("#count").text().startsWith("‘없는곳’에 맞는 곳이 없어요."));
    assertTrue(none.select("#tiles li").size() > 70);
  }

  @Test
  void twoThingsToMendAreLinkedFromASummaryAndMarkedAtTheirFields() {
    Document page = account(Notice.NUMBER_AND_HOLDER_EMPTY);
    assertEquals("두 곳을 고쳐 주세요", page.expectFirst("#summary h2").text());
    assertEquals(2, page.select("#summary a").size());
    assertEquals(2, page.select("[aria-invalid=true]").size());
    Document one = account(Notice.HOLDER_EMPTY);
    assertNull(one.selectFirst("#summary"));
    assertEquals("holder", one.expectFirst("[aria-invalid=true]").id());
    assertTrue(one.expectFirst("#holder").attr("aria-describedby").contains("holder-error"));
  }

  @Test
  void anUnusualLengthIsAHintAndNoError() {
    Document page = account(Notice.NONE);
    assertFalse(page.expectFirst("#number-length span").hasAttr("hidden"));
    assertTrue(page.expectFirst("#number-length").text().contains("10·11·12·14자리"));
    assertEquals("false", page.expectFirst("#number").attr("aria-invalid"));
  }

  @ParameterizedTest
  @EnumSource
  void aWrongNumberAndAWrongNameAreToldInTheSameWords(Language language) {
    // One notice stands for both, and its page has no place for what was wrong.
    var once = new Screen.NotConfirmed(Stood.ACCOUNT.bank(), 3, false);
    Document page = Jsoup.parse(Drawn.of(once, language).html());
    var words = Words.of(language);
    assertEquals(words.text("P11.title"), page.expectFirst("h1").text());
    assertEquals(words.text("P11.body", "n", 3), page.expectFirst(".center p").text());
    var about = EnumSet.allOf(Notice.class).stream().filter(n -> n.name().contains("CONFIRMED"));
    assertEquals(1, about.count());
  }

  @Test
  void theThirdSameErrorOffersTheOtherWayFirst() {
    var bank = Stood.ACCOUNT.bank();
    assertEquals("다시 입력하기", first(new Screen.NotConfirmed(bank, 3, false)));
    assertEquals("다른 계좌로 하기", first(new Screen.NotConfirmed(bank, 3, true)));
  }

  @Test
  void moreTimeIsThereForTheScriptAndShownInTheLastTwoMinutes() {
    assertNull(code(900, false).selectFirst("#extend"));
    assertTrue(code(400, true).expectFirst("#extend").hasAttr("hidden"));
    assertFalse(code(320, true).expectFirst("#extend").hasAttr("hidden"));
    assertEquals("남은 시간 2:00", code(320, true).expectFirst("[role=timer]").text());
  }

  @Test
  void aWaitingPageAsksAgainByItselfAndOnlyThatOne() {
    assertNotNull(Jsoup.parse(Drawn.of(new Screen.Sending(false), Language.KO).html()));
    for (Screen screen : Drawn.screens()) {
      boolean waits = screen instanceof Screen.Sending || screen instanceof Screen.Unknown;
      String html = Drawn.of(screen, Language.KO).html();
      assertEquals(waits, html.contains("<noscript><meta http-equiv=\"refresh\""), html);
    }
  }

  @Test
  void aLinkNobodyKnowsNamesNoClient() {
    Document page = Jsoup.parse(Drawn.PAGES.unknownLink(Language.KO));
    assertEquals("이 링크는 쓸 수 없어요", page.expectFirst("h1").text());
    assertTrue(page.text().contains("링크를 보낸 곳"));
  }

  @ParameterizedTest
  @CsvSource({"홍길동, 홍*동", "김하, 김*", "김, 김", "Hong Gildong, H*** ******g", "𠮷野家, 𠮷*家"})
  void aNameIsMaskedAndKnownToItsOwner(String name, String masked) {
    assertEquals(masked, MaskedName.of(new HolderName(name)));
  }

  /** Text against every ground it stands on, and lines and focus against the page: WCAG 2.2. */
  @ParameterizedTest
  @CsvSource({
    "ink, paper, 4.5", "ink, card, 4.5", "soft, paper, 4.5", "soft, card, 4.5",
    "main, paper, 4.5", "on-main, main, 4.5", "bad, paper, 4.5", "bad, card, 4.5",
    "good, card, 4.5", "line, paper, 3", "focus, paper, 3", "main, card, 3",
  })
  void coloursAreLegibleInBothThemes(String one, String other, double least) throws IOException {
    String css = Drawn.asset("page.css");
    String[] themes = css.split("prefers-color-scheme: dark", 2);
    for (String theme : themes) {
      double contrast = Contrast.of(colour(theme, one), colour(theme, other));
      assertTrue(contrast >= least, one + " on " + other + ": " + contrast);
    }
  }

  private static String colour(String css, String name) {
    var found = Pattern.compile("--" + name + ": (#[0-9a-f]+);").matcher(css);
    assertTrue(found.find(), name);
    return found.group(1);
  }

  private static String badge(Document page, String code) {
    return page.expectFirst("#banks a[href$=bank=" + code + "] small").text();
  }

  private static Document search(String q) {
    return Jsoup.parse(Drawn.PAGES.picker(PICK, Drawn.scene(Language.KO), q));
  }

  private static Document account(Notice notice) {
    var bank = Stood.ACCOUNT.bank();
    var screen = new Screen.EnterAccount(bank, false, "1234567", "", null, 5, notice);
    return Jsoup.parse(Drawn.of(screen, Language.KO).html());
  }

  private static Document code(double expires, boolean extendable) {
    var screen =
        new Screen.EnterCode(
            Stood.ACCOUNT, Stood.at(expires), 3, 3, Stood.at(30), extendable, Notice.NONE);
    return Jsoup.parse(Drawn.of(screen, Language.KO).html());
  }

  private static String first(Screen screen) {
    return Jsoup.parse(Drawn.of(screen, Language.KO).html()).expectFirst(".main").text();
  }
}
