package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.webhook.Delivery;
import io.ilwon.webhook.Webhooks;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the screens of webhooks stand on.
 *
 * @param now the telling; empty while the server is starting
 */
public record WebhookRoom(Supplier<Optional<Webhooks>> now) {
  static final String PATH = "/desk/webhooks";

  /** Answers once there is somebody who tells. */
  @FunctionalInterface
  interface Work {
    Response answer(Visit visit, Webhooks webhooks) throws Exception;
  }

  Action.Handler then(Work work) {
    return visit -> {
      Optional<Webhooks> webhooks = now.get();
      return webhooks.isPresent() ? work.answer(visit, webhooks.get()) : starting(visit);
    };
  }

  private static Response starting(Visit visit) {
    Refusals.Plain page =
        new Refusals.Plain(
            visit.frame(Section.WEBHOOKS, "hook.title"),
            visit.words().text("hook.starting"),
            PATH,
            visit.words().text("refused.again"));
    return Pages.html(503, "plain", page).with("Retry-After", "2");
  }

  /** How many addresses of these projects somebody has to look at. */
  long failing(List<String> projects) throws SQLException {
    Optional<Webhooks> webhooks = now.get();
    return webhooks.isEmpty()
        ? 0
        : webhooks.get().endpoints().list().stream()
            .filter(e -> projects.contains(e.project()) && e.failing())
            .count();
  }

  /** What was told of a verification, in its order. */
  List<Delivery> told(String project, String submission) throws SQLException {
    Optional<Webhooks> webhooks = now.get();
    return webhooks.isEmpty()
        ? List.of()
        : webhooks.get().deliveries().ofSubmission(project, submission);
  }

  @Override
  public String toString() {
    return "WebhookRoom";
  }
}
