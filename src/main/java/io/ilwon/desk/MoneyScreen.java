package io.ilwon.desk;

import io.ilwon.audit.By;
import io.ilwon.bank.Bank;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.BankDirectory;
import io.ilwon.desk.MoneyView.BudgetRow;
import io.ilwon.desk.MoneyView.DayRow;
import io.ilwon.desk.MoneyView.StopRow;
import io.ilwon.http.Response;
import io.ilwon.http.Texts;
import io.ilwon.operator.AccessLog;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.project.WonLeft;
import io.ilwon.transfer.Banks;
import io.ilwon.transfer.WonOfDay;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** D7: what was sent by day, project and bank; what is left of today; what is stopped. */
public final class MoneyScreen implements Screen {
  static final String PATH = "/desk/money";
  private static final Map<String, Integer> PERIODS = Map.of("1d", 1, "7d", 7, "31d", 31);
  private static final List<String> ORDER = List.of("1d", "7d", "31d");

  /** So many rows of a month are read, and no more; the page says so. */
  private static final int MOST = 2_000;

  private static final List<String> COLUMNS =
      List.of("day", "project", "bank", "sent", "reversed", "refused", "open");

  private final CostRoom room;
  private final ProjectNames projects;
  private final BankDirectory banks;
  private final AccessLog accesses;

  MoneyScreen(CostRoom room, ProjectNames projects, BankDirectory banks, AccessLog accesses) {
    this.room = room;
    this.projects = projects;
    this.banks = banks;
    this.accesses = accesses;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(PATH, Power.SEE_MONEY, this::show),
        Action.reveal(PATH + "/export", Power.EXPORT, this::export));
  }

  private Response show(Visit visit) throws SQLException {
    return visit.html("money", view(visit, visit.query("period").orElse("7d"), List.of()));
  }

  private MoneyView view(Visit visit, String asked, List<Form.Fault> faults) throws SQLException {
    String period = PERIODS.containsKey(asked) ? asked : "7d";
    List<WonOfDay> days = days(visit, period);
    Texts w = visit.words();
    return new MoneyView(
        visit.frame(Section.MONEY, "money.title"),
        period,
        ORDER.stream()
            .map(each -> new Choice(each, w.text("money.period." + each), each.equals(period)))
            .toList(),
        figure(days, WonOfDay::sent),
        figure(days, WonOfDay::reversed),
        figure(days, WonOfDay::open),
        budgets(visit),
        stops(visit),
        days.stream().map(day -> row(visit, day)).toList(),
        days.size() == MOST,
        days.isEmpty() || days.size() == MOST ? null : chart(visit, period, days),
        visit.may(Power.EXPORT),
        faults);
  }

  private static Chart chart(Visit visit, String period, List<WonOfDay> days) {
    Instant now = visit.session().now();
    Duration back = Duration.ofDays(PERIODS.getOrDefault(period, 7) - 1L);
    Slots slots = Slots.of(ChronoUnit.DAYS, now.minus(back), now);
    return new Charts(visit.words(), visit.times()).won(slots, days);
  }

  private List<WonOfDay> days(Visit visit, String period) throws SQLException {
    BankDay today = BankDay.of(visit.session().now());
    BankDay first = new BankDay(today.date().minusDays(PERIODS.getOrDefault(period, 7) - 1L));
    return room.loads().days(first, today, visit.project().orElse(null), MOST);
  }

  private static String figure(List<WonOfDay> days, ToLongFunction<WonOfDay> of) {
    return number(days.stream().mapToLong(of).sum());
  }

  private static String number(long won) {
    return String.format(Locale.ROOT, "%,d", won);
  }

  private DayRow row(Visit visit, WonOfDay day) {
    return new DayRow(
        day.day().toString(),
        name(day.project()),
        bank(visit, day.bank()),
        number(day.sent()),
        number(day.reversed()),
        number(day.refused()),
        number(day.open()));
  }

  private List<BudgetRow> budgets(Visit visit) throws SQLException {
    Texts w = visit.words();
    List<BudgetRow> rows = new ArrayList<>();
    for (WonLeft.Budget each : room.budgets().of(BankDay.of(visit.session().now()))) {
      boolean all = each.project().isEmpty();
      if (all || visit.project().filter(p -> !p.equals(each.project())).isEmpty()) {
        boolean none = each.limit() == 0;
        rows.add(
            new BudgetRow(
                all ? w.text("money.all") : name(each.project()),
                none ? w.text("money.no_limit") : number(each.limit()),
                none ? "—" : number(each.reserved()),
                none ? "—" : number(each.left()),
                !none && each.left() == 0));
      }
    }
    return rows;
  }

  private List<StopRow> stops(Visit visit) throws SQLException {
    List<StopRow> rows = new ArrayList<>();
    for (var stop : room.banks().list()) {
      rows.add(stop(visit, stopped(visit, stop.banks()), stop.at(), stop.by()));
    }
    for (var stop : room.projects().list()) {
      if (visit.project().filter(p -> !p.equals(stop.project())).isEmpty()) {
        rows.add(stop(visit, name(stop.project()), stop.at(), stop.by()));
      }
    }
    return rows;
  }

  private String stopped(Visit visit, Banks which) {
    return which.one().map(code -> bank(visit, code)).orElse(visit.words().text("stop.all"));
  }

  private static StopRow stop(Visit visit, String what, Instant at, By by) {
    return new StopRow(what, visit.times().of(at), by.operator(), Stray.masked(by.reason()));
  }

  private String name(String project) {
    return projects.all().getOrDefault(project, project);
  }

  private String bank(Visit visit, BankCode code) {
    return banks.byCode(code).map(bank -> named(visit, bank)).orElse(code.text());
  }

  private static String named(Visit visit, Bank bank) {
    return switch (visit.look().language()) {
      case KO -> bank.nameKo();
      case EN -> bank.nameEn();
    };
  }

  private Response export(Visit visit) throws SQLException {
    String reason = visit.form("reason").strip();
    String period = visit.form("period");
    if (!Reasons.good(reason) || !PERIODS.containsKey(period)) {
      Form.Fault fault = new Form.Fault("reason", visit.words().text("dev.reason.bad"));
      return visit.wrong("money", view(visit, period, List.of(fault)));
    }
    List<WonOfDay> days = days(visit, period);
    String subject = "money " + period + visit.project().map(p -> " of " + p).orElse("");
    String watermark =
        accesses.exported(visit.operator(), visit.address(), subject, reason, days.size(), COLUMNS);
    Csv csv = new Csv(COLUMNS);
    days.forEach(day ->
        csv.row(
            List.of(
                day.day(),
                name(day.project()),
                bank(visit, day.bank()),
                day.sent(),
                day.reversed(),
                day.refused(),
                day.open())));
    return csv.file("ilwon-money", watermark);
  }
}
