package io.ilwon.desk;

import io.ilwon.audit.By;
import io.ilwon.bank.Bank;
import io.ilwon.bank.BankDirectory;
import io.ilwon.transfer.BankStop;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.Banks;
import io.ilwon.transfer.ProjectStop;
import io.ilwon.transfer.ProjectStopStore;
import io.ilwon.transfer.StopMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emergency stops of both kinds as the screens show and make them. */
public record Stops(
    BankStopStore ofBanks,
    ProjectStopStore ofProjects,
    BankDirectory banks,
    ProjectNames projects) {

  /** The target of a form's word; empty for what is not there. */
  Optional<Target> read(String word) {
    if (word.equals(Banks.ALL_WORD)) {
      return Optional.of(new Target.OfBanks(Banks.ALL));
    }
    if (word.startsWith(Target.BANK)) {
      return bank(word.substring(Target.BANK.length()))
          .map(bank -> new Target.OfBanks(new Banks(Optional.of(bank.code()))));
    }
    String id = word.startsWith(Target.PROJECT) ? word.substring(Target.PROJECT.length()) : "";
    return projects.all().containsKey(id)
        ? Optional.of(new Target.OfProject(id))
        : Optional.empty();
  }

  Optional<Bank> bank(String code) {
    return banks.all().stream().filter(bank -> bank.code().text().equals(code)).findFirst();
  }

  /** False where it is stopped already, which changes nothing. */
  boolean stop(Target target, By by, Optional<StopMessage> message) throws SQLException {
    return switch (target) {
      case Target.OfBanks(var which) -> ofBanks.stop(which, by, message).isPresent();
      case Target.OfProject(var id) -> ofProjects.stop(id, by).isPresent();
    };
  }

  /** False where it is not stopped. */
  boolean resume(Target target, By by) throws SQLException {
    return switch (target) {
      case Target.OfBanks(var which) -> ofBanks.resume(which, by).isPresent();
      case Target.OfProject(var id) -> ofProjects.resume(id, by).isPresent();
    };
  }

  /** Everything stopped now; a bank that is in no directory any more is told of by its code. */
  List<Standing> standing(Visit visit) throws SQLException {
    List<Standing> all = new ArrayList<>();
    for (BankStop stop : ofBanks.list()) {
      Target target = new Target.OfBanks(stop.banks());
      all.add(
          Standing.of(target, name(target, visit), stop.at(), stop.by(), stop.message(), visit));
    }
    for (ProjectStop stop : ofProjects.list()) {
      Target target = new Target.OfProject(stop.project());
      all.add(
          Standing.of(target, name(target, visit), stop.at(), stop.by(), Optional.empty(), visit));
    }
    return all;
  }

  String name(Target target, Visit visit) {
    return switch (target) {
      case Target.OfBanks(var which) ->
          which
              .one()
              .map(code -> banks.byCode(code).map(b -> BankCard.name(b, visit)).orElse(code.text()))
              .orElseGet(() -> visit.words().text("stop.all"));
      case Target.OfProject(var id) ->
          visit.words().text("stop.project", "name", projects.all().getOrDefault(id, id));
    };
  }
}
