package io.ilwon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;

/** A won nobody knows of: found, asked about, and settled by two people, by the keys alone. */
final class DayQueue {
  /** The sandbox bank has it in process for ever. */
  private static final String LOST = "51234567770006";

  private final DayShop shop;
  private final Chromium chromium;

  DayQueue(DayShop shop, Chromium chromium) {
    this.shop = shop;
    this.chromium = chromium;
  }

  void settled(DayPages hong, DayPages kim) throws Exception {
    shop.deposit(LOST);
    shop.await("select state from transfer", "unknown");
    shop.clock.forward(Duration.ofMinutes(6));
    found(hong);
    asked(hong);
    proposed(hong, kim);
    agreed(kim);
    seenBy(hong);
    assertEquals(
        "hong kim",
        shop.one(
            "select operator || ' ' || second from audit_entry where action = 'transfer settle'"));
    assertEquals("sent operator", shop.one("select state || ' ' || proof from transfer"));
  }

  /** From the first page to the transfer. */
  private void found(DayPages hong) {
    hong.go("홈", "Home").follow("최근 7일", "Last 7 days");
    hong.reads("도착했는지 5분 넘게 모르는 1원 1건", "unknown for more than five minutes: 1");
    hong.look("2a-needs").page().locator(".needs a").first().click();
    hong.keep("2b-list").page().locator("tbody a").first().click();
    hong.title("확인 상세", "Verification").look("2c-verification");
    hong.follow("처리 대기에서 보기", "Open it among the unknown outcomes");
    hong.title("송금 한 건", "One transfer").reads("····0006", "····0006");
    hong.lookTwice(chromium, "2d-item");
    hong.go("처리 대기", "Unknown outcomes").title("처리 대기", "Unknown outcomes");
    hong.reads("결과를 몰라요", "Nobody knows the outcome").lookTwice(chromium, "2e-queue");
    hong.keys(hong.page().locator("tbody a").first(), "Enter").title("송금 한 건", "One transfer");
  }

  private void asked(DayPages hong) throws Exception {
    int before = Integer.parseInt(shop.one("select inquiries from transfer"));
    Locator card = hong.card("은행에 다시 확인", "Ask the bank again");
    hong.keys(card.locator("input[name=reason]"), "End");
    hong.page().keyboard().type(hong.say("고객이 물어봤어요", "the client called"));
    hong.keys(hong.button(card, "다시 확인하기", "Ask now"), "Enter");
    hong.reads("은행에 물어보는 중이에요", "The bank is being asked").look("2f-asked");
    shop.await(
        () -> Integer.parseInt(shop.one("select inquiries from transfer")) > before, "the answer");
    hong.page().reload();
    var asked = new Page.GetByTextOptions().setExact(true);
    Locator times = hong.page().getByText(hong.say("물어본 횟수", "Times asked"), asked);
    assertThat(times.locator("+ dd")).hasText(shop.one("select inquiries from transfer"));
  }

  private void proposed(DayPages hong, DayPages kim) throws Exception {
    Locator card = hong.card("결과 제안하기", "Propose how it ended");
    hong.keys(card.getByLabel(hong.say("보냄 — 명세에 있어요", "Sent — it is there")), "Space");
    hong.keys(card.locator("input[name=reason]"), "End");
    hong.page().keyboard().type(hong.say("오늘 명세 12번째 줄", "line 12 of today"));
    hong.keys(hong.button(card, "제안하기", "Propose"), "Enter");
    hong.reads("다른 운영자의 동의를 기다려요", "Another operator has to agree");
    Locator own = hong.card("두 번째 사람을 기다려요", "Waiting for a second person");
    assertThat(hong.button(own, "동의하고 끝내기", "Agree and settle")).hasCount(0);
    hong.lookTwice(chromium, "2g-proposed");
    // Whoever sends the form of somebody else is told so.
    own.locator("form").evaluate("f => f.action = f.action.replace('decline', 'agree')");
    hong.fill(own, "이유", "Reason", hong.say("저도 봤어요", "I looked too"));
    hong.press(own, "제안 거두기", "Withdraw it");
    hong.reads("직접 제안한 것에는 동의할 수 없어요", "You cannot agree to your own proposal");
    hong.look("2h-not-alone");
    assertEquals("unknown", shop.one("select state from transfer"));
    kim.go("처리 대기", "Unknown outcomes");
    kim.reads("보냄으로 제안 · hong", "Proposed as sent · hong").lookTwice(chromium, "2i-kims-queue");
  }

  private void agreed(DayPages kim) {
    kim.keys(kim.page().locator("tbody a").first(), "Enter");
    kim.reads("오늘 명세 12번째 줄", "line 12 of today").lookTwice(chromium, "2j-kims-item");
    Locator card = kim.card("두 번째 사람을 기다려요", "Waiting for a second person");
    kim.keys(card.locator("input[name=reason]"), "End");
    kim.page().keyboard().type(kim.say("명세를 저도 봤어요", "I looked at it too"));
    kim.keys(kim.button(card, "동의하고 끝내기", "Agree and settle"), "Enter");
    kim.reads("두 사람의 결정으로 끝냈어요", "Settled by two people").lookTwice(chromium, "2k-settled");
  }

  private void seenBy(DayPages hong) {
    hong.go("처리 대기", "Unknown outcomes");
    hong.reads("결과를 모르는 송금이 없어요", "Every outcome is known").lookTwice(chromium, "2l-empty");
    hong.go("확인 내역", "Verifications").page().locator("tbody a").first().click();
    hong.reads("운영자가 한 일", "An operator's deed").keep("2m-timeline");
    hong.page()
        .locator(".timeline li")
        .filter(
            new Locator.FilterOptions()
                .setHasText(hong.say("두 사람이 ‘보냄’으로 끝냈어요", "Two people settled it as sent")))
        .locator("a")
        .click();
    hong.reads("동의한 사람", "Who agreed").reads("kim", "kim").look("2n-deed");
    hong.go("기록", "Logs").reads("kim", "kim").keep("2o-logs");
  }
}
