package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ilwon.db.Storm;
import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * The database forgets a committed intent while its won is on the way, as after an asynchronous
 * failover.
 */
class ForgottenTransferTest {
  private static final String NUMBER = "11014140001999";

  @ParameterizedTest
  @CsvSource({"true, sent", "true, unknown", "false, sent"})
  void theSenderSaysSoLoudly(boolean submissionStays, String word) throws Exception {
    try (Desk desk = Desk.open();
        Lines lines = new Lines(Errand.class)) {
      String[] ids = {"", ""};
      desk.rail.onSend =
          (order, bank) -> {
            ids[0] = order.railId();
            TransferOutcome outcome = bank.send(order);
            ids[1] = forget(desk, submissionStays);
            return word.equals("sent") ? outcome : new TransferOutcome.Unknown("timeout");
          };
      SubmissionId id = desk.opened();
      assertEquals(
          new DepositAnswer.Retry(RetryReason.PROCESSING, 0),
          desk.deposit(id, NUMBER),
          "nobody knows any more");
      Storm.until("a line", () -> !lines.errors().isEmpty());
      assertEquals(
          List.of(
              "transfer %s, rail id %s, is gone from the database and was %s: reconcile the day"
                  .formatted(ids[1], ids[0], word)),
          lines.errors());
    }
  }

  private static String forget(Desk desk, boolean submissionStays) {
    try {
      String transfer = desk.text("select id from transfer");
      desk.database.with(c ->
          c.createStatement()
              .execute(
                  "delete from transfer; "
                      + (submissionStays
                          ? "update submission set stage = 'awaiting_deposit',"
                              + " latest_transfer = null, won = 0, attempts = 0"
                          : "delete from submission")));
      return transfer;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** What a class logs meanwhile. */
  private static final class Lines implements AutoCloseable {
    private final Logger log;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    Lines(Class<?> of) {
      log = (Logger) LoggerFactory.getLogger(of);
      lines.start();
      log.addAppender(lines);
    }

    List<String> errors() {
      return List.copyOf(lines.list).stream()
          .filter(line -> line.getLevel() == Level.ERROR)
          .map(ILoggingEvent::getFormattedMessage)
          .toList();
    }

    @Override
    public void close() {
      log.detachAppender(lines);
    }
  }
}
