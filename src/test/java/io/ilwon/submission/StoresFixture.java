package io.ilwon.submission;

import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Transfer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Some stores in the evening before a midnight, and one client of theirs. */
abstract class StoresFixture {
  static final Instant EVENING = World.MORNING.plus(Duration.ofHours(14));

  StoresClient client;

  abstract Stores stores() throws SQLException;

  /** What is stored is what the tables in memory say. */
  abstract void compare() throws SQLException;

  @BeforeEach
  void open() throws SQLException {
    client = new StoresClient(stores());
    client.clock(EVENING);
  }

  @AfterEach
  void close() throws SQLException {
    compare();
    client.stores.close();
  }

  Transfer latest(SubmissionId id) {
    Tables tables = client.stores.tables();
    Tables.SubmissionRow row = Objects.requireNonNull(tables.submissions.get(id.text()));
    return tables.transfer(Objects.requireNonNull(row.latest())).transfer();
  }

  AccountDay day(int account) {
    var index = SimulatedWorld.Purse.of(account).index();
    return Objects.requireNonNull(client.stores.tables().accounts.get(index));
  }

  GuessRecord guesses(int account) {
    var index = SimulatedWorld.Purse.of(account).index();
    return Objects.requireNonNull(client.stores.tables().guesses.get(index));
  }

  static News news(String word) {
    return switch (word) {
      case "sent" -> new News.SendAnswered(new TransferOutcome.Sent("r".repeat(80)));
      case "refused" ->
          new News.SendAnswered(new TransferOutcome.Refused(Refusal.UNCLASSIFIED, "c".repeat(80)));
      case "unknown" -> new News.SendAnswered(new TransferOutcome.Unknown("u".repeat(80)));
      case "reversed" -> new News.TakenBack();
      case "sent_late" -> new News.Booked();
      default -> throw new IllegalArgumentException(word);
    };
  }
}
