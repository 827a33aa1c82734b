package io.ilwon.desk;

import io.ilwon.bank.Bank;
import io.ilwon.bank.BankHours;
import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.transfer.BankPace;
import io.ilwon.transfer.Banks;
import io.ilwon.transfer.CalendarRow;
import io.ilwon.transfer.Closing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** D6, one bank: turn it off with a word to people, let it go on, keep its calendar. */
public final class BankScreen implements Screen {
  private static final StopForm NOTHING = new StopForm("", "", "", "");
  private final Board board;
  private final String rail;

  /**
   * Over the board.
   *
   * @param rail for which rows are confirmed: a real one
   */
  BankScreen(Board board, String rail) {
    this.board = board;
    this.rail = rail;
  }

  @Override
  public List<Action> actions() {
    String path = BanksScreen.PATH;
    return List.of(
        Action.page(path + "/*", Power.SEE_BANKS, on(this::show)),
        Action.deed(path + "/stop/*", Power.CHANGE_BANKS, on(this::stop)),
        Action.deed(path + "/resume/*", Power.CHANGE_BANKS, on(this::resume)),
        Action.deed(path + "/hours/*", Power.CHANGE_BANKS, on(this::confirm)),
        Action.deed(path + "/window/*", Power.CHANGE_BANKS, on(this::add)),
        Action.deed(path + "/remove/*", Power.CHANGE_BANKS, on(this::remove)));
  }

  /** Something about one bank, or about all of the rail. */
  private interface Deed {
    Response on(Visit visit, Banks banks) throws SQLException;
  }

  private Action.Handler on(Deed deed) {
    return visit -> {
      Optional<Banks> banks =
          visit.rest().equals(Banks.ALL_WORD)
              ? Optional.of(Banks.ALL)
              : board.bank(visit.rest()).map(bank -> new Banks(Optional.of(bank.code())));
      return banks.isEmpty()
          ? visit.done(BanksScreen.PATH, "banks.gone")
          : deed.on(visit, banks.get());
    };
  }

  private static String href(Banks banks) {
    return BanksScreen.PATH + "/" + banks.word();
  }

  private Response show(Visit visit, Banks banks) throws SQLException {
    return visit.html("bank", view(visit, banks, NOTHING, List.of()));
  }

  private Response stop(Visit visit, Banks banks) throws SQLException {
    if (banks.one().isEmpty()) {
      return visit.done(href(banks), "banks.gone"); // everything is stopped by who may stop
    }
    Target target = new Target.OfBanks(banks);
    StopForm typed = StopForm.of(visit, target.word());
    List<Form.Fault> faults = typed.faults(Optional.of(target), visit.words());
    if (faults.isEmpty() && !visit.form("step").equals("edit")) {
      return StopConfirm.step(board.stops(), target, typed, visit, Section.BANKS, href(banks));
    }
    BankView view = view(visit, banks, typed, faults);
    return faults.isEmpty() ? visit.html("bank", view) : visit.wrong("bank", view);
  }

  private Response resume(Visit visit, Banks banks) throws SQLException {
    if (banks.one().isEmpty()) {
      return visit.done(href(banks), "banks.gone");
    }
    Target target = new Target.OfBanks(banks);
    String reason = visit.form("reason").strip();
    if (!Reasons.good(reason)) {
      return wrong(
          visit, banks, form(visit).need(false, Standing.id(target.word()), "stop.reason.bad"));
    }
    boolean news = board.stops().resume(target, visit.by(reason));
    return visit.done(href(banks), news ? "stop.resumed" : "stop.none");
  }

  private Response confirm(Visit visit, Banks banks) throws SQLException {
    Form form = form(visit);
    List<Closing> closings =
        visit.form("which").equals("published")
            ? published(banks)
            : HoursForm.of(visit).regular(form);
    String reason = reason(visit, form, "hours-reason");
    if (!form.faults().isEmpty() || closings.isEmpty()) {
      return wrong(visit, banks, form);
    }
    board.hours().confirm(rail, banks, closings, visit.by(reason));
    return visit.done(href(banks), "banks.confirmed");
  }

