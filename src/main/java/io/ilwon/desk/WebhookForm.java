package io.ilwon.desk;

import io.ilwon.operator.Reasons;
import io.ilwon.webhook.EventType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new endpoint as it was typed, to be shown again as it was.
 *
 * @param types none for all
 */
public record WebhookForm(
    String project, String url, Set<EventType> types, String reason, List<Form.Fault> faults) {
  /** As it stands before anybody typed. */
  static WebhookForm fresh(@Nullable String project) {
    return new WebhookForm(project == null ? "" : project, "", Set.of(), "", List.of());
  }

  /** What can be chosen: a test event goes out by a button alone. */
  static List<EventType> choices() {
    return Arrays.stream(EventType.values()).filter(type -> type != EventType.TEST).toList();
  }

  /** Read and checked, but for the address, which its reader checks. */
  static WebhookForm read(Visit visit, Set<String> projects) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    choices().stream().filter(t -> !visit.form("type-" + t.word()).isEmpty()).forEach(types::add);
    String project = visit.form("project");
    String reason = visit.form("reason").strip();
    List<Form.Fault> faults =
        new Form(visit.words())
            .need(projects.contains(project), "new-project", "hook.project.bad")
            .need(!visit.form("url").isBlank(), "url", "hook.url.bad")
            .need(Reasons.good(reason), "reason", "hook.reason.bad")
            .faults();
    return new WebhookForm(project, visit.form("url").strip(), types, reason, faults);
  }

  WebhookForm wrong(Form.Fault fault) {
    return new WebhookForm(project, url, types, reason, List.of(fault));
  }

  @Override
  public String toString() {
    return "WebhookForm";
  }
}
