package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.SavedViews;
import io.ilwon.submission.MemoText;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Keeps the list's filters under a name, and forgets them; everybody their own. */
final class ViewDeeds implements Screen {
  private static final String FIELD = "view";

  private final VerificationsScreen list;
  private final SavedViews views;

  ViewDeeds(VerificationsScreen list, SavedViews views) {
    this.list = list;
    this.views = views;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.own(Filters.PATH + "/views/add", Power.SEE_VERIFICATIONS, this::add),
        Action.own(Filters.PATH + "/views/remove", Power.SEE_VERIFICATIONS, this::remove));
  }

  private Response add(Visit visit) throws SQLException {
    Filters filters = Filters.posted(visit);
    String name = visit.form(FIELD).strip();
    String kept = KeptFilters.of(filters);
    Form form = new Form(visit.words());
    form.need(!filters.personal(), FIELD, "list.views.personal");
    form.need(filters.personal() || !kept.isEmpty(), FIELD, "list.views.nothing");
    boolean good = !name.isEmpty() && name.length() <= SavedViews.LONGEST_NAME;
    form.need(good && MemoText.flaw(name).isEmpty(), FIELD, "list.views.name");
    if (!form.faults().isEmpty()) {
      return list.wrong(visit, KeptFilters.filters(kept), form.faults());
    }
    SavedViews.Answer answer = views.add(visit.operator(), name, kept);
    if (answer == SavedViews.Answer.ADDED) {
      return visit.done(filters.href(null), "list.view");
    }
    form.need(false, FIELD, "list.views." + answer.name().toLowerCase(Locale.ROOT));
    return list.wrong(visit, KeptFilters.filters(kept), form.faults());
  }

  private Response remove(Visit visit) throws SQLException {
    views.remove(visit.operator(), visit.form(FIELD));
    return visit.done(Filters.PATH, "list.unview");
  }
}
