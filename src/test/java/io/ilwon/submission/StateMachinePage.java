package io.ilwon.submission;

import io.ilwon.transfer.Change;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** docs/state-machine.md, drawn from what the rules decide. */
final class StateMachinePage {
  private static final Limits LIMITS = limits();

  private StateMachinePage() {}

  private static final String HEAD =
      """
      # The state machine

      What becomes of a submission, and of the transfers it begins. A test asks the rules
      (`SubmissionRules`, `TransferRules`) for every pair below and writes the answers down here; it
      fails when this page is stale. To write the page anew:
      `bin/test -Dtest=StateMachinePageTest -Dilwon.write=true`.

      How to read it:

      - *deposit A* is a PreStep2 for account A, where the last won went, if any did; *name-check* is
        its other kind, *holder* what the bank says to it.
      - *bank* is the answer to the send, while the caller waits unless said; *sender lost*: its lease
        ran out; *answer lost*: the caller was gone; *inquiry* is the answer to a question of ours.
        *No record* was asked after the settle horizon, unless *early*. *Booked* and *taken back* is
        what the bank tells by itself, or its statement; *disputed*: the statement contradicts us;
        *settled* is the word of two operators.
      - *code* is Step 2, *more time* the hosted page's five minutes more, *time* the due task; *patch*
        and *delete* are the doors of those names.
      - An answer in *italics* is our own next step and no answer to a caller; `-` is none. News that
        comes without a caller has an answer too, which nobody hears.
      - Effects are rows: a transfer's new state (*late* is *sent late*), *heard* when a caller has
        heard success; *place* and *check* are the account's of the bank day; *wrong* and *right* are
        its guesses; *person* is what Step 2 told; *erased* are the personal data; *alarm* calls an
        operator, *audit* writes down what operators did.
      - The fifth counted failure and the last wrong guess reject the submission instead
        (`too_many_retry`). Four hours without a PreStep2 and a day in all reject it (`timeout`)
        before anything else is looked at.
      """;

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n## The stages of a submission\n\n").append(stages());
    page.append("\n## The states of a transfer\n\n").append(states());
    page.append("\nWhat news does to it, with what becomes of the place of the day:\n\n");
    page.append(newsTable());
    page.append("\n## Every event in every stage\n");
    for (Scene scene : Scene.all()) {
      page.append("\n### ").append(capital(scene.name())).append("\n\n").append(table(scene));
    }
    return page.toString();
  }

  private static String table(Scene scene) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Happening happening : Happening.ALL) {
      Decision d = scene.hears(happening, LIMITS, Scene.NOW);
      if (d != null) {
        String outcome =
            "%s | %s | %s".formatted(answer(d), stage(scene, d), Words.of(d.effects()));
        rows.computeIfAbsent(outcome, o -> new ArrayList<>()).add(happening.words());
      }
    }
    StringBuilder table = new StringBuilder("| event | answer | next stage | effects |\n");
    table.append("| --- | --- | --- | --- |\n");
    rows.forEach((outcome, events) ->
        table.append("| %s | %s |\n".formatted(String.join(" · ", events), outcome)));
    return table.toString();
  }

  private static String answer(Decision d) {
    String words = Words.of(d.answer());
    return switch (d.answer()) {
      case Answer.Nothing n -> words;
      case Answer.Step step -> "*" + words + "*";
      case DepositAnswer a -> words;
      case GuessAnswer a -> words;
      case EditAnswer a -> words;
      case DeleteAnswer a -> words;
      case SettleAnswer a -> words;
      case MoreTimeAnswer a -> words;
    };
  }

  private static String stage(Scene scene, Decision d) {
    String before = scene.stage();
    String after = new Scene("", d.next()).stage();
    int failed = d.next().failures() - scene.submission().failures();
    return (before.equals(after) ? "stays" : after) + (failed > 0 ? ", a failure counted" : "");
  }

  private static String stages() {
    Map<String, Set<String>> ways = new LinkedHashMap<>();
    for (Scene scene : Scene.all()) {
      for (Happening happening : Happening.ALL) {
        Decision d = scene.hears(happening, LIMITS, Scene.NOW);
        String next = d == null ? scene.stage() : new Scene("", d.next()).stage();
        if (!next.equals(scene.stage())) {
          way(ways, scene.stage(), next, happening.words().split("[:,]", -1)[0]);
        }
      }
    }
    for (Scene scene : Scene.all()) {
      if (!scene.submission().stage().finished()) {
        Decision late =
            scene.hears(new Happening("time"), LIMITS, World.MORNING.plus(Limits.IN_ALL));
        way(ways, scene.stage(), new Scene("", next(late)).stage(), "time is up");
        Decision fifth =
            scene.after(4, 2).hears(new Happening("holder no match"), LIMITS, Scene.NOW);
        way(ways, scene.stage(), new Scene("", next(fifth)).stage(), "fifth failure");
      }
    }
    return diagram("awaiting deposit", ways);
  }

  private static Submission next(@Nullable Decision d) {
    if (d == null) {
      throw new AssertionError("time passes everywhere");
    }
    return d.next();
  }

  private static String states() {
    Map<String, Set<String>> ways = new LinkedHashMap<>();
    for (State state : eachState()) {
      for (Happening news : eachNews()) {
        String next = hear(state, news).next().state().word().replace('_', ' ');
        String now = state.word().replace('_', ' ');
        if (!next.equals(now)) {
          way(ways, now, next, news.words().split("[:,]", -1)[0]);
        }
      }
    }
    return diagram("sending", ways);
  }

  private static String newsTable() {
    StringBuilder table = new StringBuilder("| news |");
    eachState().forEach(s -> table.append(" ").append(s.word().replace('_', ' ')).append(" |"));
    table.append("\n| --- |").append(" --- |".repeat(eachState().size())).append("\n");
    for (Happening news : eachNews()) {
      table.append("| ").append(news.words()).append(" |");
      for (State state : eachState()) {
        table.append(" ").append(cell(state, hear(state, news))).append(" |");
      }
      table.append("\n");
    }
    return table.toString();
  }

  private static String cell(State before, Change change) {
    String next = change.next().state().word();
    String words = next.equals(before.word()) ? "" : next.replace('_', ' ');
    words +=
        switch (change.place()) {
          case KEPT -> "";
          case GIVEN_BACK -> ", place given back";
          case TAKEN_AGAIN -> ", place taken again";
        };
    return change.alarm() == Change.Alarm.NONE
        ? words
        : (words.isEmpty() ? "" : words + ", ") + "alarm: " + Words.of(change.alarm().name());
  }

  private static Change hear(State state, Happening news) {
    Transfer before = Scene.transfer(state, false);
    return TransferRules.hear(before, news.news(Scene.NOW), World.SCHEDULE, Scene.NOW);
  }

  /** One of each kind, in the order of a transfer's life. */
  private static List<State> eachState() {
    return Scene.states();
  }

  private static List<Happening> eachNews() {
    List<Happening> news = new ArrayList<>();
    for (Happening h : Happening.ALL) {
      boolean same = h.words().endsWith("caller gone") || h.words().startsWith("answer lost");
      if (h.aboutTransfer() && !same) {
        news.add(h);
      }
    }
    return news;
  }

  private static void way(Map<String, Set<String>> ways, String from, String to, String why) {
    ways.computeIfAbsent(id(from) + " --> " + id(to), w -> new LinkedHashSet<>()).add(why);
  }

  private static String diagram(String first, Map<String, Set<String>> ways) {
    StringBuilder d = new StringBuilder("```mermaid\nstateDiagram-v2\n");
    d.append("  [*] --> ").append(id(first)).append("\n");
    ways.forEach((way, whys) -> d.append("  %s: %s\n".formatted(way, String.join(" / ", whys))));
    return d.append("```\n").toString();
  }

  private static String id(String words) {
    return words.replace(' ', '_');
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  private static Limits limits() {
    World world = new World();
    world.now = Scene.NOW;
    return world.limits(World.account("A"));
  }
}
