package io.ilwon.desk;

import io.ilwon.bank.BankHours;
import io.ilwon.http.Response;
import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.submission.Pace;
import io.ilwon.submission.Tallies;
import io.ilwon.submission.Tallies.Funnel;
import io.ilwon.submission.Tallies.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** D1, the overview. */
final class HomeScreen implements Screen {
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Reading reading;
  private final Recent<Asked, Sums> recent = new Recent<>(FRESH);
  private final Days<Funnel> days;

  HomeScreen(Reading reading) {
    this.reading = reading;
    this.days = new Days<>(reading.tallies()::funnel, Funnel::plus);
  }

  private record Asked(List<String> projects, String period) {
    @Override
    public String toString() {
      return "Asked";
    }
  }

  private record Sums(
      Stretch stretch,
      HomeDrawn.Period now,
      HomeDrawn.Period before,
      List<Outcome> hour,
      Tallies.Waiting waiting,
      long failing,
      Slots slots,
      List<Pace> paces) {
    @Override
    public String toString() {
      return "Sums";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.page("/desk", Power.SEE_HOME, this::show));
  }

  private Response show(Visit visit) throws SQLException {
    String period = visit.query("days").filter("7"::equals).orElse("1");
    List<String> projects = reading.projects(visit);
    Instant now = visit.session().now();
    Sums sums = recent.of(new Asked(projects, period), () -> sums(projects, period, now));
    Texts w = visit.words();
    HomeDrawn drawn = new HomeDrawn(reading, w, visit.times());
    boolean sees = visit.may(Power.SEE_VERIFICATIONS);
    boolean nothing = sums.now().funnel().opened() + sums.before().funnel().opened() == 0;
    return visit.html(
        "home",
        new HomeView(
            visit.frame(Section.HOME, "nav.home"),
            List.of(
                new Choice("/desk", w.text("home.today"), period.equals("1")),
                new Choice("/desk?days=7", w.text("home.week"), period.equals("7"))),
            drawn.figures(sums.now(), sums.before(), sums.stretch(), sees),
            drawn.steps(sums.now().funnel()),
            drawn.banks(sums.hour(), sees),
            drawn.needs(sums.waiting(), sums.failing(), sees, visit.may(Power.SEE_WEBHOOKS)),
            new Charts(w, visit.times()).pace(sums.slots(), sums.paces()),
            nothing ? reading.demo() : null));
  }

  private Sums sums(List<String> projects, String period, Instant now) throws SQLException {
    Stretch s = Stretch.of(period, now);
    ChronoUnit unit = period.equals("1") ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    Tallies tallies = reading.tallies();
    return new Sums(
        s,
        period(projects, s.from(), s.to(), now),
        period(projects, s.before(), s.beforeEnd(), now),
        tallies.outcomes(projects, now.minus(Duration.ofHours(1)), now),
        tallies.waiting(projects),
        reading.webhooks().failing(projects),
        Slots.of(unit, s.from(), s.to()),
        paces(projects, Slots.of(unit, s.from(), s.to()), s, now));
  }

  /** Days that are over are known; hours are those of today alone. */
  private List<Pace> paces(List<String> projects, Slots slots, Stretch s, Instant now)
      throws SQLException {
    if (slots.unit() == ChronoUnit.HOURS) {
      return reading.tallies().pace(projects, s.from(), s.to());
    }
    List<Pace> paces = new ArrayList<>();
    for (LocalDateTime day : slots.starts()) {
      Instant from = day.atZone(BankHours.SEOUL).toInstant();
      Instant next = from.plus(Duration.ofDays(1));
      Funnel sum = days.sum(projects, from, next.isBefore(s.to()) ? next : s.to(), now);
      paces.add(new Pace(day, sum.opened(), sum.approved()));
    }
    return paces;
  }

  private HomeDrawn.Period period(List<String> projects, Instant from, Instant to, Instant now)
      throws SQLException {
    return new HomeDrawn.Period(
        days.sum(projects, from, to, now), reading.tallies().half(projects, from, to));
  }
}
