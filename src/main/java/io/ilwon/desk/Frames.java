package io.ilwon.desk;

import io.ilwon.http.Request;
import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws what goes around pages: of the navigation only what is there and what they may open. */
final class Frames {
  private final ProjectNames projects;
  private final boolean test;
  private final Set<String> pages;

  /**
   * @param test whether only test keys work
   * @param pages the paths that answer GET
   */
  Frames(ProjectNames projects, boolean test, Set<String> pages) {
    this.projects = projects;
    this.test = test;
    this.pages = pages;
  }

  Texts words(Look look) {
    return Words.of(look.language());
  }

  /** Around a page for whoever is not signed in. */
  Frame outside(Request request, Look look, String title) {
    Texts words = words(look);
    return new Frame(
        words,
        other(look),
        words.text(title),
        here(request),
        test,
        null,
        said(request, words),
        null);
  }

  Frame of(Visit visit, Section section, String title) {
    Look look = visit.look();
    Texts words = words(look);
    return new Frame(
        words,
        other(look),
        title,
        here(visit.request()),
        test,
        self(visit, section, words),
        said(visit.request(), words),
        null);
  }

  private Frame.Self self(Visit visit, Section section, Texts words) {
    List<Item> nav = new ArrayList<>();
    for (Section each : Section.values()) {
      if (each.openTo(visit.powers()) && pages.contains(each.path())) {
        nav.add(new Item(each.path(), words.text(each.key()), each == section));
      }
    }
    Look look = visit.look();
    List<Choice> clocks =
        Arrays.stream(Clock.values())
            .map(clock ->
                new Choice(
                    clock.word(), words.text("clock." + clock.word()), clock == look.clock()))
            .toList();
    String role = visit.operator().role().word().toLowerCase(Locale.ROOT);
    boolean searches = pages.contains(Section.VERIFICATIONS.path());
    return new Frame.Self(
        visit.operator().displayName(),
        words.text("role." + role),
        Csrf.of(visit.token()),
        nav,
        choices(look, words),
        clocks,
        searches && Section.VERIFICATIONS.openTo(visit.powers()),
        visit.may(Power.MEMBERS));
  }

  private List<Choice> choices(Look look, Texts words) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("all", words.text("top.all"), look.project() == null));
    projects
        .all()
        .forEach((id, name) -> choices.add(new Choice(id, name, id.equals(look.project()))));
    return choices;
  }

  private static Frame.Other other(Look look) {
    Language other = look.language().other();
    return new Frame.Other(other.word(), Words.of(other).text("lang.name"));
  }

  /** Only what we say ourselves: no text comes in by an address. */
  private static @Nullable String said(Request request, Texts words) {
    String key = "said." + request.query("said").orElse("");
    return words.keys().contains(key) ? words.text(key) : null;
  }

  private static String here(Request request) {
    boolean get = request.method().equals("GET");
    return Stray.without(get ? request.pathAndQuery() : request.path());
  }
}
