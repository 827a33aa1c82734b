package io.ilwon.desk;

import io.ilwon.http.Texts;
import java.util.List;

/** The pages for developers, side by side. */
public final class DeveloperTabs {
  static final String KEYS = "/desk/developers";
  static final String CALLS = "/desk/developers/calls";
  static final String TRY = "/desk/developers/try";

  private DeveloperTabs() {}

  static List<Item> at(String here, Texts words) {
    return List.of(
        item(KEYS, "dev.tab.keys", here, words),
        item(CALLS, "dev.tab.calls", here, words),
        item(TRY, "dev.tab.try", here, words));
  }

  private static Item item(String href, String key, String here, Texts words) {
    return new Item(href, words.text(key), href.equals(here));
  }
}
