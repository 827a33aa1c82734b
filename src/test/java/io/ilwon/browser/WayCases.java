package io.ilwon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.ilwon.browser.PageServer.Link;
import org.junit.jupiter.api.Test;

/** From the link to "confirmed" and back to the client, in every way people go it. */
class WayCases {
  private final PageServer server = HostedPageTest.home();

  @Test
  void inKorean() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      person.open(link).sees(Person.PICK).reads("예제 sample에서 요청했어요.");
      person.bank("국민").sees("국민은행 계좌번호를 입력해 주세요");
      person.fills(account, "홍길동").reads("입력한 번호 5123 4567 ");
      person.reads("남은 기회 5번").presses("1원 보내기").sees(Person.CODE);
      person.reads("국민 ····" + account.substring(10) + " 계좌로 1원을 보냈어요.");
      person.types(server.code(account)).sees(Person.DONE);
      person.reads("국민 ····" + account.substring(10)).reads("홍*동");
      person.presses("여기 있을게요");
      assertThat(person.page().locator("#moves")).isHidden();
      person.follows("예제 sample 화면으로 돌아가기").sees("가게");
      assertEquals(server.returnUrl() + "?session_id=" + link.id(), person.page().url());
    }
    assertTrue(server.came().contains("/back?session_id=" + link.id()), server.came()::toString);
    server.assertOneWon(link, account);
  }

  @Test
  void inEnglish() throws Exception {
    Link link = server.link(",\"lang\":\"en\"");
    String account = server.account();
    try (Person person = server.person(how -> how.setLocale("en-GB"))) {
      person.open(link).sees("Which bank account shall we check?").bank("Kookmin");
      person.fills(account, "HONG GILDONG").reads("You typed 5123 4567 ");
      person.presses("Send 1 won").sees("Enter the first 3 digits of the sender name");
      person.page().locator("#code").fill(server.code(account));
      person.presses("Confirm").sees("Account confirmed");
      person.follows("Back to 예제 sample").sees("가게");
      assertEquals(server.returnUrl() + "?session_id=" + link.id(), person.page().url());
    }
    server.assertOneWon(link, account);
  }

  @Test
  void byKeyboardAlone() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      Keys keys = new Keys(person.open(link).sees(Person.PICK).page());
      keys.tabsTo("#q").types("ㄱㅁ");
      assertThat(person.page().locator("#count")).hasText("1곳을 찾았어요");
      keys.tabsTo("button").tabsTo("#banks a").presses("Enter");
      person.sees("국민은행 계좌번호를 입력해 주세요");
      keys.tabsTo("#number").types(account).tabsTo("#holder").types("홍길동").presses("Enter");
      person.sees(Person.CODE);
      String code = server.code(account);
      keys.tabsTo("#code").types("12").presses("Enter");
      person.reads("숫자 3자리를 입력해 주세요.");
      keys.isAt("#code").types(PageServer.wrong(code)).tabsTo("button.main").presses("Enter");
      person.reads("2번 더 입력할 수 있어요.");
      // The field has the focus and its text is selected: typing replaces it.
      keys.isAt("#code").types(code).presses("Enter");
      person.sees(Person.DONE);
      keys.tabsTo("#moves button").tabsTo("a.main").presses("Enter");
      person.sees("가게");
    }
    server.assertOneWon(link, account);
  }

  @Test
  void arrowsWalkOverTheBanksAndHelpGivesTheFocusBack() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      Page page = person.open(link).sees(Person.PICK).page();
      Keys keys = new Keys(page);
      keys.tabsTo("#q").tabsTo("button").tabsTo("nav a").tabsTo("nav a").tabsTo("#popular a");
      String first = keys.text();
      keys.presses("ArrowRight").presses("ArrowDown").presses("ArrowLeft").presses("ArrowUp");
      assertEquals(first, keys.text());
      keys.presses("End");
      assertEquals("#securities", keys.section());
      keys.presses("Home");
      assertEquals(first, keys.text());
      person.sends(account).sees(Person.CODE);
      keys.tabsTo("#code").tabsTo("button.main").tabsTo("#extend button");
      keys.tabsTo("#help-link").presses("Enter");
      assertThat(page.locator("#help")).isVisible();
      keys.presses("Escape");
      assertThat(page.locator("#help")).isHidden();
      keys.isAt("#help-link");
    }
    server.assertOneWon(link, account);
  }

  @Test
  void aPastedLineIsSplitAndPutBack() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      Page page = person.open(link).bank("신한").sees("신한은행 계좌번호를 입력해 주세요").page();
      Keys keys = new Keys(page);
      page.locator("#number").focus();
      keys.pastes("국민은행 " + account.replaceFirst("(.{6})(..)", "$1-$2-") + " 홍길동");
      person.reads("붙여넣은 글에서 은행·번호·이름을 나눠 넣었어요.");
      assertThat(page.locator("#number")).hasValue(account);
      assertThat(page.locator("#holder")).hasValue("홍길동");
      assertThat(page.locator("#bank")).hasValue("004");
      person.sees("국민은행 계좌번호를 입력해 주세요");
      person.presses("되돌리기").sees("신한은행 계좌번호를 입력해 주세요");
      assertThat(page.locator("#number")).hasValue("");
      assertThat(page.locator("#holder")).hasValue("");
      assertThat(page.locator("#bank")).hasValue("088");
      keys.isAt("#number").pastes("국민 " + account + " 예금주: 홍길동");
      person.presses("1원 보내기").sees(Person.CODE).types(server.code(account)).sees(Person.DONE);
    }
    server.assertOneWon(link, account);
  }

  @Test
  void whatIsTypedIsReadWithGoodwillAndKeptWhenWrong() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      Page page = person.open(link).bank("국민").presses("1원 보내기").page();
      assertThat(page.locator("#summary")).isFocused();
      person.reads("두 곳을 고쳐 주세요").fills(account, "").presses("1원 보내기");
      person.reads("예금주 이름을 입력해 주세요.");
      assertThat(page.locator("#holder")).isFocused();
      assertThat(page.locator("#number")).hasValue(account);
      person.follows("은행 바꾸기").sees(Person.PICK).bank("국민");
      person.fills(account.substring(0, 6) + "-" + account.substring(6), "홍길동");
      person.presses("1원 보내기").sees(Person.CODE);
      String code = server.code(account);
      String wide =
          PageServer.wrong(code)
              .chars()
              .collect(
                  StringBuilder::new,
                  (text, c) -> text.append((char) (c - '0' + '０')),
                  (a, b) -> {})
              .toString();
      page.locator("#code").focus();
      new Keys(page).pastes(wide);
      person.presses("확인").reads("숫자가 달라요. 가장 최근 1원의 입금자명을 봐 주세요.");
      assertThat(page.locator("#code")).isFocused();
      new Keys(page).pastes(code + "일원");
      person.presses("확인").sees(Person.DONE);
    }
    server.assertOneWon(link, account);
  }

  @Test
  void theLanguageChangesWhereThePersonIs() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      person.open(link).presses("언어 English").sees("Which bank account shall we check?");
      person.bank("Kookmin").fills(account, "홍길동").presses("Language 한국어");
      person.sees("국민은행 계좌번호를 입력해 주세요");
      assertThat(person.page().locator("#number")).hasValue(account);
      assertThat(person.page().locator("#holder")).hasValue("홍길동");
      person.presses("1원 보내기").sees(Person.CODE).presses("언어 English");
      person.sees("Enter the first 3 digits of the sender name");
    }
    server.assertOneWon(link, account);
  }

  @Test
  void whatTheClientFixedIsNotAskedAndNotTold() throws Exception {
    Link link = server.link(",\"bank_code\":\"004\",\"holder_name\":\"홍길동\"");
    String account = server.account();
    try (Person person = server.person()) {
      Page page = person.open(link).sees("국민은행 계좌번호를 입력해 주세요").page();
      person.reads("이름의 계좌만 확인할 수 있어요.").presses("1원 보내기");
      person.reads("계좌번호를 입력해 주세요.");
      assertTrue(!page.content().contains("홍길동"), "the whole name was told");
      page.locator("#number").fill(account);
      person.presses("1원 보내기").sees(Person.CODE).follows("계좌 바꾸기");
      person.sees("국민은행 계좌번호를 입력해 주세요");
      page.goBack();
      person.sees(Person.CODE).types(server.code(account)).sees(Person.DONE);
    }
    server.assertOneWon(link, account);
  }
}
