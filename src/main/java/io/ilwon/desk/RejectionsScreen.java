package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.submission.Tallies.Ended;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** D4: why won were refused, by reason and bank, against the time before. */
final class RejectionsScreen implements Screen {
  private static final String PATH = "/desk/rejections";
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Reading reading;
  private final Recent<Asked, Sums> recent = new Recent<>(FRESH);
  private final Days<List<Ended>> days;

  RejectionsScreen(Reading reading) {
    this.reading = reading;
    this.days = new Days<>(reading.tallies()::ended, Ended::plus);
  }

  private record Asked(List<String> projects, String period) {
    @Override
    public String toString() {
      return "Asked";
    }
  }

  private record Sums(Stretch stretch, List<Ended> now, List<Ended> before) {
    @Override
    public String toString() {
      return "Sums";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.page(PATH, Power.SEE_VERIFICATIONS, this::show));
  }

  private Response show(Visit visit) throws SQLException {
    String period = visit.query("days").filter(List.of("1", "28")::contains).orElse("7");
    List<String> projects = reading.projects(visit);
    Instant now = visit.session().now();
    Sums sums =
        recent.of(
            new Asked(projects, period),
            () -> {
              Stretch s = Stretch.of(period, now);
              return new Sums(
                  s,
                  days.sum(projects, s.from(), s.to(), now),
                  days.sum(projects, s.before(), s.beforeEnd(), now));
            });
    Texts w = visit.words();
    Rejections found = new Rejections(reading, w, sums.now(), sums.before(), sums.stretch());
    return visit.html(
        "rejections",
        new RejectionsView(
            visit.frame(Section.VERIFICATIONS, "rejections.title"),
            Stream.of("1", "7", "28")
                .map(days ->
                    new Choice(
                        Query.at(PATH).with("days", days).href(),
                        w.text("rejections.days." + days),
                        days.equals(period)))
                .toList(),
            summary(w, found),
            found.reasons(),
            found.rows()));
  }

  private static @Nullable String summary(Texts w, Rejections found) {
    return found.all() == 0
        ? null
        : w.text(
            "rejections.summary",
            "n",
            Shares.many(found.refused()),
            "all",
            Shares.many(found.all()),
            "share",
            Shares.percent(found.refused(), found.all()));
  }
}
