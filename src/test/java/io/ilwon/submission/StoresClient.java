package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.crypto.Opaque;
import io.ilwon.group.Work;
import io.ilwon.transfer.Inquiries;
import io.ilwon.transfer.News;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** One node over some stores, a group at a time. */
final class StoresClient {
  static final NodeId NODE = new NodeId(new UUID(1, 1));
  static final Opaque SEALED = Opaque.of(new byte[] {1});
  private static final String DIGITS = "482";

  final Stores stores;
  private final Sender sender =
      new Sender(
          NODE,
          SimulatedRail.NAME,
          World.SCHEDULE,
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Run.KEYS);
  private Instant now = World.MORNING;
  private int made;

  StoresClient(Stores stores) {
    this.stores = stores;
  }

  /** What happens between a group's decision and its write. */
  @FunctionalInterface
  interface Between {
    void happens() throws SQLException;
  }

  void clock(Instant shows) {
    now = shows;
    stores.clock(shows);
  }

  /** A group, written. */
  List<Work.Verdict<Told>> group(Command... commands) throws SQLException {
    return group(SubmissionRules::decide, () -> {}, commands);
  }

  List<Work.Verdict<Told>> group(Fold.Rules rules, Between between, Command... commands)
      throws SQLException {
    return group(rules, between, false, UUID.randomUUID(), commands);
  }

  /** A group that waits for rows others hold. */
  void patient(Command... commands) throws SQLException {
    group(SubmissionRules::decide, () -> {}, true, UUID.randomUUID(), commands);
  }

  /** A group under an id of its own. */
  UUID write(Command... commands) throws SQLException {
    UUID id = UUID.randomUUID();
    write(id, commands);
    return id;
  }

  void write(UUID id, Command... commands) throws SQLException {
    group(SubmissionRules::decide, () -> {}, false, id, commands);
  }

  private List<Work.Verdict<Told>> group(
      Fold.Rules rules, Between between, boolean patient, UUID id, Command... commands)
      throws SQLException {
    Work<Command, Told> work = stores.work(rules, sender);
    List<Work.Verdict<Told>> verdicts = new ArrayList<>();
    stores
        .lender()
        .lend(connection -> {
          connection.setAutoCommit(false);
          boolean written = false;
          try {
            Work.Round<Told> round = work.decide(connection, List.of(commands), patient);
            verdicts.addAll(round.verdicts());
            between.happens();
            written = round.changes();
            if (written) {
              written = false;
              round.writeAndCommit(connection, id);
              written = true;
            }
          } finally {
            end(connection, written);
          }
        });
    return verdicts;
  }

  private static void end(Connection connection, boolean written) throws SQLException {
    if (!written) {
      connection.rollback();
    }
    connection.setAutoCommit(true);
  }

  /** A command alone; its answer. */
  Answer one(Command command) throws SQLException {
    return switch (group(command).getFirst()) {
      case Work.Decided<Told> d -> d.answer().answer();
      case Work.Held<Told> h -> throw new AssertionError("held: " + command);
    };
  }

  /** Step 1, under a key that opens. */
  static Command.Open open(SubmissionId id) {
    Opaque key = new Vault(Run.KEYS).freshKey(SimulatedWorld.PROJECT, id).wrapped();
    return new Command.Open(id, SimulatedWorld.PROJECT, "KOR", key, SEALED, SEALED, null);
  }

  SubmissionId opened() throws SQLException {
    SubmissionId id = new SubmissionId("submission-%015d".formatted(++made));
    one(open(id));
    return id;
  }

  /** PreStep2 on the way; each under ids of its own. */
  Command.Deposit wish(SubmissionId id, int account) {
    return wish(id, account, "R-%d".formatted(++made));
  }

  Command.Deposit wish(SubmissionId id, int account, String railId) {
    TransferId transfer = new TransferId(new UUID(7, ++made));
    SimulatedWorld.Purse purse = SimulatedWorld.Purse.of(account);
    return new Command.Deposit(
        id,
        SimulatedWorld.PROJECT,
        Terms.NONE,
        transfer,
        railId,
        purse.index(),
        Opaque.of(sender.mac().of(transfer.toString(), DIGITS)),
        true,
        false,
        BankDay.of(now),
        true,
        purse.bank(),
        purse.number(),
        Desk.HOLDER);
  }

  /** An intent, stored. */
  Transfer deposit(SubmissionId id, int account) throws SQLException {
    Answer answer = one(wish(id, account));
    if (answer instanceof Answer.Send send) {
      return send.intent();
    }
    throw new AssertionError(answer);
  }

  Command.Tell tell(Transfer t, SubmissionId id, News news) {
    return new Command.Tell(id, Terms.NONE, t.id(), t.account(), news, true);
  }

  Command.Guess guess(SubmissionId id, boolean right) {
    DescriptorCode typed = new DescriptorCode(right ? DIGITS : "000");
    return new Command.Guess(id, SimulatedWorld.PROJECT, Terms.NONE, typed, Desk.PERSON);
  }

  /** Rail ids whose inquiries were due and are this node's now. */
  List<String> leased() throws SQLException {
    return stores.inquiries().lease(SimulatedRail.NAME, 9, Duration.ofSeconds(30)).stream()
        .map(Inquiries.Question::railId)
        .map(Objects::requireNonNull)
        .toList();
  }
}
