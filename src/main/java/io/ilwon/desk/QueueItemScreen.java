package io.ilwon.desk;

import io.ilwon.audit.AuditEntry;
import io.ilwon.bank.BankDirectory;
import io.ilwon.http.Response;
import io.ilwon.operator.AccessLog;
import io.ilwon.operator.Power;
import io.ilwon.operator.Proposal;
import io.ilwon.operator.Reasons;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.OperatorQueue;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * D5, one transfer: ask the bank again, propose how it ended, agree or decline, take it as seen.
 */
public final class QueueItemScreen implements Screen {
  private static final String ITEM = QueueScreen.PATH + "/*";
  private final OperatorQueue queue;
  private final Settling settling;
  private final BankDirectory banks;
  private final AccessLog accesses;

  QueueItemScreen(OperatorQueue queue, Settling settling, BankDirectory banks, AccessLog accesses) {
    this.queue = queue;
    this.settling = settling;
    this.banks = banks;
    this.accesses = accesses;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.personal(ITEM, Power.SEE_QUEUE, this::show),
        Action.deed(
            QueueScreen.PATH + "/ask/*", Power.CHANGE_VERIFICATIONS, on(this::ask, "ask-reason")),
        Action.deed(QueueScreen.PATH + "/propose/*", Power.SETTLE, on(this::propose, "reason")),
        Action.deed(QueueScreen.PATH + "/agree/*", Power.SETTLE, on(this::agree, "reason")),
        Action.deed(QueueScreen.PATH + "/decline/*", Power.SETTLE, on(this::decline, "reason")),
        Action.deed(QueueScreen.PATH + "/seen/*", Power.SETTLE, on(this::seen, "reason")));
  }

  /** A deed on one transfer, with a reason that says something. */
  private interface Deed {
    Response on(Visit visit, FoundTransfer transfer, String reason) throws SQLException;
  }

  /** {@code field} is where its form asks for the reason. */
  private Action.Handler on(Deed deed, String field) {
    return visit -> {
      Optional<FoundTransfer> found = found(visit);
      if (found.isEmpty()) {
        return visit.done(QueueScreen.PATH, "queue.gone");
      }
      String reason = visit.form("reason").strip();
      return Reasons.good(reason)
          ? deed.on(visit, found.get(), reason)
          : wrong(visit, found.get(), field, visit.words().text("reason.bad"));
    };
  }

  private Optional<FoundTransfer> found(Visit visit) throws SQLException {
    Optional<io.ilwon.transfer.TransferId> id = QueueItem.id(visit.rest());
    Optional<FoundTransfer> found = id.isEmpty() ? Optional.empty() : queue.find(id.get());
    return found.filter(
        t -> visit.project().isEmpty() || visit.project().get().equals(t.address().project()));
  }

  private Response show(Visit visit) throws SQLException {
    Optional<FoundTransfer> found = found(visit);
    if (found.isEmpty()) {
      return visit.done(QueueScreen.PATH, "queue.gone");
    }
    FoundTransfer t = found.get();
    accesses.viewed(visit.operator(), visit.address(), t.address().transfer().toString());
    return visit.html("queue_item", item(visit, t, List.of()));
  }

  private QueueItem item(Visit visit, FoundTransfer t, List<Form.Fault> faults)
      throws SQLException {
    return QueueItem.of(visit, t, settling.open(t), banks, faults);
  }

  private Response wrong(Visit visit, FoundTransfer t, String field, String text)
      throws SQLException {
    return visit.wrong("queue_item", item(visit, t, List.of(new Form.Fault(field, text))));
  }

  private Response ask(Visit visit, FoundTransfer t, String reason) throws SQLException {
    AuditEntry entry = entry(visit, t, "transfer inquire", "asked now", reason);
    return queue.askNow(t.address().transfer(), entry).isPresent()
        ? visit.done(QueueItem.href(t), "queue.asked")
        : visit.done(QueueItem.href(t), "queue.known");
  }

  private Response seen(Visit visit, FoundTransfer t, String reason) throws SQLException {
    String why = String.valueOf(t.asking().reason());
    AuditEntry entry = entry(visit, t, "transfer seen", why, reason);
    return queue.seen(t.address().transfer(), entry)
        ? visit.done(QueueScreen.PATH, "queue.seen")
        : visit.done(QueueItem.href(t), "queue.unknown");
  }

  private Response propose(Visit visit, FoundTransfer t, String reason) throws SQLException {
    String outcome = visit.form("outcome");
    if (!outcome.equals("sent") && !outcome.equals("not")) {
      return wrong(visit, t, "outcome", visit.words().text("queue.outcome.bad"));
    }
    if (!t.isUnknown()) {
      return visit.done(QueueItem.href(t), "queue.known");
    }
    boolean first = settling.propose(t, outcome.equals("sent"), visit.by(reason));
    return visit.done(QueueItem.href(t), first ? "queue.proposed" : "queue.waits");
  }

  private Response agree(Visit visit, FoundTransfer t, String reason) throws SQLException {
    @Nullable Proposal p = settling.open(t).orElse(null);
    if (p == null) {
      return visit.done(QueueItem.href(t), "queue.none");
    }
    if (!p.byAnotherThan(visit.operator())) {
      return wrong(visit, t, "reason", visit.words().text("queue.agree.own"));
    }
    if (!p.id().equals(visit.form("proposal"))) {
      return visit.done(QueueItem.href(t), "queue.none");
    }
    String refused = QueueItem.refused(settling.agree(t, p, visit.operator(), reason), visit);
    return refused.isEmpty()
        ? visit.done(QueueItem.href(t), "queue.settled")
        : wrong(visit, t, "reason", refused);
  }

  private Response decline(Visit visit, FoundTransfer t, String reason) throws SQLException {
    Optional<Proposal> p = settling.open(t);
    boolean done = p.isPresent() && settling.decline(p.get(), visit.operator(), reason);
    return visit.done(QueueItem.href(t), done ? "queue.declined" : "queue.none");
  }

  private static AuditEntry entry(
      Visit visit, FoundTransfer t, String action, String detail, String reason) {
    String subject = t.address().transfer().toString();
    return new AuditEntry(action, subject, detail, reason, visit.operator().name(), null);
  }
}
