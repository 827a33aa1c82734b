package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.operator.SavedViews;
import io.ilwon.rail.Refusal;
import io.ilwon.submission.MemoText;
import io.ilwon.submission.RegisterPage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** D2's page from what was found. */
final class ListDrawn {
  private final Reading reading;
  private final SavedViews views;

  ListDrawn(Reading reading, SavedViews views) {
    this.reading = reading;
    this.views = views;
  }

  ListView of(Visit visit, Filters filters, RegisterPage page, @Nullable String fault)
      throws SQLException {
    return of(visit, filters, page, fault, List.of());
  }

  ListView of(
      Visit visit,
      Filters filters,
      RegisterPage page,
      @Nullable String fault,
      List<Form.Fault> faults)
      throws SQLException {
    Texts w = visit.words();
    String next = page.next() == null ? null : filters.href(page.next());
    return new ListView(
        visit.frame(Section.VERIFICATIONS, "nav.verifications"),
        new ListView.Filled(
            filters.value("from"),
            filters.value("to"),
            filters.value("userid"),
            filters.value("last4"),
            filters.value("q")),
        statuses(w, filters.value("status")),
        banks(w, filters.value("bank")),
        reasons(w, filters.value("reason")),
        rows(visit, page),
        next,
        filters.after() == null ? null : filters.href(null),
        told(w, page),
        reading.demo(),
        page.rows().isEmpty(),
        !filters.none() || filters.after() != null,
        visit.may(Power.EXPORT),
        filters.carried(),
        "%,d".formatted(ExportScreen.ROWS),
        fault,
        filters.columns(),
        columns(w, filters.columns()),
        views(visit, filters, faults));
  }

  private static List<Choice> columns(Texts w, Columns columns) {
    return Columns.ALL.stream()
        .map(each -> new Choice(each, w.text("column." + each), columns.has(each)))
        .toList();
  }

  private Views views(Visit visit, Filters filters, List<Form.Fault> faults) throws SQLException {
    String here = filters.href(null);
    List<Views.Saved> saved = new ArrayList<>();
    for (SavedViews.View each : views.of(visit.operator())) {
      String href = KeptFilters.href(each.filters());
      saved.add(new Views.Saved(each.name(), href, href.equals(here)));
    }
    boolean savable = !filters.personal() && !KeptFilters.of(filters).isEmpty();
    String typed = faults.isEmpty() ? "" : MemoText.masked(visit.form("view"));
    return new Views(
        saved, savable || !faults.isEmpty(), saved.size() >= SavedViews.MOST, typed, faults);
  }

  /** What a whole account number led to; no address stands for it. */
  ListView found(Visit visit, RegisterPage page) throws SQLException {
    ListView all = of(visit, Filters.posted(visit), page, null);
    String told = visit.words().text("list.account.found", "n", page.rows().size());
    return new ListView(
        all.f(),
        all.filled(),
        all.statuses(),
        all.banks(),
        all.reasons(),
        all.rows(),
        null,
        Filters.PATH,
        told,
        null,
        all.empty(),
        true,
        false,
        List.of(),
        "",
        null,
        all.columns(),
        all.columnChoices(),
        Views.NONE);
  }

  private List<ListView.Row> rows(Visit visit, RegisterPage page) {
    Rows rows = new Rows(reading, visit);
    return page.rows().stream().map(rows::of).toList();
  }

  private static @Nullable String told(Texts w, RegisterPage page) {
    return page.cut() ? w.text("list.cut", "n", "%,d".formatted(page.looked())) : null;
  }

  private static List<Choice> statuses(Texts w, String chosen) {
    List<Choice> all = any(w, chosen);
    for (String each : Filters.STATUSES) {
      String key = List.of("unknown", "queued").contains(each) ? "status." : "stage.";
      all.add(new Choice(each, w.text(key + each), each.equals(chosen)));
    }
    return all;
  }

  private List<Choice> banks(Texts w, String chosen) {
    List<Choice> all = any(w, chosen);
    reading
        .banks()
        .all()
        .forEach(bank -> {
          String code = bank.code().text();
          all.add(new Choice(code, reading.bank(w, code), code.equals(chosen)));
        });
    return all;
  }

  private static List<Choice> reasons(Texts w, String chosen) {
    List<Choice> all = any(w, chosen);
    Arrays.stream(Refusal.values())
        .map(Refusal::name)
        .forEach(each -> all.add(new Choice(each, Codes.reason(w, each), each.equals(chosen))));
    return all;
  }

  private static List<Choice> any(Texts w, String chosen) {
    List<Choice> all = new ArrayList<>();
    all.add(new Choice("", w.text("list.any"), chosen.isEmpty()));
    return all;
  }
}
