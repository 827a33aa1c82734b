package io.ilwon.rail.sandbox;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.Descriptor;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.Won;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Sealer;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Notice;
import io.ilwon.rail.Rail;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.StatementLine;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import io.ilwon.rail.sandbox.Handling.Books;
import io.ilwon.rail.sandbox.Handling.Loses;
import io.ilwon.rail.sandbox.Handling.Refuses;
import io.ilwon.rail.sandbox.Handling.RefusesEveryOther;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sandbox bank behind the port. Its books are a schema of their own: an order is committed
 * there before it is answered, and what is asked later is answered from there, by any node and
 * after any restart. The statement that stores an order stands for the first byte.
 */
public final class SandboxRail implements Rail {
  private static final int RAIL_ID_BYTES = 15;

  /** As long as a real rail waits for an answer. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Handling CLOSED = new Refuses(Refusal.RAIL_UNAVAILABLE, "maintenance");

  /** After 1 s, then every 2 s for two hours; <i>no record</i> is final at the send deadline. */
  public static final InquirySchedule SCHEDULE =
      new InquirySchedule(
          Stream.concat(
                  Stream.of(Duration.ofSeconds(1)),
                  Collections.nCopies(3600, Duration.ofSeconds(2)).stream())
              .toList(),
          Duration.ZERO);

  private final SandboxStore store;
  private final SandboxStatementStore statements;
  private final SwitchStore switches;
  private final Pause pause;

  /** Over a database whose schema {@code sandbox_bank} is migrated. */
  public SandboxRail(Database database, DatabaseClock clock, Sealer sealer, BlindIndex index) {
    this(database, clock, sealer, index, Thread::sleep);
  }

  SandboxRail(
      Database database, DatabaseClock clock, Sealer sealer, BlindIndex index, Pause pause) {
    this.store = new SandboxStore(database, clock, sealer, index);
    this.statements = new SandboxStatementStore(database, clock, sealer);
    this.switches = new SwitchStore(database);
    this.pause = pause;
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public String newRailId() {
    return Ids.token(RAIL_ID_BYTES);
  }

  @Override
  public InquirySchedule schedule() {
    return SCHEDULE;
  }

  @Override
  public TransferOutcome send(TransferOrder order) {
    Optional<Descriptor> descriptor = order.descriptor();
    if (descriptor.isEmpty() || !order.amount().equals(Won.ONE)) {
      return new Refused(Refusal.NOT_REQUESTED, "order incomplete");
    }
    Optional<Handling> usual = Endings.of(order.account().number(), order.holder());
    if (usual.isEmpty()) {
      return new Refused(Refusal.NOT_REQUESTED, "connection refused");
    }
    Set<Switch> on;
    try {
      on = switches.on();
    } catch (SQLException _) {
      // Nothing of the order has been said yet.
      return new Refused(Refusal.NOT_REQUESTED, "unavailable");
    }
    Handling handling = on.contains(Switch.MAINTENANCE) ? CLOSED : usual.get();
    TransferOutcome answer = handOver(order, descriptor.get(), handling);
    return on.contains(Switch.SILENT) && reached(answer) ? silence() : answer;
  }

  /** Whether the bank may have the order. */
  private static boolean reached(TransferOutcome answer) {
    return !(answer instanceof Refused refused) || refused.why().counts();
  }

  private TransferOutcome silence() {
    try {
      pause.last(SILENCE);
      return new Unknown("no answer");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Unknown("interrupted");
    }
  }

  private TransferOutcome handOver(TransferOrder order, Descriptor text, Handling handling) {
    String reference = newRailId();
    try {
      return switch (store.take(order, text, handling, reference)) {
        case HELD_BACK -> new Refused(Refusal.HELD_BACK, "deadline");
        case DUPLICATE -> new Unknown("duplicate");
        case BOOKED -> new Sent(reference);
        case AS_HANDLED -> answer(handling, reference);
      };
    } catch (SQLTransientConnectionException _) {
      return new Refused(Refusal.NOT_REQUESTED, "unavailable");
    } catch (SQLException unclear) {
      return RoundTrip.nothingStored(unclear)
          ? new Refused(Refusal.NOT_REQUESTED, "unavailable")
          : new Unknown("no answer");
    }
  }

  private TransferOutcome answer(Handling handling, String reference) {
    return switch (handling) {
      case Refuses refuses -> new Refused(refuses.why(), refuses.code());
      case RefusesEveryOther refuses -> new Refused(refuses.why(), refuses.code());
      case Loses _ -> Unknown.inProcess();
      case Books books ->
          switch (books.answer()) {
            case WHEN_BOOKED -> whenBooked(books.after(), reference);
            case IN_PROCESS -> Unknown.inProcess();
            case CONNECTION_DROPPED -> new Unknown("connection dropped");
          };
    };
  }

  private TransferOutcome whenBooked(Duration wait, String reference) {
    try {
      pause.last(wait);
      return new Sent(reference);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Unknown("interrupted");
    }
  }

  @Override
  public TransferOutcome inquire(TransferOrder order) {
    try {
      return switches.on().contains(Switch.SILENT)
          ? new Unknown("no answer")
          : store.find(order.railId()).orElseGet(Unknown::noRecord);
    } catch (SQLException _) {
      return new Unknown("no answer");
    }
  }

  @Override
  public HolderCheck holder(Account account, HolderName claimed) {
    try {
      return switches.on().stream().anyMatch(each -> each != Switch.LATE)
          ? HolderCheck.NOT_POSSIBLE
          : Endings.holder(account.number(), claimed);
    } catch (SQLException _) {
      return HolderCheck.NOT_POSSIBLE;
    }
  }

  @Override
  public List<Notice> notices(Instant since) {
    try {
      return switches.on().contains(Switch.SILENT) ? List.of() : store.takenBack(since);
    } catch (SQLException _) {
      return List.of();
    }
  }

  @Override
  public Optional<List<StatementLine>> statement(BankDay day) {
    try {
      return Optional.of(statements.of(day));
    } catch (SQLException _) {
      return Optional.empty();
    }
  }
}
