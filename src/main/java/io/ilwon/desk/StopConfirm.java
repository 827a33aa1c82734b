package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.transfer.StopMessage;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a stop will do before it is one. The form is sent to where it came from, once more.
 *
 * @param to where the deed is done
 * @param back where nothing is done
 * @param people what people will read; null for the usual word
 */
public record StopConfirm(
    Frame f, String to, String back, String name, StopForm typed, @Nullable StopMessage people) {
  /** The first time the page that asks; the second time the deed, then {@code back}. */
  static Response step(
      Stops stops, Target target, StopForm typed, Visit visit, Section section, String back)
      throws SQLException {
    if (!visit.form("step").equals("go")) {
      return visit.html(
          "stop_confirm",
          new StopConfirm(
              visit.frame(section, "stop.confirm.title"),
              visit.request().path(),
              back,
              stops.name(target, visit),
              typed,
              typed.message().orElse(null)));
    }
    boolean news = stops.stop(target, visit.by(typed.reason()), typed.message());
    return visit.done(back, news ? "stop.done" : "stop.already");
  }

  @Override
  public String toString() {
    return "StopConfirm[" + typed.what() + "]";
  }
}
