package io.ilwon.desk;

import io.ilwon.webhook.Attempt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call as pages show it.
 *
 * @param answer the beginning of what was answered, of a call that failed; it is the receiver's
 */
public record AttemptRow(
    Times.Moment at, String took, String tone, String ended, @Nullable String answer) {
  static AttemptRow of(Attempt a, Visit visit) {
    @Nullable Integer status = a.status();
    @Nullable String answer = a.answer();
    return new AttemptRow(
        visit.times().of(a.at()),
        visit.times().length(Duration.ofMillis(a.millis())),
        status != null && status >= 200 && status < 300 ? "good" : "bad",
        WebhookWords.ended(visit.words(), status, a.reason()),
        answer == null ? null : WebhookWords.masked(answer));
  }

  @Override
  public String toString() {
    return "AttemptRow";
  }
}
