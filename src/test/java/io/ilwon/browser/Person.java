package io.ilwon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody at the page, who reads and presses what is there. Whatever their browser asks elsewhere
 * or complains of is kept, and {@link #close} fails on it.
 */
final class Person implements AutoCloseable {
  static final String PICK = "어느 은행 계좌를 확인할까요?";
  static final String SENDING = "1원을 보내고 있어요";
  static final String CODE = "입금자명 앞 숫자 3자리를 입력해 주세요";
  static final String UNKNOWN = "은행에서 처리하고 있어요";
  static final String DONE = "계좌를 확인했어요";

  private final BrowserContext context;
  private final List<String> strayed = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Pattern expected = Pattern.compile("(?!)");
  private Page page;

  Person(BrowserContext context, List<String> places) {
    this.context = context;
    context.onRequest(request -> {
      if (places.stream().noneMatch(request.url()::startsWith)) {
        strayed.add(request.url());
      }
    });
    context.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add(message.text());
      }
    });
    context.onWebError(error -> complaints.add(error.error()));
    this.page = context.newPage();
  }

  BrowserContext context() {
    return context;
  }

  Page page() {
    return page;
  }

  /** Another tab; it is the one that is looked at from now on. */
  Page newTab() {
    page = context.newPage();
    return page;
  }

  void turnTo(Page tab) {
    page = tab;
  }

  /** Complaints that come with what this test does, such as a server that is away. */
  Person complainsOf(String pattern) {
    expected = Pattern.compile(pattern);
    return this;
  }

  Person open(PageServer.Link link) {
    page.navigate(link.url());
    return this;
  }

  /** From the picker to the account's page. */
  Person bank(String name) {
    page.locator("#tiles a")
        .filter(new Locator.FilterOptions().setHas(page.getByText(name, exact())))
        .first()
        .click();
    return this;
  }

  private static Page.GetByTextOptions exact() {
    return new Page.GetByTextOptions().setExact(true);
  }

  Person fills(String account, String holder) {
    page.locator("#number").fill(account);
    page.locator("#holder").fill(holder);
    return this;
  }

  /** The whole way to the code's page, or wherever the bank's answer leads. */
  Person sends(String account) {
    return bank("국민").fills(account, "홍길동").presses("1원 보내기");
  }

  Person types(String code) {
    page.locator("#code").fill(code);
    return presses("확인");
  }

  Person presses(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
    return this;
  }

  /** A press that waits for nothing that comes of it, made ready: the page may be busy then. */
  Runnable press(String selector) {
    Locator button = page.locator(selector);
    button.scrollIntoViewIfNeeded();
    BoundingBox at = button.boundingBox();
    Mouse mouse = page.mouse();
    return () -> mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  }

  Person follows(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).click();
    return this;
  }

  /** Waits until this is the page's heading. */
  Person sees(String title) {
    assertThat(page.locator("h1")).hasText(title);
    return this;
  }

  /** Waits until the page says this somewhere. */
  Person reads(String words) {
    assertThat(page.locator("main")).containsText(words);
    return this;
  }

  Person readsNothingOf(String words) {
    assertThat(page.locator("main")).not().containsText(words);
    return this;
  }

  String title() {
    return page.locator("h1").innerText();
  }

  @Override
  public void close() {
    Chromium.leave(context);
    assertEquals(List.of(), strayed, "asked elsewhere");
    List<String> unexpected =
        complaints.stream().filter(each -> !expected.matcher(each).find()).toList();
    assertEquals(List.of(), unexpected, "the browser complained");
  }
}
