package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.submission.Tallies.Ended;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refused won by reason and bank, the most frequent first. Pure. */
final class Rejections {
  private static final int WHOLE = 1000;

  private final Reading reading;
  private final Texts w;
  private final List<Ended> refused;
  private final List<Ended> before;
  private final long all;
  private final Stretch stretch;

  Rejections(Reading reading, Texts words, List<Ended> now, List<Ended> before, Stretch stretch) {
    this.reading = reading;
    this.w = words;
    this.refused =
        now.stream()
            .filter(Rejections::isRefused)
            .sorted(Comparator.comparingLong(Ended::many).reversed())
            .toList();
    this.before = before;
    this.all = now.stream().mapToLong(Ended::many).sum();
    this.stretch = stretch;
  }

  private static boolean isRefused(Ended o) {
    return o.state().equals("refused") && o.refusal() != null;
  }

  long all() {
    return all;
  }

  long refused() {
    return refused.stream().mapToLong(Ended::many).sum();
  }

  List<RejectionsView.Row> rows() {
    return refused.stream().map(this::row).toList();
  }

  private RejectionsView.Row row(Ended o) {
    @Nullable String change = Shares.change(o.many(), earlier(o));
    return new RejectionsView.Row(
        Codes.reason(w, o.refusal()),
        reading.bank(w, o.bank()),
        Shares.many(o.many()),
        Shares.percent(o.many(), all),
        change == null ? w.text("rejections.new") : change,
        Query.at(Filters.PATH)
            .with("bank", o.bank())
            .with("reason", o.refusal())
            .with("from", stretch.firstDay())
            .href());
  }

  private long earlier(Ended o) {
    return before.stream()
        .filter(b -> isRefused(b) && b.bank().equals(o.bank()))
        .filter(b -> o.refusal() != null && o.refusal().equals(b.refusal()))
        .mapToLong(Ended::many)
        .sum();
  }

  /** Bars over the same length, so that they can be compared. */
  List<RejectionsView.Reason> reasons() {
    Map<String, List<Ended>> byReason = new LinkedHashMap<>();
    refused.forEach(
        o -> byReason.computeIfAbsent(String.valueOf(o.refusal()), _ -> new ArrayList<>()).add(o));
    long longest = byReason.values().stream().mapToLong(Rejections::sum).max().orElse(1);
    return byReason.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, List<Ended>> e) -> sum(e.getValue()))
                .reversed())
        .map(each -> reason(each.getKey(), each.getValue(), longest))
        .toList();
  }

  private RejectionsView.Reason reason(String refusal, List<Ended> parts, long longest) {
    List<RejectionsView.Part> drawn = new ArrayList<>();
    long from = 0;
    for (Ended o : parts) {
      int start = (int) (WHOLE * from / longest);
      from += o.many();
      int end = (int) (WHOLE * from / longest);
      String name = reading.bank(w, o.bank()) + " " + Shares.many(o.many());
      drawn.add(new RejectionsView.Part(name, start, end - start, drawn.size() % 2 == 0));
    }
    return new RejectionsView.Reason(Codes.reason(w, refusal), Shares.many(from), drawn);
  }

  private static long sum(List<Ended> ended) {
    return ended.stream().mapToLong(Ended::many).sum();
  }
}
