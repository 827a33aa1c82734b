package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.operator.SavedViews;
import io.ilwon.submission.Clue;
import io.ilwon.submission.PageKey;
import io.ilwon.submission.RegisterPage;
import io.ilwon.submission.RegisterQuery;
import io.ilwon.submission.RegisterRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list as a file, masked; who took it, why and how much stands in the access log before. */
final class ExportScreen implements Screen {
  static final String PATH = Filters.PATH + "/export";
  static final int ROWS = 10_000;
  private static final int AT_ONCE = 2_000;

  private static final List<String> COLUMNS =
      List.of(
          "created_at",
          "submission",
          "userid",
          "bank",
          "account",
          "holder",
          "status",
          "requests",
          "wrong_codes",
          "finished_at");

  private final Reading reading;
  private final SavedViews views;

  ExportScreen(Reading reading, SavedViews views) {
    this.reading = reading;
    this.views = views;
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.reveal(PATH, Power.EXPORT, this::export));
  }

  private Response export(Visit visit) throws SQLException {
    Filters filters = Filters.posted(visit);
    String reason = visit.form("because");
    if (!Reasons.good(reason)) {
      RegisterPage page = new Finding(reading, visit).find(filters, Paging.ROWS);
      String fault = visit.words().text("list.export.fault");
      return visit.wrong(
          "verifications", new ListDrawn(reading, views).of(visit, filters, page, fault));
    }
    List<RegisterRow> found = all(visit, filters);
    String watermark =
        reading
            .access()
            .exported(
                visit.operator(), visit.address(), "verifications", reason, found.size(), COLUMNS);
    Csv file = new Csv(COLUMNS);
    found.forEach(row -> file.row(cells(row)));
    return file.file("verifications", watermark);
  }

  private List<RegisterRow> all(Visit visit, Filters filters) throws SQLException {
    List<RegisterRow> all = new ArrayList<>();
    Clue clue = filters.clues().getFirst();
    @Nullable PageKey after = null;
    do {
      RegisterQuery query =
          new RegisterQuery(reading.projects(visit), clue, filters.sieve(), after, AT_ONCE);
      RegisterPage page = reading.register().find(query);
      all.addAll(page.rows());
      after = page.next();
    } while (after != null && all.size() < ROWS);
    return all.size() > ROWS ? all.subList(0, ROWS) : all;
  }

  private static List<String> cells(RegisterRow row) {
    RegisterRow.@Nullable Latest latest = row.latest();
    return List.of(
        row.createdAt().toString(),
        row.id().text(),
        row.userid() == null ? "" : row.userid(),
        latest == null ? "" : latest.bank(),
        latest == null ? "" : Rows.number(latest.number()),
        latest == null ? "" : Rows.name(latest.holder()),
        row.genuine() ? row.stage() : "forged",
        String.valueOf(row.requests()),
        String.valueOf(row.wrongGuesses()),
        text(row.finishedAt()));
  }

  private static String text(@Nullable Instant at) {
    return at == null ? "" : at.toString();
  }
}
