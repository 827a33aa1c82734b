package io.ilwon.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

/** A page led by its keys alone. Wherever they come to, the place is to be seen. */
record Keys(Page page) {
  /** What has the focus, and whether anybody sees that it has. */
  private static final String SEEN =
      """
      () => {
        const at = document.activeElement;
        const style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        return box.width > 0 && box.top < innerHeight && box.bottom > 0
          && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            || style.boxShadow !== 'none');
      }\
      """;

  private static final String PASTE =
      """
      text => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        const event = new ClipboardEvent('paste',
          { clipboardData: data, bubbles: true, cancelable: true });
        const at = document.activeElement;
        if (at.dispatchEvent(event)) {
          at.setRangeText(text, at.selectionStart, at.selectionEnd, 'end');
          at.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
      }\
      """;

  /** One Tab leads exactly there. */
  Keys tabsTo(String selector) {
    return presses("Tab").isAt(selector);
  }

  Keys isAt(String selector) {
    page.waitForFunction("s => document.activeElement.matches(s)", selector);
    assertTrue((Boolean) page.evaluate(SEEN), () -> "nobody sees that the focus is at " + selector);
    return this;
  }

  Keys types(String text) {
    page.keyboard().type(text);
    return this;
  }

  Keys presses(String key) {
    page.keyboard().press(key);
    return this;
  }

  /** As from the clipboard, into the field that has the focus. */
  Keys pastes(String text) {
    page.evaluate(PASTE, text);
    return this;
  }

  String text() {
    return (String) page.evaluate("() => document.activeElement.innerText");
  }

  String section() {
    return "#" + page.evaluate("() => document.activeElement.closest('section').id");
  }
}
