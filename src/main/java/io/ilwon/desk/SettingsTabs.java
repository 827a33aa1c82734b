package io.ilwon.desk;

import io.ilwon.operator.Power;
import java.util.ArrayList;
import java.util.List;

/** What the settings consist of, each for whoever may. */
final class SettingsTabs {
  private SettingsTabs() {}

  static List<Item> of(Visit visit, String here) {
    List<Item> tabs = new ArrayList<>();
    add(tabs, visit, Power.SEE_SETTINGS, SettingsScreen.PATH, "settings.tab.policy", here);
    add(tabs, visit, Power.STOP, StopScreen.PATH, "stop.title", here);
    add(tabs, visit, Power.MEMBERS, MembersScreen.PATH, "settings.tab.members", here);
    return tabs;
  }

  private static void add(
      List<Item> tabs, Visit visit, Power power, String path, String key, String here) {
    if (visit.may(power)) {
      tabs.add(new Item(path, visit.words().text(key), path.equals(here)));
    }
  }
}