  private List<Closing> published(Banks banks) {
    return banks.one().flatMap(board.banks()::byCode).map(BankHours::published).stream()
        .flatMap(hours ->
            Stream.concat(
                hours.hours().stream().map(Closing.Hours::new),
                hours.stops().stream().<Closing>map(Closing.Stop::new)))
        .toList();
  }

  private Response add(Visit visit, Banks banks) throws SQLException {
    Form form = form(visit);
    Optional<Closing.Window> window = HoursForm.of(visit).window(form, visit.session().now());
    String reason = reason(visit, form, "window-reason");
    if (!form.faults().isEmpty() || window.isEmpty()) {
      return wrong(visit, banks, form);
    }
    boolean added = board.hours().add(rail, banks, window.get(), visit.by(reason)).isPresent();
    return visit.done(href(banks), added ? "banks.added" : "banks.none");
  }

  private Response remove(Visit visit, Banks banks) throws SQLException {
    String id = visit.form("row");
    Optional<CalendarRow> row =
        board.hours().list().stream()
            .filter(each -> each.id().toString().equals(id) && each.banks().equals(banks))
            .findFirst();
    if (row.isEmpty()) {
      return visit.done(href(banks), "banks.none");
    }
    Form form = form(visit);
    String reason = reason(visit, form, "remove-" + id);
    if (!form.faults().isEmpty()) {
      return wrong(visit, banks, form);
    }
    boolean gone = board.hours().remove(UUID.fromString(id), visit.by(reason)).isPresent();
    return visit.done(href(banks), gone ? "banks.removed" : "banks.none");
  }

  private static Form form(Visit visit) {
    return new Form(visit.words());
  }

  private static String reason(Visit visit, Form form, String field) {
    String reason = visit.form("reason").strip();
    form.need(Reasons.good(reason), field, "stop.reason.bad");
    return reason;
  }

  private Response wrong(Visit visit, Banks banks, Form form) throws SQLException {
    return visit.wrong("bank", view(visit, banks, NOTHING, form.faults()));
  }

  private BankView view(Visit visit, Banks banks, StopForm typed, List<Form.Fault> faults)
      throws SQLException {
    Board.Now now = board.read();
    Optional<Bank> bank = banks.one().flatMap(board.banks()::byCode);
    List<Standing> standing = board.stops().standing(visit);
    String word = new Target.OfBanks(banks).word();
    List<BankView.Row> rows = new ArrayList<>();
    now.rows().stream()
        .filter(row -> row.banks().equals(banks))
        .forEach(row -> rows.add(CalendarWords.row(row, visit)));
    String title = bank.map(b -> BankCard.name(b, visit)).orElse(visit.words().text("banks.rail"));
    HoursForm hours =
        visit.request().method().equals("POST")
            ? HoursForm.of(visit)
            : new HoursForm("", "", "", "");
    return new BankView(
        visit.frame(Section.BANKS, "banks.one", "name", title),
        banks.word(),
        bank.map(b -> BankCard.of(b, board, now, visit)).orElse(null),
        bank.flatMap(_ -> standing.stream().filter(s -> s.what().equals(word)).findFirst())
            .orElse(null),
        standing.stream().anyMatch(s -> s.what().equals(Banks.ALL_WORD)),
        rows,
        !published(banks).isEmpty(),
        board.binds(rail),
        visit.may(Power.CHANGE_BANKS),
        typed,
        BankView.Hours.of(hours),
        faults,
        bank.isEmpty() ? null : chart(visit, bank.get()));
  }

  private @Nullable Chart chart(Visit visit, Bank bank) throws SQLException {
    List<BankPace> paces = board.pace(bank.code());
    return paces.isEmpty()
        ? null
        : new Charts(visit.words(), visit.times()).bank(visit.session().now(), paces);
  }
}
