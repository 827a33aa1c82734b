package io.ilwon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import io.ilwon.browser.PageServer.Link;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not go well, and the way on from there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalCases {
  private static final String NO_FURTHER = "여기서 더 진행할 수 없어요";
  private static final String SEND = "1원 보내기";

  private static final List<String> SETTLING = new ArrayList<>();
  private static final List<Person> WAITING = new ArrayList<>();

  private final PageServer server = HostedPageTest.home();

  @Test
  @Order(0)
  void aBankThatSettlesLaterIsWaitedFor() throws Exception {
    String account = server.account("0004");
    Person person = server.person();
    WAITING.add(person);
    SETTLING.add(account);
    person.open(server.link()).sends(account).sees(Person.UNKNOWN);
  }

  @Test
  @Order(8)
  void whenItHasSettledThePageGoesOnByItself() throws Exception {
    try (Person person = WAITING.getFirst()) {
      person.sees(Person.CODE).readsNothingOf("방금 1원을 보냈어요");
      person.types(server.code(SETTLING.getFirst())).sees(Person.DONE);
    }
  }

  @Order(1)
  @ParameterizedTest
  @CsvSource({
    "0001, 계좌를 확인하지 못했어요,                남은 기회는 4번이에요., 다시 입력하기",
    "0013, 계좌를 확인하지 못했어요,                남은 기회는 4번이에요., 다시 입력하기",
    "0002, 이 계좌는 1원을 받을 수 없어요,          남은 기회는 4번이에요., 다른 계좌로 하기",
    "0003, 지금은 국민은행 계좌로 보낼 수 없어요,   은행 점검이나 일시 장애예요., 다른 은행 고르기",
    "0007, 1원을 보내지 못했어요,                   저희 쪽 문제예요., 다시 하기",
    "0008, 1원을 보내지 못했어요,                   저희 쪽 문제예요., 다시 하기"
  })
  void aRefusalSaysWhyAndLeadsOn(String ending, String title, String words, String onward)
      throws Exception {
    Link link = server.link();
    String bad = server.account(ending);
    String good = server.account();
    try (Person person = server.person()) {
      Page page = person.open(link).page();
      person.sends(bad).sees(title).reads(words);
      page.reload();
      person.sees(title).follows(onward);
      assertThat(page.locator("h1")).not().hasText(title);
      if (person.title().equals(Person.PICK)) {
        person.bank("국민");
      } else {
        // What was typed is still there, to be mended.
        assertThat(page.locator("#number")).hasValue(bad);
      }
      String again = ending.equals("0003") ? bad : good;
      person.fills(again, "홍길동").presses(SEND).sees(Person.CODE);
      person.types(server.code(again)).sees(Person.DONE);
      assertEquals(List.of("refused", "sent"), server.transfers(link));
    }
  }

  @Test
  @Order(2)
  void theFifthFailureEndsIt() throws Exception {
    Link link = server.link();
    try (Person person = server.person()) {
      person.open(link).sends(server.account("0001"));
      for (int left = 4; left > 0; left--) {
        person.reads("남은 기회는 " + left + "번이에요.");
        boolean stuck = left <= 2;
        assertThat(person.page().locator(".actions .main"))
            .hasText(stuck ? "다른 계좌로 하기" : "다시 입력하기");
        person.follows("다시 입력하기").presses(SEND);
      }
      person.sees(NO_FURTHER).reads("기회 5번을 모두 썼어요.").reads("문의번호 " + link.id());
      person.follows("돌아가기").sees("가게");
    }
  }

  @Test
  @Order(2)
  void theThirdWrongCodeEndsItAndTheFifthLocksTheAccount() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      person.open(link).sends(account).sees(Person.CODE);
      String wrong = PageServer.wrong(server.code(account));
      person.types(wrong).reads("2번 더 입력할 수 있어요.");
      person.types(wrong).reads("이제 한 번 남았어요.");
      person.types(wrong).sees(NO_FURTHER).reads("숫자가 3번 달랐어요.");
    }
    server.assertOneWon(link, account);
    try (Person person = server.person()) {
      person.open(server.link()).sends(account).sees(Person.CODE);
      String wrong = PageServer.wrong(server.codes(account).getFirst());
      person.types(wrong).reads("2번 더").types(wrong).reads("이제 한 번 남았어요.");
      person.types(wrong).sees("지금은 이 계좌를 확인할 수 없어요").follows("다른 계좌로 하기");
      String other = server.account();
      person.sends(other).sees(Person.CODE).types(server.code(other)).sees(Person.DONE);
    }
  }

  @Test
  @Order(2)
  void whileNobodyKnowsACodeMayBeTyped() throws Exception {
    Link link = server.link();
    String account = server.account("0006");
    try (Person person = server.person()) {
      Page page = person.open(link).page();
      person.sends(account).sees(Person.UNKNOWN).follows("지금 확인하기").sees(Person.UNKNOWN);
      person.follows("이미 1원이 보여요").sees(Person.CODE);
      page.locator("#code").fill("1");
      // From the bank's app back to the page: what was typed is still there.
      page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
      page.waitForTimeout(300);
      assertThat(page.locator("#code")).hasValue("1");
      person.types("12").sees(Person.CODE).reads("숫자 3자리를 입력해 주세요.");
      person.types("123").sees(Person.CODE).reads("2번 더 입력할 수 있어요.");
      page.goBack();
      page.navigate(link.url() + "/account?bank=004");
      person.sees(Person.UNKNOWN);
    }
    assertEquals(List.of("unknown"), server.transfers(link));
    assertEquals(List.of(), server.codes(account));
  }

  @Test
  @Order(2)
  void aNameThatTheBankSpellsDifferentlyIsTheSame() throws Exception {
    Link link = server.link();
    String account = server.account("0012");
    try (Person person = server.person()) {
      person.open(link).sends(account).sees(Person.CODE);
      person.types(server.code(account)).sees(Person.DONE);
    }
    server.assertOneWon(link, account);
  }

  @Test
  @Order(2)
  void aWonThatTheBankTakesBackEndsItsCode() throws Exception {
    Link link = server.link();
    String account = server.account("0014");
    try (Person person = server.person()) {
      person.open(link).sends(account).sees(Person.CODE);
      String code = server.code(account);
      server.bankTakesBackNow();
      server.await(link, "reversed");
      person.types(code).sees("이 계좌는 1원을 받을 수 없어요").follows("다른 계좌로 하기");
      String other = server.account();
      person.sends(other).sees(Person.CODE).types(server.code(other)).sees(Person.DONE);
    }
    assertEquals(List.of("reversed", "sent"), server.transfers(link));
  }

  @Test
  @Order(2)
  void aRevokedLinkSaysSo() throws Exception {
    Link link = server.link();
    try (Person person = server.person()) {
      person.open(link).bank("국민").fills(server.account(), "홍길동");
      server.revoke(link);
      person.presses(SEND).sees("이 링크는 쓸 수 없어요").reads("예제 sample에서 새 링크를 받아 주세요.");
    }
    assertEquals(List.of(), server.transfers(link));
    try (Person person = server.person().complainsOf("404")) {
      person.page().navigate(server.origin() + "/v/nobody-knows-it");
      person.sees("이 링크는 쓸 수 없어요");
    }
  }

  @Test
  @Order(2)
  void withoutANetworkNothingIsLost() throws Exception {
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      Page page = person.open(link).bank("국민").fills(account, "홍길동").page();
      person.context().setOffline(true);
      assertThat(page.locator("#offline")).containsText("인터넷이 끊겼어요");
      person.presses(SEND).follows("은행 바꾸기").sees("국민은행 계좌번호를 입력해 주세요");
      person.context().setOffline(false);
      assertThat(page.locator("#offline p")).isHidden();
      person.presses(SEND).sees(Person.CODE);
      page.locator("#code").fill(server.code(account));
      person.context().setOffline(true);
      person.presses("확인").sees(Person.CODE);
      person.context().setOffline(false);
      assertThat(page.locator("#offline p")).isHidden();
      person.presses("확인").sees(Person.DONE);
    }
    server.assertOneWon(link, account);
  }

  @Test
  @Order(9)
  void aCodeThatIsTooOldIsFollowedByANewOne() throws Exception {
    // For one code the server's own setting holds, which is short.
    server.set("code-life=");
    Link link = server.link();
    String account = server.account();
    try (Person person = server.person()) {
      person.open(link).sends(account);
      person.page().waitForURL(link.url());
      server.set("code-life=110s");
      person.sees("시간이 지났어요").reads("4번 더 보낼 수 있어요.").presses("1원 다시 보내기");
      person.sees(Person.CODE).types(server.codes(account).getFirst()).sees(Person.DONE);
    }
    assertEquals(List.of("sent", "sent"), server.transfers(link));
    assertEquals(2, server.codes(account).size());
  }
}
