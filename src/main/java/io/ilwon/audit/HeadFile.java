package io.ilwon.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.ilwon.crypto.Signer;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.due.DueTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Writes the signed heads into a folder every ten minutes: the newest into {@code head}, and one a
 * day under its date. Whoever copies them to another place can tell later whether the audit was cut
 * or written anew.
 */
public final class HeadFile implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Database database;
  private final AuditReadStore store;
  private final Signer signer;
  private final Path folder;
  private final DueTask task;

  /** Starts writing; the folder is made. */
  public HeadFile(Database database, DatabaseClock clock, Signer signer, Path folder) {
    this.database = database;
    this.store = new AuditReadStore(clock);
    this.signer = signer;
    this.folder = folder;
    this.task =
        new DueTask(
            "audit heads",
            PAUSE,
            () -> {
              write();
              return false;
            });
  }

  private void write() throws SQLException, IOException {
    Heads heads = AuditReadStore.atOneMoment(database, store::heads);
    String text = heads.signed(signer);
    Files.createDirectories(folder);
    put(text, folder.resolve("head"));
    put(text, folder.resolve("head-" + LocalDate.ofInstant(heads.at(), ZoneOffset.UTC)));
  }

  private static void put(String text, Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, text.getBytes(UTF_8));
    Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  @Override
  public void close() {
    task.close();
  }
}
