package io.ilwon.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every page of the desk as an address, from its registry. A path that ends in a star needs to be
 * known here: what nobody knows how to ask for would never be looked at.
 */
final class DeskPages {
  private final Map<String, List<String>> known = new LinkedHashMap<>();
  private final Desk.Rooms rooms;

  DeskPages(Lived lived) {
    this.rooms = lived.desk.rooms;
    put("/desk", "", "?days=7");
    put(Filters.PATH, "", "?last4=9990", "?userid=u-1", "?status=unknown&bank=004", "?q=9990");
    List<String> verifications = new ArrayList<>();
    lived.verifications.values().forEach(id -> verifications.add("/" + id.text()));
    String one = "/" + lived.id("approved").text();
    verifications.addAll(List.of(one + "/json", one + "?only=failed"));
    for (int line = 0; line < 5; line++) {
      verifications.add(one + "?line=" + line);
    }
    put(Filters.PATH + "/*", verifications.toArray(String[]::new));
    put("/desk/rejections", "", "?days=28");
    put(QueueScreen.PATH + "/*", "/" + lived.queued);
    put(BanksScreen.PATH, "", "?q=KB");
    put(BanksScreen.PATH + "/*", "/003", "/004", "/all");
    put(MoneyScreen.PATH, "", "?period=31d");
    put(
        WebhookRoom.PATH + "/*",
        after(lived.hook),
        after(lived.hook) + "?show=failed",
        after(lived.delivery));
    put(KeyRow.FOLDER + "*", "/" + lived.keyId);
    put(DeveloperTabs.CALLS, "", "?key=" + lived.keyId);
    put(ChangesScreen.PATH, "", "?who=owner-1");
    put(AccessesScreen.PATH, "", "?what=reveal");
    put(StopScreen.PATH, "", "?what=bank:004");
  }

  private static String after(String path) {
    return path.substring(WebhookRoom.PATH.length());
  }

  /** What follows the path, without its star. */
  private void put(String path, String... rests) {
    String folder = path.endsWith("/*") ? path.substring(0, path.length() - 2) : path;
    known.put(path, java.util.Arrays.stream(rests).map(rest -> folder + rest).toList());
  }

  /** The registry's pages. */
  List<Action> actions() {
    return Desk.actions(rooms).stream().filter(action -> !action.writes()).toList();
  }

  /** How this page is asked for. */
  List<String> addresses(Action action) {
    if (action.path().contains("*") && !known.containsKey(action.path())) {
      throw new AssertionError(action + " is new: say in DeskPages how it is asked for");
    }
    return known.getOrDefault(action.path(), List.of(action.path()));
  }

  /** Known here and gone from the registry. */
  List<String> stale() {
    List<String> paths = actions().stream().map(Action::path).toList();
    return known.keySet().stream().filter(path -> !paths.contains(path)).toList();
  }
}
