package io.ilwon;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code dev.json} in the data folder: where the dev server answers and a key for it, for scripts
 * and for the next start.
 */
record DevFile(String url, String key) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NAME = "dev.json";

  /** What the last dev server of this folder left; empty when there is none that can be read. */
  static Optional<DevFile> in(Path folder) throws IOException {
    try {
      String stored = Files.readString(folder.resolve(NAME));
      return Optional.of(JSON.readValue(stored, DevFile.class));
    } catch (JacksonException | NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** Writes the file, readable by its owner alone. */
  void write(Path folder) throws IOException {
    Path draft = folder.resolve(NAME + ".new");
    Files.deleteIfExists(draft);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(draft, options, owner);
        var out = Channels.newOutputStream(channel)) {
      out.write((JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Files.move(
        draft,
        folder.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return url;
  }
}
