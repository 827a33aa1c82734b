package io.ilwon.browser;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.ilwon.DevRun;
import io.ilwon.http.RawClient;
import java.io.IOException;

/** What a person does on the page, wherever it is shown. */
final class Walk {
  private Walk() {}

  /** Picks a bank, names an account and has the won sent. */
  static void toTheCode(FrameLocator frame, String account) {
    bank(frame).click();
    frame.getByLabel("계좌번호").fill(account);
    frame.getByLabel("예금주 이름").fill("홍길동");
    press(frame, "1원 보내기");
    frame.locator("#code").waitFor();
  }

  static Locator bank(FrameLocator frame) {
    return frame
        .getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("국민"))
        .first();
  }

  static void press(FrameLocator frame, String name) {
    frame
        .getByRole(
            AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /** What the holder reads in the passbook. */
  static String code(DevRun server, String account) throws IOException {
    String path = "/sandbox/passbook?bankCode=004&accountNumber=" + account;
    String book =
        RawClient.once(server.port(), "GET " + path + " HTTP/1.1\r\nhost: x\r\n\r\n").body();
    return book.replaceFirst(".*?\"remitterName\":\"(\\d{3}).*", "$1");
  }
}
