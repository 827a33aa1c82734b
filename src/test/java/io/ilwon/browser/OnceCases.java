package io.ilwon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import io.ilwon.browser.PageServer.Link;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One won, whatever people do with the page; another one only where they ask for it. */
class OnceCases {
  private static final String ELSEWHERE = "다른 기기에서 열려 있어요";

  private final PageServer server = HostedPageTest.home();

  @Test
  void loadingAgainAtEveryStepChangesNothing() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      Page page = person.open(link).page();
      page.reload();
      person.bank("국민").sees("국민은행 계좌번호를 입력해 주세요");
      page.reload();
      person.fills(account, "홍길동").presses("1원 보내기").sees(Person.CODE);
      page.reload();
      person.sees(Person.CODE).types("12").reads("숫자 3자리를 입력해 주세요.");
      page.reload();
      person.reads("숫자 3자리를 입력해 주세요.").types(server.code(account)).sees(Person.DONE);
      page.reload();
      person.sees(Person.DONE);
    }
    server.assertOneWon(link, account);
  }

  @Test
  void goingBackAndPressingAgainSendsNothing() throws Exception {
    for (boolean script : List.of(true, false)) {
      Link link = server.link();
      String account = server.account();
      try (Person person = script ? server.person() : server.withoutScript()) {
        Page page = person.open(link).page();
        person.sends(account).sees(Person.CODE);
        for (int i = 0; i < 2; i++) {
          page.goBack();
          person.sees("국민은행 계좌번호를 입력해 주세요").fills(account, "홍길동");
          person.presses("1원 보내기").sees(Person.CODE);
        }
        page.goBack();
        page.goBack();
        // The first page of all: where the person stands now, and not where they began.
        person.open(link).sees(Person.CODE).types(server.code(account)).sees(Person.DONE);
        page.goBack();
        assertEquals(0, page.locator("#number").count());
        person.sees(Person.DONE);
      }
      server.assertOneWon(link, account);
    }
  }

  @Test
  void aDoubleTapIsOnePress() throws Exception {
    for (boolean script : List.of(true, false)) {
      Link link = server.link();
      String account = server.account();
      try (Person person = script ? server.person() : server.withoutScript()) {
        person.open(link).bank("국민").fills(account, "홍길동");
        person.page().locator("#account button.main").dblclick();
        person.sees(Person.CODE);
        person.page().locator("#code").fill(server.code(account));
        person.page().locator("#code-form button.main").dblclick();
        person.sees(Person.DONE);
      }
      server.assertOneWon(link, account);
    }
  }

  @Test
  void ofTwoTabsThatSendOneDoes() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.withoutScript()) {
      Page first = person.open(link).bank("국민").fills(account, "홍길동").page();
      Page second = person.newTab();
      person.open(link).bank("국민").fills(account, "홍길동");
      Runnable there = person.press("#account button.main");
      person.turnTo(first);
      Runnable here = person.press("#account button.main");
      here.run();
      there.run();
      person.turnTo(second);
      person.sees(Person.CODE).turnTo(first);
      person.sees(Person.CODE);
      server.assertOneWon(link, account);
      person.types(server.code(account)).sees(Person.DONE).turnTo(second);
      // Its form is of an earlier turn: it does nothing and shows how things stand.
      person.types("000").sees(Person.DONE);
    }
    server.assertOneWon(link, account);
  }

  @Test
  void aFormOfAnEarlierTurnDoesNothing() throws Exception {
    Link link = server.link();
    String account = server.account();
    String other = server.account();
    try (Person person = server.withoutScript()) {
      Page first = person.open(link).bank("국민").fills(account, "홍길동").page();
      Page second = person.newTab();
      person.open(link).bank("국민").fills(other, "홍길동").turnTo(first);
      person.presses("1원 보내기").sees(Person.CODE).turnTo(second);
      person.presses("1원 보내기").sees(Person.CODE);
      assertEquals(List.of(), server.codes(other));
      person.types(server.code(account)).sees(Person.DONE);
    }
    server.assertOneWon(link, account);
  }

  @Test
  void ofTwoDevicesTheOneThatTookOverActs() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person first = server.person();
        Person second = server.person()) {
      first.open(link).bank("국민").fills(account, "홍길동");
      second.open(link).bank("국민").fills(account, "홍길동");
      first.presses("1원 보내기").sees(Person.CODE);
      second.presses("1원 보내기").sees(ELSEWHERE).presses("여기서 이어서 하기").sees(Person.CODE);
      first.types(server.code(account)).sees(ELSEWHERE);
      assertEquals("enter_code", second.page().locator("body").getAttribute("data-screen"));
      second.page().reload();
      second.sees(Person.CODE).types(server.code(account)).sees(Person.DONE);
    }
    server.assertOneWon(link, account);
  }

  @Test
  void withoutScriptNothingIsMissing() throws Exception {
    Link link = server.link(",\"lang\":\"en\"");
    String account = server.account("0010");
    try (Person person = server.withoutScript()) {
      person.open(link).sees("Which bank account shall we check?").presses("Language 한국어");
      person.sees(Person.PICK);
      person.page().locator("#q").fill("ㄱㅁ");
      person.presses("찾기").reads("1곳을 찾았어요").sends(account).sees(Person.SENDING);
      // The bank takes six seconds; the page goes on by itself.
      person.sees(Person.CODE).types(PageServer.wrong(server.code(account)));
      person.reads("2번 더 입력할 수 있어요.").follows("1원이 안 보여요").sees("1원이 안 보여요");
      person.reads("그래도 안 되면 예제 sample 고객센터에 아래 문의번호를 알려 주세요.").follows("이전");
      person.sees(Person.CODE).presses("5분 더").reads("시간을 늘렸어요.");
      assertThat(person.page().locator("#timer")).containsText("남은 시간 6:");
      server.assertOneWon(link, account);

      person.presses("1원 다시 보내기 (남은 4번)").sees(Person.SENDING).sees(Person.CODE);
      person.reads("1원을 다시 보냈어요. 새 숫자를 입력해 주세요.");
      List<String> codes = server.codes(account);
      assertEquals(2, codes.size());
      person.types(codes.getFirst()).sees(Person.DONE).follows("예제 sample 화면으로 돌아가기");
      person.sees("가게");
    }
    assertEquals(List.of("sent", "sent"), server.transfers(link));
  }

  @Test
  void anotherWonIsAPressOfItsOwnAlsoAfterALostAnswer() throws Exception {
    Link link = server.link();
    String account = server.account("0011");
    try (Person person = server.person()) {
      person.open(link).sends(account).sees(Person.CODE);
      server.assertOneWon(link, account);
      person.readsNothingOf("다시 보냈어요").presses("1원 다시 보내기 (남은 4번)");
      person.sees(Person.CODE).reads("1원 다시 보내기 (남은 3번)");
      List<String> codes = server.codes(account);
      assertEquals(2, codes.size());
      person.types(codes.getFirst()).sees(Person.DONE);
    }
    assertEquals(List.of("sent", "sent"), server.transfers(link));
  }
}
