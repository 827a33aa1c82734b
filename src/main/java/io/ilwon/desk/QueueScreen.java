package io.ilwon.desk;

import io.ilwon.bank.BankDirectory;
import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Proposal;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.OperatorQueue;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** D5: what nobody knows, and what a person has to look at, the oldest first. */
public final class QueueScreen implements Screen {
  static final String PATH = "/desk/queue";

  /** More would be no list for a person; the oldest come first, so nothing is missed. */
  private static final int MOST = 200;

  private final OperatorQueue queue;
  private final Settling settling;
  private final BankDirectory banks;

  QueueScreen(OperatorQueue queue, Settling settling, BankDirectory banks) {
    this.queue = queue;
    this.settling = settling;
    this.banks = banks;
  }

  /** The page; {@code cut} where there are more than it shows. */
  public record View(Frame f, List<QueueRow> unknown, List<QueueRow> known, boolean cut) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.page(PATH, Power.SEE_QUEUE, this::show));
  }

  private Response show(Visit visit) throws SQLException {
    List<FoundTransfer> unknown = ours(visit, queue.unknown(MOST));
    Set<String> told = new HashSet<>();
    unknown.forEach(t -> told.add(t.address().transfer().toString()));
    List<FoundTransfer> known =
        ours(visit, queue.queued(MOST)).stream()
            .filter(t -> !told.contains(t.address().transfer().toString()))
            .toList();
    boolean cut = unknown.size() == MOST || known.size() == MOST;
    View view =
        new View(
            visit.frame(Section.QUEUE, "queue.title"),
            rows(visit, unknown),
            rows(visit, known),
            cut);
    return visit.html("queue", view);
  }

  private static List<FoundTransfer> ours(Visit visit, List<FoundTransfer> all) {
    Optional<String> project = visit.project();
    return all.stream()
        .filter(t -> project.isEmpty() || project.get().equals(t.address().project()))
        .toList();
  }

  private List<QueueRow> rows(Visit visit, List<FoundTransfer> found) throws SQLException {
    Instant now = visit.session().now();
    List<Proposal> open = settling.open();
    return found.stream()
        .map(t -> QueueRow.of(t, visit, banks, now, Settling.chip(open, t, visit.words())))
        .toList();
  }
}
