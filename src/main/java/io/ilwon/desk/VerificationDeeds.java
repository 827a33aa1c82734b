package io.ilwon.desk;

import io.ilwon.audit.AuditEntry;
import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.DossierTransfer;
import io.ilwon.submission.EditAnswer;
import io.ilwon.submission.MemoText;
import io.ilwon.submission.SubmissionId;
import io.ilwon.transfer.OperatorQueue;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** D3's buttons: ask the bank again, end it, make a new link, leave a memo. Nothing is sent. */
public final class VerificationDeeds implements Screen {
  private final VerificationScreen screen;
  private final Reading reading;
  private final OperatorQueue queue;
  private final Cases cases;

  VerificationDeeds(Reading reading, OperatorQueue queue, Cases cases) {
    this.screen = new VerificationScreen(reading);
    this.reading = reading;
    this.queue = queue;
    this.cases = cases;
  }

  /** A link, this once. */
  public record Shown(Frame f, String url, Times.Moment until, String back) {
    @Override
    public String toString() {
      return "Shown";
    }
  }

  @Override
  public List<Action> actions() {
    Power change = Power.CHANGE_VERIFICATIONS;
    return List.of(
        Action.deed(Filters.PATH + "/ask/*", change, on("ask", this::ask)),
        Action.deed(Filters.PATH + "/end/*", change, on("end", this::end)),
        Action.deed(Filters.PATH + "/link/*", change, on("link", this::link)),
        Action.deed(Filters.PATH + "/memo/*", Power.NOTE, this::memo));
  }

  /** A deed on one verification, with a reason that says something. */
  private interface Deed {
    Response on(Visit visit, Dossier dossier, String reason) throws SQLException;
  }

  /** {@code name} is the form's; its reason's field is called after it. */
  private Action.Handler on(String name, Deed deed) {
    return visit -> {
      Optional<Dossier> found = screen.find(visit, visit.rest());
      if (found.isEmpty()) {
        return VerificationScreen.gone(visit);
      }
      String reason = visit.form("reason").strip();
      return Reasons.good(reason)
          ? deed.on(visit, found.get(), reason)
          : wrong(visit, found.get(), name + "-reason", "reason.bad");
    };
  }

  private Response wrong(Visit visit, Dossier d, String field, String key) throws SQLException {
    String text = visit.words().text(key);
    reading.access().viewed(visit.operator(), visit.address(), d.id().text());
    return screen.wrong(visit, d, List.of(new Form.Fault(field, text)));
  }

  private Response ask(Visit visit, Dossier d, String reason) throws SQLException {
    Optional<DossierTransfer> unknown = DetailDeeds.unknown(d);
    if (unknown.isEmpty()) {
      return visit.done(path(d), "queue.known");
    }
    String transfer = unknown.get().id().toString();
    AuditEntry entry = entry(visit, "transfer inquire", transfer, "asked now", reason);
    return queue.askNow(unknown.get().id(), entry).isPresent()
        ? visit.done(path(d), "queue.asked")
        : visit.done(path(d), "queue.known");
  }

  private Response end(Visit visit, Dossier d, String reason) throws SQLException {
    AuditEntry entry = entry(visit, Cases.END, d.id().text(), "ended as rejected", reason);
    return switch (cases.end(d, entry)) {
      case EditAnswer.Edited _ -> visit.done(path(d), "detail.ended");
      case DepositAnswer.NotUsable _ -> visit.done(path(d), "detail.over");
      case DepositAnswer.NotRecorded _ -> wrong(visit, d, "end-reason", "detail.end.away");
    };
  }

  private Response link(Visit visit, Dossier d, String reason) throws SQLException {
    if (!d.genuine() || !DetailDeeds.isOpen(d)) {
      return visit.done(path(d), "detail.over");
    }
    AuditEntry entry = entry(visit, Cases.LINK, d.id().text(), "former links closed", reason);
    Optional<Cases.Link> made = cases.link(d, entry);
    if (made.isEmpty()) {
      return wrong(visit, d, "link-reason", "detail.link.none");
    }
    return visit.html(
        "verification_link",
        new Shown(
            visit.frame(Section.VERIFICATIONS, "detail.link.shown"),
            made.get().url(),
            visit.times().of(made.get().expiresAt()),
            path(d)));
  }

  private Response memo(Visit visit) throws SQLException {
    SubmissionId id = new SubmissionId(visit.rest());
    Optional<Dossier> found = screen.find(visit, id.text());
    if (found.isEmpty()) {
      return VerificationScreen.gone(visit);
    }
    Dossier d = found.get();
    Optional<MemoText.Flaw> flaw = MemoText.flaw(visit.form("memo"));
    if (flaw.isPresent()) {
      return wrong(visit, d, "memo", "detail.memo." + flaw.get().name().toLowerCase(Locale.ROOT));
    }
    MemoText text = new MemoText(visit.form("memo"));
    return cases.memos().add(List.of(d.project()), id, text, visit.operator().name())
        ? visit.done(path(d), "detail.noted")
        : visit.done(path(d), "detail.unnoted");
  }

  private static String path(Dossier d) {
    return Filters.PATH + "/" + d.id().text();
  }

  private static AuditEntry entry(
      Visit visit, String action, String subject, String detail, String reason) {
    return new AuditEntry(action, subject, detail, reason, visit.operator().name(), null);
  }
}
