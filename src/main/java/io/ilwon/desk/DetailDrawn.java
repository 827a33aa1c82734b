package io.ilwon.desk;

import io.ilwon.desk.DetailView.Fact;
import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.DossierTransfer;
import io.ilwon.webhook.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** D3's page from what is stored. */
final class DetailDrawn {
  private final Reading reading;

  DetailDrawn(Reading reading) {
    this.reading = reading;
  }

  DetailView of(
      Visit visit,
      Dossier d,
      List<Delivery> told,
      @Nullable String fault,
      List<Form.Fault> faults) {
    Texts w = visit.words();
    Times times = visit.times();
    String path = Filters.PATH + "/" + d.id().text();
    List<Happening> all = Timeline.of(d, told);
    boolean failed = visit.request().query("only").filter("failed"::equals).isPresent();
    int selected = selected(visit, all.size());
    Lines lines = new Lines(path, failed, selected, w, times);
    String stage = told(d);
    return new DetailView(
        visit.frame(Section.VERIFICATIONS, "detail.title"),
        path,
        w.text("stage." + stage),
        d.genuine() ? Rows.tone(stage) : "bad",
        head(d, w, times),
        Why.of(d, w),
        Rows.tone(stage).equals("open"),
        notice(d, w),
        List.of(
            new Choice(path, w.text("detail.timeline.all"), !failed),
            new Choice(path + "?only=failed", w.text("detail.timeline.failed"), failed)),
        lines.of(all),
        selected < 0 ? null : title(lines, all.get(selected), w, times),
        selected < 0 ? List.of() : facts(all.get(selected), w, times),
        visit.may(Power.REVEAL),
        Filters.PATH + "/reveal/" + d.id().text(),
        visit.may(Power.SEE_QUEUE) ? queue(d) : null,
        fault,
        DetailDeeds.of(visit, d, faults));
  }

  private static String title(Lines lines, Happening h, Texts w, Times times) {
    return w.text("detail.facts.event", "event", lines.event(h), "at", times.of(h.at()).text());
  }

  private List<Fact> facts(Happening h, Texts w, Times times) {
    @Nullable DossierTransfer t = h.transfer();
    return Facts.of(h, t == null ? "" : reading.bank(w, t.bank()), w, times);
  }

  /** The newest transfer that people have to look at, or whose outcome nobody knows. */
  private static @Nullable String queue(Dossier d) {
    for (DossierTransfer t : d.transfers().reversed()) {
      if (t.queuedAt() != null || t.state().equals("unknown")) {
        return QueueScreen.PATH + "/" + t.id();
      }
    }
    return null;
  }

  private static int selected(Visit visit, int count) {
    String line = visit.request().query("line").orElse("");
    int at = line.matches("[0-9]{1,4}") ? Integer.parseInt(line) : -1;
    return at < count ? at : -1;
  }

  /** As it will be stored: the due task may be yet to come. */
  static String told(Dossier d) {
    if (!d.genuine()) {
      return "forged";
    }
    if (d.finishedAt() == null && !d.endsAt().isAfter(d.now())) {
      return "timeout";
    }
    return d.comment() == null ? d.stage() : d.comment();
  }

  private static @Nullable String notice(Dossier d, Texts w) {
    if (!d.genuine()) {
      return w.text("detail.forged");
    }
    if (d.deletedAt() != null) {
      return w.text("detail.deleted");
    }
    return d.erasedAt() == null ? null : w.text("detail.erased");
  }

  private List<Fact> head(Dossier d, Texts w, Times times) {
    List<Fact> head = new ArrayList<>();
    head.add(new Fact(w.text("detail.id"), d.id().text(), true));
    if (d.applicant() != null && d.applicant().userid() != null) {
      head.add(new Fact(w.text("detail.client"), d.applicant().userid(), true));
    }
    if (!d.transfers().isEmpty()) {
      DossierTransfer last = d.transfers().getLast();
      add(head, w.text("detail.bank"), reading.bank(w, last.bank()));
      add(head, w.text("detail.account"), Rows.number(last.number()));
      add(head, w.text("detail.holder"), Rows.name(last.holder()));
    }
    add(
        head,
        w.text("detail.requests"),
        w.text("detail.requests.value", "n", d.transfers().size()));
    add(head, w.text("detail.wrong"), String.valueOf(d.wrongAt().size()));
    add(head, w.text("detail.won"), w.text("detail.won.value", "n", d.won()));
    add(head, w.text("detail.started"), times.of(d.createdAt()).text());
    @Nullable Instant end = d.finishedAt();
    if (end != null) {
      add(head, w.text("detail.took"), times.length(Duration.between(d.createdAt(), end)));
    }
    String channel = Rows.channel(!d.links().isEmpty(), d.createdAt(), d.now());
    add(head, w.text("detail.channel"), w.text("channel." + channel));
    String project = reading.projects().all().getOrDefault(d.project(), d.project());
    add(head, w.text("detail.project"), project);
    return head;
  }

  private static void add(List<Fact> facts, String name, String value) {
    facts.add(new Fact(name, value, false));
  }
}
