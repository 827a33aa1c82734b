package io.ilwon.submission;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.project.Project;
import java.sql.SQLException;
import java.util.List;

/**
 * What a PreStep2 is told that could not be decided in time: a submission with an open transfer is
 * <i>processing</i>, whoever holds its row.
 */
final class OpenTransfers {
  private final Database database;

  OpenTransfers(Database database) {
    this.database = database;
  }

  /** <i>Processing</i> when a transfer is open, else that nothing was recorded, and why. */
  DepositAnswer answer(Project project, SubmissionId id, Reason otherwise) {
    try {
      List<SubmissionReadStore.Standing> standing = read(project, id);
      return !standing.isEmpty() && standing.getFirst().open()
          ? new DepositAnswer.Retry(RetryReason.PROCESSING, standing.getFirst().failures())
          : otherwise.notRecorded();
    } catch (SQLException e) {
      return otherwise.notRecorded();
    }
  }

  /** <i>Processing</i>, with the present count as far as it can be read. */
  DepositAnswer processing(Project project, SubmissionId id) {
    try {
      List<SubmissionReadStore.Standing> standing = read(project, id);
      int failures = standing.isEmpty() ? 0 : standing.getFirst().failures();
      return new DepositAnswer.Retry(RetryReason.PROCESSING, failures);
    } catch (SQLException e) {
      return new DepositAnswer.Retry(RetryReason.PROCESSING, 0);
    }
  }

  private List<SubmissionReadStore.Standing> read(Project project, SubmissionId id)
      throws SQLException {
    return database.with(connection -> {
      try (Call call = SubmissionReadStore.STANDING.on(connection)) {
        return call.text(id.text())
            .text(project.id().text())
            .send()
            .rows(SubmissionReadStore.Standing::read);
      }
    });
  }
}
