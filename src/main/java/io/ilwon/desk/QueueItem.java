package io.ilwon.desk;

import io.ilwon.bank.BankDirectory;
import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.operator.Proposal;
import io.ilwon.submission.SettleAnswer;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.TransferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transfer of the queue as its page shows it.
 *
 * @param facts what is known, the number masked
 * @param id of the transfer
 * @param proposal what waits for a second person; null for nothing
 * @param typed the reason that was not taken, to be mended
 */
public record QueueItem(
    Frame f,
    List<Fact> facts,
    String id,
    String submission,
    boolean unknown,
    boolean queued,
    @Nullable Waiting proposal,
    boolean mayAsk,
    boolean maySettle,
    String typed,
    List<Form.Fault> faults) {
  /** A word and what stands beside it. */
  public record Fact(String name, String value) {
    @Override
    public String toString() {
      return "Fact";
    }
  }

  /** A proposal; {@code own} where whoever looks made it. */
  public record Waiting(
      String id, boolean own, String what, String who, Times.Moment at, String reason) {
    @Override
    public String toString() {
      return "Waiting";
    }
  }

  static QueueItem of(
      Visit visit,
      FoundTransfer t,
      Optional<Proposal> open,
      BankDirectory banks,
      List<Form.Fault> faults) {
    return new QueueItem(
        visit.frame(Section.QUEUE, "queue.item.title"),
        facts(visit, t, banks),
        t.address().transfer().toString(),
        t.address().submission(),
        t.isUnknown(),
        t.asking().queuedAt() != null && !t.isUnknown(),
        open.map(p -> waiting(visit, p)).orElse(null),
        visit.may(Power.CHANGE_VERIFICATIONS),
        visit.may(Power.SETTLE),
        faults.isEmpty() ? "" : visit.form("reason"),
        faults);
  }

  private static Waiting waiting(Visit visit, Proposal p) {
    Texts words = visit.words();
    return new Waiting(
        p.id(),
        !p.byAnotherThan(visit.operator()),
        words.text(Settling.isSent(p) ? "queue.sent" : "queue.not"),
        p.proposedBy(),
        visit.times().of(p.proposedAt()),
        Stray.masked(p.reason()));
  }

  private static List<Fact> facts(Visit visit, FoundTransfer t, BankDirectory banks) {
    Texts w = visit.words();
    Times times = visit.times();
    List<Fact> facts = new ArrayList<>();
    boolean waits = t.isUnknown() || t.asking().reason() != null;
    String why = waits ? "queue.fact.why" : "fact.state";
    facts.add(new Fact(w.text(why), QueueRow.why(t, visit)));
    facts.add(new Fact(w.text("queue.fact.bank"), QueueRow.bank(t, visit, banks)));
    facts.add(
        new Fact(
            w.text("queue.fact.number"),
            t.number() == null ? "—" : visit.masks().number(t.number().unmasked())));
    facts.add(new Fact(w.text("queue.fact.won"), w.text("queue.one")));
    facts.add(new Fact(w.text("queue.fact.since"), times.of(t.since()).text()));
    facts.add(new Fact(w.text("queue.fact.day"), t.bankDay().toString()));
    facts.add(new Fact(w.text("queue.fact.rail"), t.rail()));
    facts.add(new Fact(w.text("queue.fact.id"), t.railId()));
    if (t.lastSeen() != null) {
      @Nullable String meaning = Codes.meaning(w, t.lastSeen());
      facts.add(new Fact(w.text("queue.fact.seen"), meaning == null ? t.lastSeen() : meaning));
    }
    facts.add(new Fact(w.text("queue.fact.asked"), Integer.toString(t.asking().inquiries())));
    facts.add(new Fact(w.text("queue.fact.next"), next(t, visit)));
    if (t.outcomeAt() != null) {
      facts.add(new Fact(w.text("queue.fact.certain"), times.of(t.outcomeAt()).text()));
    }
    return facts;
  }

  private static String next(FoundTransfer t, Visit visit) {
    @Nullable Instant next = t.asking().next();
    if (next == null) {
      return visit.words().text("queue.next.none");
    }
    return next.isAfter(visit.session().now())
        ? visit.times().of(next).text()
        : visit.words().text("queue.next.now");
  }

  static String href(FoundTransfer t) {
    return QueueScreen.PATH + "/" + t.address().transfer();
  }

  /** Empty for what is no id. */
  static Optional<TransferId> id(String text) {
    try {
      return Optional.of(new TransferId(UUID.fromString(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Why it was not settled, in words; empty where it was. */
  static String refused(SettleAnswer answer, Visit visit) {
    Texts w = visit.words();
    return switch (answer) {
      case SettleAnswer.Settled _ -> "";
      case SettleAnswer.NotUnknown _ -> w.text("queue.refused.known");
      case SettleAnswer.TooEarly(var horizon) ->
          w.text("queue.refused.early", "time", visit.times().of(horizon).text());
      case SettleAnswer.NotFound _ -> w.text("queue.refused.gone");
      case SettleAnswer.NotStored _ -> w.text("queue.refused.busy");
      case SettleAnswer.Undecided _ -> w.text("queue.refused.undecided");
    };
  }

  @Override
  public String toString() {
    return "QueueItem";
  }
}
