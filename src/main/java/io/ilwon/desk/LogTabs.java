package io.ilwon.desk;

import io.ilwon.operator.Power;
import java.util.ArrayList;
import java.util.List;

/** What the logs are made of, above each of them. */
public record LogTabs(List<Item> items) {
  static LogTabs of(Visit visit, String here) {
    List<Item> items = new ArrayList<>();
    items.add(item(visit, ChangesScreen.PATH, "logs.changes", here));
    items.add(item(visit, AccessesScreen.PATH, "logs.accesses", here));
    if (visit.may(Power.SEE_LOGS)) {
      items.add(item(visit, ReviewScreen.PATH, "logs.review", here));
      items.add(item(visit, ChainScreen.PATH, "logs.chain", here));
    }
    return new LogTabs(items);
  }

  private static Item item(Visit visit, String path, String key, String here) {
    return new Item(path, visit.words().text(key), path.equals(here));
  }

  @Override
  public String toString() {
    return "LogTabs";
  }
}
