package io.ilwon.desk;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Told;
import io.ilwon.audit.ToldFilter;
import io.ilwon.audit.ToldStore;
import io.ilwon.http.Response;
import io.ilwon.operator.AccessLog;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** D11, who changed what: the audit's entries, from what to what. */
public final class ChangesScreen implements Screen {
  static final String PATH = "/desk/logs";
  private static final int MOST = 50_000;
  private static final List<String> COLUMNS =
      List.of("at", "operator", "second", "action", "subject", "detail", "reason");

  private final ToldStore told;
  private final AccessLog accesses;

  ChangesScreen(ToldStore told, AccessLog accesses) {
    this.told = told;
    this.accesses = accesses;
  }

  /**
   * The page.
   *
   * @param exports whether a file may be taken out
   */
  public record View(
      Frame f,
      LogTabs tabs,
      LogFilters filters,
      List<ChangeRow> rows,
      @Nullable String first,
      @Nullable String next,
      boolean exports) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(PATH, Power.SEE_LOGS, visit -> visit.html("changes", view(visit))),
        Action.reveal(PATH + "/export", Power.EXPORT, this::export));
  }

  private View view(Visit visit) throws SQLException {
    LogFilters filters = LogFilters.of(visit);
    Paging<Told> page =
        Paging.of(told.list(filter(filters), Paging.ROWS + 1), each -> each.id().toString());
    Query query = filters.at(PATH);
    return new View(
        visit.frame(Section.LOGS, "logs.title"),
        LogTabs.of(visit, PATH),
        filters,
        page.rows().stream().map(each -> row(visit, each)).toList(),
        filters.after() == null ? null : query.href(),
        page.next() == null ? null : query.with("after", page.next()).href(),
        visit.may(Power.EXPORT));
  }

  private static ChangeRow row(Visit visit, Told each) {
    AuditEntry e = each.entry();
    return new ChangeRow(
        visit.times().of(each.at()),
        e.operator(),
        e.second(),
        e.action(),
        e.subject(),
        Stray.masked(e.detail()),
        Stray.masked(e.reason()));
  }

  private static ToldFilter filter(LogFilters f) {
    return new ToldFilter(
        LogFilters.orNull(f.who()),
        LogFilters.orNull(f.what()),
        LogFilters.orNull(f.subject()),
        f.since(),
        f.until(),
        f.after());
  }

  private Response export(Visit visit) throws SQLException {
    String reason = visit.form("reason").strip();
    if (!Reasons.good(reason)) {
      View v = view(visit);
      Frame alarmed = v.f().alarmed(visit.words().text("reason.bad"));
      return visit.wrong(
          "changes",
          new View(alarmed, v.tabs(), v.filters(), v.rows(), v.first(), v.next(), v.exports()));
    }
    List<Told> rows = told.list(filter(LogFilters.ofForm(visit)), MOST);
    Csv csv = new Csv(COLUMNS);
    for (Told each : rows) {
      AuditEntry e = each.entry();
      csv.row(
          Arrays.asList(
              each.at(),
              e.operator(),
              e.second(),
              e.action(),
              e.subject(),
              Stray.masked(e.detail()),
              Stray.masked(e.reason())));
    }
    String mark =
        accesses.exported(
            visit.operator(), visit.address(), "change log", reason, rows.size(), COLUMNS);
    return csv.file("ilwon-changes", mark);
  }
}
