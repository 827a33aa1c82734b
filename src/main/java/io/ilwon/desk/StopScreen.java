package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.transfer.Banks;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** D12, the emergency stop: everything, one bank, one project; and what is stopped now. */
public final class StopScreen implements Screen {
  static final String PATH = "/desk/settings/stop";
  private static final String RESUME = PATH + "/resume";
  private final Stops stops;

  StopScreen(Stops stops) {
    this.stops = stops;
  }

  /** The page; {@code typed} is what is in the form. */
  public record View(
      Frame f,
      List<Item> tabs,
      List<Standing> standing,
      List<Choice> banks,
      List<Choice> projects,
      StopForm typed,
      List<Form.Fault> faults) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(PATH, Power.STOP, this::show),
        Action.deed(PATH, Power.STOP, this::stop),
        Action.deed(RESUME, Power.STOP, this::resume));
  }

  private Response show(Visit visit) throws SQLException {
    String what = visit.query("what").orElse("");
    return visit.html("stop", view(visit, new StopForm(what, "", "", ""), List.of()));
  }

  private Response stop(Visit visit) throws SQLException {
    StopForm typed = StopForm.of(visit, visit.form("what"));
    Optional<Target> target = stops.read(typed.what());
    List<Form.Fault> faults = typed.faults(target, visit.words());
    return faults.isEmpty() && target.isPresent() && !visit.form("step").equals("edit")
        ? StopConfirm.step(stops, target.get(), typed, visit, Section.SETTINGS, PATH)
        : again(visit, typed, faults);
  }

  private Response again(Visit visit, StopForm typed, List<Form.Fault> faults) throws SQLException {
    View view = view(visit, typed, faults);
    return faults.isEmpty() ? visit.html("stop", view) : visit.wrong("stop", view);
  }

  private Response resume(Visit visit) throws SQLException {
    String what = visit.form("what");
    Optional<Standing> standing =
        stops.standing(visit).stream().filter(each -> each.what().equals(what)).findFirst();
    if (standing.isEmpty()) {
      return visit.done(PATH, "stop.none");
    }
    String reason = visit.form("reason").strip();
    if (!Reasons.good(reason)) {
      List<Form.Fault> faults =
          new Form(visit.words()).need(false, standing.get().id(), "stop.reason.bad").faults();
      return again(visit, new StopForm("", "", "", ""), faults);
    }
    // What stands can be ended even where its bank or project is in no list any more.
    Target target =
        what.startsWith(Target.PROJECT)
            ? new Target.OfProject(what.substring(Target.PROJECT.length()))
            : new Target.OfBanks(Banks.of(what.replace(Target.BANK, "")));
    boolean news = stops.resume(target, visit.by(reason));
    return visit.done(PATH, news ? "stop.resumed" : "stop.none");
  }

  private View view(Visit visit, StopForm typed, List<Form.Fault> faults) throws SQLException {
    List<Choice> banks = new ArrayList<>();
    stops
        .banks()
        .all()
        .forEach(bank -> {
          String word = Target.BANK + bank.code().text();
          String name = BankCard.name(bank, visit) + " " + bank.code().text();
          banks.add(new Choice(word, name, word.equals(typed.what())));
        });
    List<Choice> projects = new ArrayList<>();
    stops
        .projects()
        .all()
        .forEach((id, name) -> {
          String word = Target.PROJECT + id;
          projects.add(new Choice(word, name, word.equals(typed.what())));
        });
    return new View(
        visit.frame(Section.SETTINGS, "stop.title"),
        SettingsTabs.of(visit, PATH),
        stops.standing(visit),
        banks,
        projects,
        typed,
        faults);
  }
}
