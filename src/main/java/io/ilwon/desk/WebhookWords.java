package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.webhook.Delivery;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How calls ended and what is wrong with an address, in the reader's words. Pure. */
final class WebhookWords {
  private WebhookWords() {}

  /** The receiver's status, or why there is none. */
  static String ended(Texts w, @Nullable Integer status, @Nullable String reason) {
    if (status != null) {
      return w.text("hook.answered", "n", status);
    }
    return reason == null ? "—" : phrase(w, "hook.fault.", reason, reason);
  }

  /** How far it is. */
  static String state(Texts w, Delivery d) {
    boolean again = d.state() == Delivery.State.PENDING && d.attempts() > 0;
    return w.text(
        "hook.delivery." + (again ? "failed" : d.state().name().toLowerCase(Locale.ROOT)));
  }

  /** The same with what the last call ended with. */
  static String told(Texts w, Delivery d) {
    return d.lastAt() == null
        ? state(w, d)
        : state(w, d) + " · " + ended(w, d.lastStatus(), d.lastReason());
  }

  /** What is wrong with an address. */
  static String address(Texts w, @Nullable String problem) {
    return phrase(w, "hook.url.", problem == null ? "" : problem, w.text("hook.url.bad"));
  }

  private static String phrase(Texts w, String folder, String phrase, String otherwise) {
    String key =
        folder
            + phrase
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
    return w.keys().contains(key) ? w.text(key) : otherwise;
  }

  /** Of what a receiver has answered, without numbers that may be somebody's. */
  static String masked(String answer) {
    return answer.replaceAll("\\d(?:[ -]?\\d){6,}", "·······");
  }
}
