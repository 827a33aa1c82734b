package io.ilwon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.ilwon.operator.People;
import io.ilwon.webhook.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The work of a day as operators do it, in one go on a whole server: once in Korean in a narrow
 * dark window, once in English on a desktop without a script. Every page is kept as a picture in
 * {@code target/day}.
 */
class DayInBrowserTest {
  private static Chromium chromium;

  private final List<String> wrong = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(Path.of("target", "day"));
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ko, 320, DARK, true", "en, 1280, LIGHT, false"})
  void theWorkOfADay(
      String lang, int width, ColorScheme scheme, boolean script, @TempDir Path folder)
      throws Exception {
    DayLook look = new DayLook(lang, width, scheme, script);
    try (DayShop shop = new DayShop(folder);
        DayPages hong = new DayPages(chromium, look, wrong);
        DayPages kim = new DayPages(chromium, look, wrong)) {
      join(hong, shop.server.firstLink(), "1");
      hong.title("홈", "Home").look("1d-home");
      join(kim, invited(hong), "1g");
      new DayQueue(shop, chromium).settled(hong, kim);
      told(hong, shop);
      rotated(hong, shop);
      try (DayPages person = new DayPages(chromium, look.phone(), wrong)) {
        switchedOff(hong, person, shop);
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** By a one-time link to the first page. */
  private static void join(DayPages p, String link, String shot) {
    p.open(link).title("비밀번호를 정해 주세요", "Choose a password");
    if (p.page().getByLabel(p.say("보이는 이름", "Display name")).count() > 0) {
      p.fill("로그인 이름", "Sign-in name", "hong").fill("보이는 이름", "Display name", "홍길동");
    }
    p.fill("비밀번호", "Password", People.PASSWORD)
        .fill("비밀번호 한 번 더", "The password once more", People.PASSWORD)
        .look(shot + "a-password")
        .press("다음", "Next")
        .title("인증 앱을 연결해 주세요", "Connect your authenticator app")
        .look(shot + "b-app");
    String secret = p.page().locator(".secret").innerText().replace(" ", "");
    p.fill("앱에 보이는 숫자 6자리", "The six digits the app shows", People.codeNow(secret))
        .press("연결하기", "Connect")
        .title("복구 코드를 적어 두세요", "Write down your recovery codes")
        .look(shot + "c-codes");
    assertThat(p.page().locator(".codes li")).hasCount(10);
    p.follow("적어 두었어요", "I have written them down");
  }

  /** A link for somebody who may agree, and not much more. */
  private static String invited(DayPages hong) {
    hong.page().locator("details.menu summary").click();
    hong.follow("구성원", "Members").title("구성원", "Members");
    Locator card = hong.card("구성원 초대", "Invite somebody");
    hong.fill(card, "로그인 이름", "Sign-in name", "kim")
        .fill(card, "보이는 이름", "Display name", "홍길순")
        .fill(card, "이유", "Reason", hong.say("두 번째 사람이 필요해요", "a second person is needed"));
    card.getByLabel(hong.say("역할", "Role")).selectOption(hong.say("준법", "Compliance"));
    hong.keep("1e-members").press("초대 링크 만들기", "Make the link");
    hong.title("링크를 전해 주세요", "Pass the link on").look("1f-link");
    return hong.page().locator(".secret").innerText().strip();
  }

  /** A server that is told answers 500; mended, it is told once more. */
  private static void told(DayPages p, DayShop shop) throws Exception {
    shop.receiver.answers = _ -> new Receiver.Answer(500, "", "broken", 0);
    p.go("웹훅", "Webhooks").title("웹훅", "Webhooks");
    Locator card = p.card("주소 추가하기", "Add an address");
    card.getByLabel(p.say("프로젝트", "Project")).selectOption("달빛 상점");
    p.fill(card, "주소", "Address", shop.receiver.url());
    card.getByLabel(p.say("은행이 1원을 입금했어요", "the bank booked the won")).check();
    p.fill(card, "이유", "Reason", p.say("상점 서버예요", "the shop's server"))
        .keep("3a-webhooks")
        .press(card, "주소 추가하기", "Add the address")
        .title("새 비밀 값", "New secret")
        .look("3b-secret");
    String secret = p.page().locator("#secret").innerText();
    p.follow("주소로 가기", "Go to the address").title("웹훅 주소", "One address");
    shop.clock.forward(Duration.ofSeconds(2));
    shop.tells();
    p.comes("500 답", "Answered 500").follow("실패", "Failed");
    p.reads("실패 · 다시 시도해요", "Failed, tried again").look("3c-failed");
    p.page().getByText("deposit.sent").last().click();
    p.title("전달 한 건", "One delivery").reads("500 답", "Answered 500").look("3d-delivery");
    shop.receiver.answers = _ -> Receiver.Answer.of(204);
    p.fill("이유", "Reason", p.say("받는 쪽을 고쳤어요", "the receiver was mended"));
    int before = shop.receiver.heard.size();
    p.press("다시 보내기", "Send again").comes("204 답", "Answered 204").look("3e-delivered");
    assertThat(p.page().locator("h1 .chip")).hasText(p.say("전달됨", "Delivered"));
    assertTrue(shop.receiver.heard.size() > before, "sent again by the press");
    Receiver.Heard last = shop.receiver.heard.getLast();
    assertTrue(DayShop.signed(last, secret), "its signature");
    assertEquals(shop.receiver.heard.getFirst().id(), last.id(), "the same event");
    assertEquals("deposit.sent", last.type());
  }

  /** The new key is shown once and opens the door; the former ends when it was said to. */
  private static void rotated(DayPages p, DayShop shop) throws Exception {
    String old = shop.key;
    p.go("개발자", "Developers").title("개발자", "Developers").keep("4a-keys");
    p.page()
        .locator("tr")
        .filter(new Locator.FilterOptions().setHasText("달빛 상점"))
        .locator("a")
        .first()
        .click();
    p.title("API 키", "One API key").look("4b-key");
    Locator card = p.card("키 바꾸기", "Rotate the key");
    boolean atOnce = p.korean();
    card.getByLabel(p.say("먼저 쓰던 키가 끝나는 때", "The former key ends"))
        .selectOption(atOnce ? "지금 바로" : "in 1 hour");
    p.fill(card, "이유", "Reason", p.say("정기 교체예요", "as every quarter"))
        .press(card, "새 키로 바꾸기", "Make the new key")
        .title("새 키", "New key")
        .look("4c-shown");
    shop.key = p.page().locator("#secret").innerText();
    p.follow("키 정보로 가기", "Go to the key").title("API 키", "One API key");
    assertFalse(p.page().content().contains(shop.key), "shown once");
    assertTrue(shop.isLetIn(shop.key), "the new key");
    if (atOnce) {
      shop.await(() -> !shop.isLetIn(old), "the end of the old key");
    } else {
      assertTrue(shop.isLetIn(old), "the old key for another hour");
    }
  }

  /** A bank is closed with words of the operator's, and people read them. */
  private static void switchedOff(DayPages hong, DayPages person, DayShop shop) throws Exception {
    String said = hong.say("국민은행 점검으로 15시까지 확인할 수 없어요.", "KB is under maintenance until 15:00.");
    hong.go("은행", "Banks").title("은행", "Banks").keep("5a-banks");
    hong.follow("국민은행", "KB Kookmin Bank").title("국민은행", "KB Kookmin Bank");
    Locator card = hong.card("이 은행 끄기", "Turn this bank off");
    hong.fill(card, "한국어", "Korean", "국민은행 점검으로 15시까지 확인할 수 없어요.")
        .fill(card, "영어", "English", "KB is under maintenance until 15:00.")
        .fill(card, "이유", "Reason", hong.say("은행이 알려 왔어요", "the bank called"))
        .look("5b-bank")
        .press(card, "다음", "Next")
        .title("정말 멈출까요?", "Really stop it?")
        .reads(said, said)
        .look("5c-sure")
        .press("지금 멈추기", "Stop it now")
        .reads("이 은행은 꺼져 있어요", "This bank is turned off")
        .look("5d-off");
    assertThat(card).hasCount(0);
    person.open(shop.link(person.say("ko", "en")));
    person.comes("점검 중", "Maintenance").keep("5e-picker");
    pick(person);
    person.title("지금은", "can’t take transfers now").reads(said, said).look("5f-closed");
    hong.page().locator("summary.button").click();
    Locator open = hong.page().locator("details[open]");
    hong.fill(open, "이유", "Reason", hong.say("점검이 끝났어요", "the bank is back"));
    hong.press(open, "다시 시작하기", "Resume");
    hong.reads("다시 시작했어요", "Resumed").look("5g-resumed");
    person.follow("다른 은행 고르기", "Pick another bank");
    shop.await(
        () -> {
          person.page().reload();
          return !person.text().contains(person.say("점검 중", "Maintenance"));
        },
        "the bank");
    pick(person);
    person.reads("계좌번호를 입력해 주세요", "account number").keep("5h-back");
  }

  private static void pick(DayPages person) {
    var kookmin = new Locator.FilterOptions().setHasText(person.say("국민", "Kookmin"));
    person.page().locator("#tiles a").filter(kookmin).first().click();
  }
}
