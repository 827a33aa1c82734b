package io.ilwon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.ilwon.browser.PageServer.Link;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A server that ends or sleeps in the middle of sending, and people who press on. */
final class OutageCases {
  private static final Duration SLEEP = Duration.ofSeconds(30);
  private static final String NO_SERVER = "ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET";

  /** Somebody whose server fell asleep. */
  private record Waiting(Person person, Link link, String account, Runnable press) {
    static Waiting at(PageServer server, Person person, String ending) throws Exception {
      Link link = server.link();
      String account = server.account(ending);
      person.open(link).bank("국민").fills(account, "홍길동");
      return new Waiting(person, link, account, person.press("#account button.main"));
    }
  }

  private static @Nullable Waiting withScript;
  private static @Nullable Waiting withoutScript;
  private static @Nullable Waiting notSent;
  private static long asleepSince;

  private OutageCases() {}

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class Before {
    private final PageServer server = HostedPageTest.away();

    @Test
    @Order(1)
    void aServerKilledWhileSendingGoesOnWhereItWas() throws Exception {
      Link one = server.link();
      Link two = server.link();
      Link three = server.link();
      String first = server.account("0010");
      String second = server.account("0010");
      String third = server.account("0011");
      try (Person waits = server.person().complainsOf(NO_SERVER);
          Person cut = server.withoutScript().complainsOf(NO_SERVER);
          Person dropped = server.person().complainsOf(NO_SERVER)) {
        waits.open(one).sends(first).sees(Person.SENDING);
        cut.open(two).bank("국민").fills(second, "홍길동");
        dropped.open(three).bank("국민").fills(third, "홍길동");
        dropped.press("#account button.main").run();
        cut.press("#account button.main").run();
        server.await(two, "sending");
        server.server().kill();
        server.server().startAgain();
        server.server().awaitReady();
        // The one's page goes on by itself; the others load theirs again, whatever it shows.
        cut.page().reload();
        dropped.page().reload();
        waits.sees(Person.CODE).types(server.code(first)).sees(Person.DONE);
        cut.sees(Person.CODE).types(server.code(second)).sees(Person.DONE);
        dropped.sees(Person.CODE).types(server.code(third)).sees(Person.DONE);
      }
      server.assertOneWon(one, first);
      server.assertOneWon(two, second);
      server.assertOneWon(three, third);
    }

    @Test
    @Order(2)
    void anotherAccountHasToWaitAndIsNotForgotten() throws Exception {
      Link link = server.link();
      String account = server.account();
      String other = server.account();
      try (Person person = server.person()) {
        person.open(link).sends(account).sees(Person.CODE).follows("계좌 바꾸기");
        person.sees(Person.PICK).sends(other).sees("국민은행 계좌번호를 입력해 주세요");
        person.reads("방금 1원을 보냈어요. 잠시 뒤에 다시 눌러 주세요.");
        assertEquals(other, person.page().locator("#number").inputValue());
        person.open(link).sees(Person.CODE).reads("초 뒤에 다시 보낼 수 있어요");
        person.types(server.code(account)).sees(Person.DONE);
      }
      server.assertOneWon(link, account);
      assertEquals(List.of(), server.codes(other));
    }

    @Test
    @Order(3)
    void theServerFallsAsleepWhileSending() throws Exception {
      notSent = Waiting.at(server, server.person(), "0005");
      notSent.press().run();
      notSent.person().sees(Person.UNKNOWN);
      withScript = Waiting.at(server, server.person(), "0010");
      withoutScript = Waiting.at(server, server.withoutScript(), "0010");
      withoutScript.press().run();
      withScript.press().run();
      server.await(withoutScript.link(), "sending");
      server.await(withScript.link(), "sending");
      server.server().asleep(true);
      asleepSince = System.nanoTime();
      withScript.press().run();
      withoutScript.press().run();
      for (Waiting each : List.of(withScript, withoutScript)) {
        // It asks a server that does not answer; the request waits for it.
        assertThrows(
            PlaywrightException.class,
            () -> each.person().page().reload(new Page.ReloadOptions().setTimeout(1000)));
      }
    }
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class After {
    private final PageServer server = HostedPageTest.away();

    @Test
    @Order(1)
    void itWakesAndNobodyGotASecondWon() throws Exception {
      long slept = System.nanoTime() - asleepSince;
      Thread.sleep(Math.max(0, SLEEP.toMillis() - slept / 1_000_000));
      server.server().asleep(false);
      for (Waiting each : List.of(known(withScript), known(withoutScript))) {
        try (Person person = each.person()) {
          person.page().navigate(each.link().url());
          person.sees(Person.CODE).types(server.code(each.account())).sees(Person.DONE);
        }
        server.assertOneWon(each.link(), each.account());
      }
    }

    @Test
    @Order(2)
    void aWonThatWasNotSentIsSaidToBeNone() throws Exception {
      Waiting each = known(notSent);
      String good = server.account();
      try (Person person = each.person()) {
        person.sees("1원을 보내지 못했어요").follows("다시 하기");
        person.fills(good, "홍길동").presses("1원 보내기").sees(Person.CODE);
        person.types(server.code(good)).sees(Person.DONE);
      }
      assertEquals(List.of(), server.codes(each.account()));
      assertEquals(List.of("refused", "sent"), server.transfers(each.link()));
    }

    private static Waiting known(@Nullable Waiting waiting) {
      return Objects.requireNonNull(waiting, "the server did not fall asleep");
    }
  }
}
