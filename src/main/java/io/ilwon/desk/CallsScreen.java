package io.ilwon.desk;

import io.ilwon.calls.CallGroup;
import io.ilwon.calls.CallSearch;
import io.ilwon.http.Response;
import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.project.IssuedKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** D10, calls that did not succeed, by what went wrong: what it means and what to do. */
public final class CallsScreen implements Screen {
  private static final List<String> PERIODS = List.of("1d", "7d", "15d");
  private static final int MOST_KEYS = 500;

  private final DeveloperRoom room;

  CallsScreen(DeveloperRoom room) {
    this.room = room;
  }

  /**
   * Calls that fail alike.
   *
   * @param change against the period before, in words
   * @param example where its call stands below; null for a call of none
   * @param submission where the last one is shown; null where that may not be seen
   */
  public record Row(
      String word,
      String call,
      String calls,
      String change,
      Times.Moment last,
      String meaning,
      String remedy,
      @Nullable String example,
      @Nullable String submission) {}

  /** The page. */
  public record View(
      Frame f,
      List<Item> tabs,
      List<Choice> keys,
      List<Choice> periods,
      List<Row> rows,
      List<Curl.Example> examples) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.page(DeveloperTabs.CALLS, Power.SEE_DEVELOPERS, this::show));
  }

  private Response show(Visit visit) throws SQLException {
    String period = visit.query("period").filter(PERIODS::contains).orElse(PERIODS.getFirst());
    Duration length = Duration.ofDays(Integer.parseInt(period.substring(0, period.length() - 1)));
    @Nullable String project = visit.project().orElse(null);
    List<IssuedKey> issued = room.keys().search(project, null, MOST_KEYS);
    Optional<String> key =
        visit.query("key").filter(id -> issued.stream().anyMatch(k -> k.id().text().equals(id)));
    List<CallGroup> groups = room.calls().groups(new CallSearch(project, key.orElse(null), length));
    String url = room.publicUrl().get().orElse("https://PUBLIC_URL");
    View view =
        new View(
            visit.frame(Section.DEVELOPERS, "calls.title"),
            DeveloperTabs.at(DeveloperTabs.CALLS, visit.words()),
            keys(visit.words(), issued, key),
            periods(visit.words(), period),
            groups.stream().map(group -> row(visit, group)).toList(),
            Curl.all(url));
    return visit.html("calls", view);
  }

  private static List<Choice> keys(Texts w, List<IssuedKey> issued, Optional<String> chosen) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", w.text("calls.key.all"), chosen.isEmpty()));
    for (IssuedKey key : issued) {
      String id = key.id().text();
      choices.add(new Choice(id, KeyRow.shortened(id), chosen.filter(id::equals).isPresent()));
    }
    return choices;
  }

  private static List<Choice> periods(Texts w, String chosen) {
    return PERIODS.stream()
        .map(each -> new Choice(each, w.text("calls.period." + each), each.equals(chosen)))
        .toList();
  }

  private static Row row(Visit visit, CallGroup group) {
    Texts w = visit.words();
    boolean linked = visit.may(Power.SEE_VERIFICATIONS) && !group.submission().isEmpty();
    String word = "calls.word." + slug(group.word());
    boolean known = w.keys().contains(word);
    return new Row(
        group.word(),
        group.call(),
        String.format(Locale.ROOT, "%,d", group.calls()),
        w.text("calls.before", "n", String.format(Locale.ROOT, "%,d", group.before())),
        visit.times().of(group.lastAt()),
        known ? w.text(word) : w.text("calls.word.unknown"),
        known ? w.text(word + ".do") : w.text("calls.word.unknown.do"),
        group.call().isEmpty() ? null : "#" + Curl.anchor(group.call()),
        linked ? "/desk/verifications/" + group.submission() : null);
  }

  /** A word of the contract as part of a key: some of them are sentences. */
  static String slug(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("_$", "");
  }
}
