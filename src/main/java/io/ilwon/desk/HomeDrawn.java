package io.ilwon.desk;

import io.ilwon.bank.Bank;
import io.ilwon.http.Texts;
import io.ilwon.submission.Tallies;
import io.ilwon.submission.Tallies.Funnel;
import io.ilwon.submission.Tallies.Outcome;
import io.ilwon.transfer.HeldBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** D1's parts, from sums to words. Pure but for the banks' holds. */
final class HomeDrawn {
  private static final String NOTHING = "–";

  private final Reading reading;
  private final Texts w;
  private final Times times;

  HomeDrawn(Reading reading, Texts words, Times times) {
    this.reading = reading;
    this.w = words;
    this.times = times;
  }

  /**
   * What a stretch of time brought.
   *
   * @param half of them took no longer from the won's arrival to the right code
   */
  record Period(Funnel funnel, Optional<Duration> half) {}

  /** The four numbers; {@code links} where the operator may open the list. */
  List<HomeView.Figure> figures(Period is, Period was, Stretch stretch, boolean links) {
    Funnel now = is.funnel();
    Funnel before = was.funnel();
    Query list = Query.at(Filters.PATH).with("from", stretch.firstDay());
    String all = links ? list.href() : "";
    String good = links ? list.with("status", "approved").href() : "";
    return List.of(
        new HomeView.Figure(
            w.text("home.opened"),
            Shares.many(now.opened()),
            change(Shares.change(now.opened(), before.opened())),
            all),
        new HomeView.Figure(
            w.text("home.approved"),
            Shares.percent(now.approved(), now.ended()),
            change(Shares.points(now.approved(), now.ended(), before.approved(), before.ended())),
            good),
        new HomeView.Figure(
            w.text("home.half"),
            is.half().map(times::length).orElse(NOTHING),
            was.half().map(h -> w.text("home.before", "n", times.length(h))).orElse(null),
            good),
        new HomeView.Figure(
            w.text("home.won"),
            w.text("detail.won.value", "n", Shares.many(now.won())),
            change(Shares.change(now.won(), before.won())),
            all));
  }

  private @Nullable String change(@Nullable String change) {
    return change == null ? null : w.text("home.change", "n", change);
  }

  /** From the link to the right code. */
  List<HomeView.Step> steps(Funnel f) {
    long most = Math.max(1, Math.max(f.links(), f.opened()));
    return List.of(
        step("home.step.links", f.links(), most),
        step("home.step.opened", f.opened(), most),
        step("home.step.asked", f.asked(), most),
        step("home.step.sent", f.sent(), most),
        step("home.step.typed", f.typed(), most),
        step("home.step.approved", f.approved(), most));
  }

  private HomeView.Step step(String key, long many, long most) {
    int width = (int) (100 * many / most);
    return new HomeView.Step(w.text(key), Shares.many(many), Shares.percent(many, most), width);
  }

  /** Banks that were asked within the hour, and those to which nothing is sent. */
  List<HomeView.BankLine> banks(List<Outcome> hour, boolean links) {
    List<HomeView.BankLine> lines = new ArrayList<>();
    for (Bank bank : reading.banks().all()) {
      String code = bank.code().text();
      Optional<HeldBack> held = reading.holds().on(bank.code());
      BankHour of = BankHour.of(code, hour);
      if (of.all() == 0 && held.isEmpty()) {
        continue;
      }
      lines.add(
          new HomeView.BankLine(
              reading.bank(w, code),
              held.isPresent() ? "bad" : of.tone(),
              held.map(why -> w.text("held." + why.name().toLowerCase(Locale.ROOT)))
                  .orElse(w.text("bank." + of.tone())),
              Shares.percent(of.sent(), of.all()),
              of.half().map(times::length).orElse(NOTHING),
              links ? Query.at(Filters.PATH).with("bank", code).href() : ""));
    }
    return lines;
  }

  /** What cannot wait; empty on a good day. */
  List<HomeView.Need> needs(Tallies.Waiting waiting, long failing, boolean links, boolean hooks) {
    List<HomeView.Need> needs = new ArrayList<>();
    pile(needs, "home.need.unknown", waiting.unknown(), links ? "?status=unknown" : "");
    pile(needs, "home.need.queued", waiting.queued(), links ? "?status=queued" : "");
    if (failing > 0) {
      String text = w.text("home.need.webhooks", "n", failing);
      needs.add(new HomeView.Need("warn", text, hooks ? WebhookRoom.PATH : ""));
    }
    List<HeldBack> told = new ArrayList<>();
    for (Bank bank : reading.banks().all()) {
      Optional<HeldBack> held = reading.holds().on(bank.code());
      boolean all = held.isPresent() && held.get() == HeldBack.DATABASE_RESTORED;
      if (held.isPresent() && !(all && told.contains(held.get()))) {
        String why = w.text("held." + held.get().name().toLowerCase(Locale.ROOT));
        String name = all ? w.text("home.need.all") : reading.bank(w, bank.code().text());
        String href = links && !all ? "?bank=" + bank.code().text() : "";
        needs.add(need("bad", w.text("home.need.bank", "bank", name, "why", why), href));
        told.add(held.get());
      }
    }
    return needs;
  }

  private void pile(List<HomeView.Need> needs, String key, Tallies.Pile pile, String href) {
    if (pile.many() > 0 && pile.oldest() != null) {
      String since = times.of(pile.oldest()).text();
      needs.add(need("warn", w.text(key, "n", pile.many(), "since", since), href));
    }
  }

  private static HomeView.Need need(String tone, String text, String query) {
    return new HomeView.Need(tone, text, query.isEmpty() ? "" : Filters.PATH + query);
  }
}
