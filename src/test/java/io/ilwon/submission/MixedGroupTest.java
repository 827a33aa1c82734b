package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Storm;
import io.ilwon.group.Group;
import io.ilwon.group.GroupStore;
import io.ilwon.group.Reply;
import io.ilwon.group.Work;
import io.ilwon.transfer.TransferId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands of one submission in one group are decided in the order of their arrival. */
class MixedGroupTest {
  private static final String NUMBER = "11012120001999";
  private static final DescriptorCode CODE = new DescriptorCode("482");

  @ParameterizedTest
  @CsvSource({
    "deposit, guess, edit, Send Approved NotUsable",
    "deposit, edit, guess, Send Edited NotUsable",
    "edit, deposit, guess, Edited NotUsable NotUsable",
    "edit, guess, deposit, Edited NotUsable NotUsable",
    "guess, deposit, edit, NoCodeRequested Send Edited",
    "guess, edit, deposit, NoCodeRequested Edited NotUsable",
  })
  void theOrderOfArrivalDecides(String first, String second, String third, String answers)
      throws Exception {
    try (Desk desk = Desk.open()) {
      SubmissionId one = desk.opened();
      SubmissionId two = desk.opened();
      SubmissionId before = desk.opened();
      GroupStore groups = new GroupStore(desk.clock);
      Gated gated =
          new Gated(
              new SubmissionWork(
                  SubmissionRules::decide, desk.clock, desk.sender(), Seals.of(desk.keys), groups));
      try (Group<Command, Told> group =
          new Group<>("mixed", desk.database, groups, () -> gated, 1)) {
        List<Future<Reply<Told>>> replies = new ArrayList<>();
        replies.add(ask(group, new Command.LookAtTime(before)));
        gated.entered.await();
        for (String word : List.of(first, second, third)) {
          for (SubmissionId id : List.of(one, two)) {
            int waiting = group.waiting();
            replies.add(ask(group, command(desk, word, id)));
            Storm.until("queued", () -> group.waiting() > waiting);
          }
        }
        gated.open.countDown();
        assertEquals(answers, told(replies, 1));
        assertEquals(answers, told(replies, 2));
        assertEquals(6, gated.sizes.get(1), "they were one group");
      }
    }
  }

  private static Future<Reply<Told>> ask(Group<Command, Told> group, Command command) {
    return Storm.aside(() -> group.ask(command, Duration.ofSeconds(10)));
  }

  private static String told(List<Future<Reply<Told>>> replies, int from) throws Exception {
    List<String> words = new ArrayList<>();
    for (int i = from; i < replies.size(); i += 2) {
      words.add(
          replies.get(i).get() instanceof Reply.Stored<Told> stored
              ? stored.answer().answer().getClass().getSimpleName()
              : "nothing stored");
    }
    return String.join(" ", words);
  }

  private static Command command(Desk desk, String word, SubmissionId id) {
    String project = desk.project.id().text();
    Vault vault = new Vault(desk.keys);
    Terms terms = Terms.of(desk.project);
    return switch (word) {
      case "deposit" -> {
        TransferId transfer = new TransferId(Ids.timeOrdered());
        AccountNumber number = new AccountNumber(NUMBER);
        yield new Command.Deposit(
            id,
            project,
            terms,
            transfer,
            desk.rail.newRailId(),
            vault.accountIndex(new Account(Desk.BANK, number)),
            Opaque.of(desk.keys.codeMac().of(transfer.toString(), CODE.unmasked())),
            true,
            false,
            BankDay.of(desk.clock.now()),
            true,
            Desk.BANK.text(),
            number,
            Desk.HOLDER);
      }
      case "guess" -> new Command.Guess(id, project, terms, CODE, Desk.PERSON);
      case "edit" -> new Command.Edit(id, project, false, null, null, new Editor("admin"));
      default -> throw new IllegalArgumentException(word);
    };
  }

  /** The first group waits until the test has queued what the second shall be. */
  private record Gated(
      Work<Command, Told> work, CountDownLatch entered, CountDownLatch open, List<Integer> sizes)
      implements Work<Command, Told> {
    Gated(Work<Command, Told> work) {
      this(
          work,
          new CountDownLatch(1),
          new CountDownLatch(1),
          java.util.Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public Object key(Command command) {
      return work.key(command);
    }

    @Override
    public Round<Told> decide(Connection connection, List<Command> commands, boolean patient)
        throws SQLException {
      entered.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new SQLException(e);
      }
      sizes.add(commands.size());
      return work.decide(connection, commands, patient);
    }
  }
}
