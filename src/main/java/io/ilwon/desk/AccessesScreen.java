package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Access;
import io.ilwon.operator.AccessFilter;
import io.ilwon.operator.AccessLog;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** D11, who saw whose data: when, from where, what, why. */
public final class AccessesScreen implements Screen {
  static final String PATH = "/desk/logs/access";
  private static final int MOST = 50_000;
  private static final List<String> COLUMNS =
      List.of("at", "operator", "address", "what", "subject", "reason", "rows", "fields", "mark");

  private final AccessLog accesses;

  AccessesScreen(AccessLog accesses) {
    this.accesses = accesses;
  }

  /** The page. */
  public record View(
      Frame f,
      LogTabs tabs,
      LogFilters filters,
      List<Choice> kinds,
      List<AccessRow> rows,
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
        Action.page(PATH, Power.SEE_LOGS, visit -> visit.html("accesses", view(visit, null))),
        Action.reveal(PATH + "/export", Power.EXPORT, this::export));
  }

  private View view(Visit visit, @Nullable String alarm) throws SQLException {
    LogFilters filters = LogFilters.of(visit);
    Paging<Access> page =
        Paging.of(accesses.list(filter(filters), Paging.ROWS + 1), each -> each.id().toString());
    Query query = filters.at(PATH);
    Frame frame = visit.frame(Section.LOGS, "logs.title");
    return new View(
        alarm == null ? frame : frame.alarmed(alarm),
        LogTabs.of(visit, PATH),
        filters,
        Arrays.stream(Access.Kind.values())
            .map(Access.Kind::word)
            .map(word ->
                new Choice(word, visit.words().text("access." + word), word.equals(filters.what())))
            .toList(),
        page.rows().stream().map(each -> row(visit, each)).toList(),
        filters.after() == null ? null : query.href(),
        page.next() == null ? null : query.with("after", page.next()).href(),
        visit.may(Power.EXPORT));
  }

  private static AccessRow row(Visit visit, Access a) {
    Long rows = a.rows();
    String fields = a.fields();
    String mark = a.watermark();
    return new AccessRow(
        visit.times().of(a.at()),
        a.operator(),
        a.address(),
        visit.words().text("access." + a.kind().word()),
        a.subject(),
        Stray.maskedOrNull(a.reason()),
        rows != null && fields != null && mark != null
            ? visit
                .words()
                .text(
                    "access.left", "rows", rows, "fields", fields.replace(",", ", "), "mark", mark)
            : null);
  }

  private static AccessFilter filter(LogFilters f) {
    return new AccessFilter(
        LogFilters.orNull(f.who()),
        Access.Kind.find(f.what()).orElse(null),
        LogFilters.orNull(f.subject()),
        f.since(),
        f.until(),
        f.after());
  }

  private Response export(Visit visit) throws SQLException {
    String reason = visit.form("reason").strip();
    if (!Reasons.good(reason)) {
      return visit.wrong("accesses", view(visit, visit.words().text("reason.bad")));
    }
    List<Access> rows = accesses.list(filter(LogFilters.ofForm(visit)), MOST);
    Csv csv = new Csv(COLUMNS);
    for (Access a : rows) {
      csv.row(
          Arrays.asList(
              a.at(),
              a.operator(),
              a.address(),
              a.kind().word(),
              a.subject(),
              Stray.maskedOrNull(a.reason()),
              a.rows(),
              a.fields(),
              a.watermark()));
    }
    String mark =
        accesses.exported(
            visit.operator(), visit.address(), "access log", reason, rows.size(), COLUMNS);
    return csv.file("ilwon-accesses", mark);
  }
}
