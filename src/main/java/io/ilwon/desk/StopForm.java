package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.operator.Reasons;
import io.ilwon.transfer.StopMessage;
import java.util.List;
import java.util.Optional;

/** What was typed into the form of a stop. Its fields are named as they are in the form. */
public record StopForm(String what, String ko, String en, String reason) {
  static StopForm of(Visit visit, String what) {
    return new StopForm(
        what,
        visit.form("message-ko").strip(),
        visit.form("message-en").strip(),
        visit.form("reason").strip());
  }

  /** Everything wrong with it; {@code target} is empty where nothing was chosen. */
  List<Form.Fault> faults(Optional<Target> target, Texts words) {
    boolean told = !ko.isEmpty() || !en.isEmpty();
    boolean project = target.isPresent() && target.get() instanceof Target.OfProject;
    return new Form(words)
        .need(target.isPresent(), "what", "stop.what.bad")
        .need(!told || !project, "message-ko", "stop.message.project")
        .need(!told || project || fits(ko), "message-ko", "stop.message.bad")
        .need(!told || project || fits(en), "message-en", "stop.message.bad")
        .need(Reasons.good(reason), "reason", "stop.reason.bad")
        .faults();
  }

  Optional<StopMessage> message() {
    return ko.isEmpty() ? Optional.empty() : Optional.of(new StopMessage(ko, en));
  }

  private static boolean fits(String text) {
    try {
      return !new StopMessage(text, text).ko().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "StopForm[" + what + "]";
  }
}
