package io.ilwon.submission;

import io.ilwon.transfer.Inquiries;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.Outcomes;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the inquirer asks, of the tables in memory. */
record TwinInquiries(Tables tables, Supplier<Instant> clock, Predicate<Object> locked)
    implements Inquiries {
  @Override
  public Instant now() {
    return clock.get();
  }

  @Override
  public List<Question> lease(String rail, int most, Duration lasting) {
    Instant now = now();
    List<Tables.TransferRow> due =
        tables.openIn(State.Unknown.class).stream()
            .filter(r -> isDue(r.transfer(), now) && !locked.test(r.transfer().id()))
            .sorted(Comparator.comparing(r -> r.transfer().asking().next()))
            .limit(most)
            .toList();
    List<Question> questions = new ArrayList<>();
    for (Tables.TransferRow r : due) {
      tables.lease(r.transfer().id(), now.plus(lasting));
      questions.add(
          new Question(
              address(r),
              r.bankCode(),
              tables.dataKey(r.submission()),
              r.account(),
              r.holder(),
              r.transfer().railId(),
              r.transfer().intentAt(),
              now));
    }
    return questions;
  }

  private static boolean isDue(Transfer t, Instant now) {
    Instant next = t.asking().next();
    return next != null && !next.isAfter(now);
  }

  @Override
  public List<Outcomes.Address> overdue(int most) {
    Instant now = now();
    return tables.openIn(State.Sending.class).stream()
        .filter(r -> r.transfer().leaseUntil().isBefore(now))
        .sorted(Comparator.comparing(r -> r.transfer().leaseUntil()))
        .limit(most)
        .map(TwinInquiries::address)
        .toList();
  }

  @Override
  public List<Outcomes.Address> leftBy(NodeId node, int most) {
    return tables.openIn(State.Sending.class).stream()
        .filter(r -> r.node().equals(node))
        .sorted(Comparator.comparing(r -> r.transfer().intentAt()))
        .limit(most)
        .map(TwinInquiries::address)
        .toList();
  }

  @Override
  public List<Told> told(List<String> railIds) {
    List<Told> told = new ArrayList<>();
    for (String railId : railIds) {
      Tables.TransferRow row = tables.byRailId(railId);
      told.add(row == null ? new Told(railId, null, false, false) : told(row));
    }
    return told;
  }

  private static Told told(Tables.TransferRow row) {
    State state = row.transfer().state();
    boolean refused = state instanceof State.Refused;
    boolean sent = state instanceof State.Sent;
    return new Told(
        row.transfer().railId(), address(row), state.open() || sent, state.open() || refused);
  }

  private static Outcomes.Address address(Tables.TransferRow r) {
    Transfer t = r.transfer();
    return new Outcomes.Address(t.id(), r.submission(), r.project(), t.account());
  }
}
