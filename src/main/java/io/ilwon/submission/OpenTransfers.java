package io.ilwon.submission;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.project.Project;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a PreStep2 is told that could not be decided in time: a submission with an open transfer is
 * <i>processing</i>, whoever holds its row.
 */
final class OpenTransfers {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final Database database;

  OpenTransfers(Database database) {
    this.database = database;
  }

  /** <i>Processing</i> when a transfer is open, else that nothing was recorded, and why. */
  DepositAnswer answer(Project project, SubmissionId id, Reason otherwise) {
    Optional<SubmissionReadStore.Progress> standing = soon(project, id);
    return standing.isPresent() && standing.get().open()
        ? new DepositAnswer.Retry(RetryReason.PROCESSING, standing.get().failures())
        : otherwise.notRecorded();
  }

  /** <i>Processing</i>, with the present count as far as it can be read. */
  DepositAnswer processing(Project project, SubmissionId id) {
    int failures = soon(project, id).map(SubmissionReadStore.Progress::failures).orElse(0);
    return new DepositAnswer.Retry(RetryReason.PROCESSING, failures);
  }

  /** Empty when it is not there, or not within {@link #PATIENCE}: the caller has waited enough. */
  private Optional<SubmissionReadStore.Progress> soon(Project project, SubmissionId id) {
    CompletableFuture<List<SubmissionReadStore.Progress>> found = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("standing")
        .start(() -> {
          try {
            found.complete(read(project, id));
          } catch (SQLException | RuntimeException e) {
            found.complete(List.of());
          }
        });
    try {
      return found.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS).stream().findFirst();
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private List<SubmissionReadStore.Progress> read(Project project, SubmissionId id)
      throws SQLException {
    return database.with(connection -> {
      try (Call call = SubmissionReadStore.PROGRESS.on(connection)) {
        return call.text(id.text())
            .text(project.id().text())
            .send()
            .rows(SubmissionReadStore.Progress::read);
      }
    });
  }
}
