package io.ilwon.desk;

import io.ilwon.desk.Happening.Kind;
import io.ilwon.http.Texts;
import io.ilwon.submission.DossierDeed;
import io.ilwon.submission.DossierTransfer;
import io.ilwon.webhook.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A timeline's lines as they are drawn. Pure. */
final class Lines {
  private final String path;
  private final boolean failedOnly;
  private final int selected;
  private final Texts w;
  private final Times times;

  /**
   * @param path of the page, to which a line's number is added
   * @param selected a line's place among all; -1 for none
   */
  Lines(String path, boolean failedOnly, int selected, Texts words, Times times) {
    this.path = path;
    this.failedOnly = failedOnly;
    this.selected = selected;
    this.w = words;
    this.times = times;
  }

  /** A line keeps its number when others are left out. */
  List<DetailView.Line> of(List<Happening> all) {
    Duration longest = Timeline.longest(all);
    return IntStream.range(0, all.size())
        .filter(i -> !failedOnly || all.get(i).failed())
        .mapToObj(i -> line(i, all.get(i), longest))
        .toList();
  }

  private DetailView.Line line(int i, Happening h, Duration longest) {
    @Nullable Duration took = h.took();
    boolean moved = !h.before().equals(h.after()) && !h.before().isEmpty();
    return new DetailView.Line(
        Query.at(path)
                .with("only", failedOnly ? "failed" : null)
                .with("line", String.valueOf(i))
                .href()
            + "#facts",
        i == selected,
        times.of(h.at()),
        event(h),
        result(h),
        tone(h),
        w.text(h.who().key()),
        moved ? w.text("stage." + h.before()) + " → " + w.text("stage." + h.after()) : null,
        took == null ? null : times.length(took),
        took == null ? 0 : width(took, longest));
  }

  String event(Happening h) {
    @Nullable DossierTransfer t = h.transfer();
    @Nullable Delivery told = h.delivery();
    if (told != null) {
      return w.text(h.kind().key(), "type", told.type());
    }
    return t == null ? w.text(h.kind().key()) : w.text(h.kind().key(), "n", t.attempt());
  }

  private @Nullable String result(Happening h) {
    @Nullable DossierTransfer t = h.transfer();
    if (h.kind() == Kind.MEMO && h.deed() != null) {
      String text = h.deed().reason();
      return h.deed().operator() + ": " + (text.isEmpty() ? w.text("detail.memo.gone") : text);
    }
    if (h.deed() != null) {
      return deed(h.deed());
    }
    @Nullable Delivery delivery = h.delivery();
    if (delivery != null) {
      return WebhookWords.told(w, delivery);
    }
    if (t == null || h.kind() == Kind.QUEUED) {
      return null;
    }
    if (!t.genuine()) {
      return w.text("state.forged");
    }
    boolean told = h.kind() == Kind.FOUND_OUT || h.took() != null || t.outcomeAt() == null;
    if (!told) {
      return w.text("state.unknown");
    }
    @Nullable String why = Codes.meaning(w, t.railCode());
    String state = w.text("state." + t.state());
    if (t.refusal() == null) {
      return state;
    }
    return state + " · " + (why == null ? Codes.reason(w, t.refusal()) : why);
  }

  /** A deed that has no words is told as it is stored. */
  private String deed(DossierDeed deed) {
    String key = "deed." + deed.action().replace(' ', '_');
    String exactly = key + "." + deed.detail().replace(' ', '_');
    if (w.keys().contains(exactly)) {
      return w.text(exactly);
    }
    return w.keys().contains(key) ? w.text(key) : deed.action() + " · " + deed.detail();
  }

  private static String tone(Happening h) {
    if (h.failed()) {
      return "bad";
    }
    return switch (h.kind()) {
      case RIGHT_CODE, APPROVED_BY_HAND, FOUND_OUT -> "good";
      case ASKED -> h.took() == null ? "open" : "good";
      case LINK,
          OPENED,
          QUEUED,
          WRONG_CODE,
          CODE_OVER,
          LINK_ENDED,
          DEED,
          MEMO,
          ENDED_BY_HAND,
          TIMED_OUT,
          DELETED,
          ERASED ->
          "open";
      case TOLD ->
          h.delivery() != null && h.delivery().state() == Delivery.State.DELIVERED
              ? "good"
              : "open";
    };
  }

  /** In steps of five: a style sheet without inline styles has a class for each. */
  private static int width(Duration took, Duration longest) {
    long percent = 100 * took.toMillis() / Math.max(1, longest.toMillis());
    return Math.clamp((percent + 4) / 5 * 5, 5, 100);
  }
}
