package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Storm;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Outcomes;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** News that nobody can store any more does not hold up the end of the process. */
class LastWordsTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final News NEWS = new News.SenderLost("lease over");
  private static final Outcomes.Address NOBODY =
      new Outcomes.Address(
          new TransferId(new UUID(0, 1)), "none", "p-test", Opaque.of(new byte[32]));

  @Test
  void afterTheGroupsHaveEnded() throws Exception {
    Desk desk = Desk.open();
    desk.submissions.close();
    assertTimeoutPreemptively(SOON, () -> desk.submissions.tell(NOBODY, NEWS));
    desk.database.close();
  }

  @Test
  void whileTheDatabaseIsAway() throws Exception {
    Desk desk = Desk.open();
    desk.database.close();
    Future<Boolean> telling =
        Storm.aside(() -> {
          desk.submissions.tell(NOBODY, NEWS);
          return true;
        });
    desk.submissions.close();
    assertTimeoutPreemptively(SOON, () -> telling.get());
  }

  @Test
  void byAThreadThatIsToEnd() throws Exception {
    try (Desk desk = Desk.open()) {
      Thread.currentThread().interrupt();
      desk.submissions.tell(NOBODY, NEWS);
      assertTrue(Thread.interrupted(), "whoever called shall know it too");
    }
  }
}
