package io.ilwon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/**
 * What {@code audit verify} found last, kept in the data folder, where a running server reads it.
 * It alarms and proves nothing: who can write there could write it too.
 *
 * @param at seconds since 1970; 0 for never
 * @param problems how many
 */
record AuditVerified(double at, double problems) {
  private static final String FOLDER = "audit";

  static final AuditVerified NEVER = new AuditVerified(0, Double.NaN);

  static AuditVerified read(Path dataDir) {
    try {
      String[] parts = Files.readString(file(dataDir)).strip().split(" ", 2);
      return parts.length == 2
          ? new AuditVerified(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]))
          : NEVER;
    } catch (IOException | NumberFormatException _) {
      return NEVER;
    }
  }

  /** Only where a server has written into the folder: nobody else looks. */
  static void write(Path dataDir, int problems) {
    Path folder = dataDir.resolve(FOLDER);
    try {
      if (Files.isDirectory(folder)) {
        Path fresh = folder.resolve("verified.new");
        Files.writeString(fresh, Instant.now().getEpochSecond() + " " + problems + "\n");
        Files.move(
            fresh,
            file(dataDir),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException _) {
      // Somebody else's folder: the finding is on the screen.
    }
  }

  private static Path file(Path dataDir) {
    return dataDir.resolve(FOLDER).resolve("verified");
  }
}
