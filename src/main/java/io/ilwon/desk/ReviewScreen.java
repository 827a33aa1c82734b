package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.AccessReview;
import io.ilwon.operator.AccessReviews;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** D11, the month's review of accesses, which an officer signs. */
public final class ReviewScreen implements Screen {
  static final String PATH = "/desk/logs/review";
  private final AccessReviews reviews;

  ReviewScreen(AccessReviews reviews) {
    this.reviews = reviews;
  }

  /** The page. */
  public record View(
      Frame f, LogTabs tabs, List<ReviewDue> due, List<ReviewSigned> signed, boolean signs) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(PATH, Power.SEE_LOGS, visit -> visit.html("review", view(visit, null))),
        Action.deed(PATH + "/sign", Power.REVIEW, this::sign));
  }

  private View view(Visit visit, @Nullable String alarm) throws SQLException {
    Frame frame = visit.frame(Section.LOGS, "logs.title");
    List<ReviewDue> due = new ArrayList<>();
    for (YearMonth m : reviews.due()) {
      String href =
          Query.at(AccessesScreen.PATH)
              .with("from", m.atDay(1).toString())
              .with("to", m.atEndOfMonth().toString())
              .href();
      due.add(new ReviewDue(m.toString(), reviews.rows(m), href));
    }
    return new View(
        alarm == null ? frame : frame.alarmed(alarm),
        LogTabs.of(visit, PATH),
        due,
        reviews.signed().stream().map(each -> signed(visit, each)).toList(),
        visit.may(Power.REVIEW));
  }

  private static ReviewSigned signed(Visit visit, AccessReview r) {
    return new ReviewSigned(
        r.month().toString(),
        r.operator(),
        visit.times().of(r.at()),
        Stray.masked(r.note()),
        r.rows());
  }

  private Response sign(Visit visit) throws SQLException {
    String month = visit.form("month");
    String note = visit.form("note").strip();
    if (!month.matches("[0-9]{4}-(0[1-9]|1[0-2])") || !Reasons.good(note)) {
      return visit.wrong("review", view(visit, visit.words().text("reason.bad")));
    }
    boolean signed = reviews.sign(YearMonth.parse(month), visit.by(note));
    return visit.done(PATH, signed ? "review.signed" : "review.not");
  }
}
