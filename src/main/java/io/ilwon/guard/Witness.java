package io.ilwon.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ilwon.transfer.NodeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the data folder that remembers what the database has committed: a database that knows
 * less was restored. Written in place, a part of one sector each time and never forced to the disk:
 * after a loss of power it may remember a little less, which accuses nobody.
 */
final class Witness {
  private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
  private static final int LENGTH = 128;
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f-]{36}) (\\d{1,18}) (-?\\d{1,19}) ([0-9A-F]{8}) (\\d{1,18}) *\n");

  private final Path file;

  Witness(Path file) {
    this.file = file;
  }

  /** What a start of this data folder has seen. */
  record Testimony(NodeId node, Known known) {}

  /** Empty when there is none, or it is damaged. */
  Optional<Testimony> read() throws IOException {
    String text;
    try {
      text = Files.readString(file, US_ASCII);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      LOG.warn("{} is damaged: this data folder vouches for nothing", file);
      return Optional.empty();
    }
    Identity identity = new Identity(line.group(3), line.group(4));
    Known known = new Known(identity, Long.parseLong(line.group(2)), Long.parseLong(line.group(5)));
    return Optional.of(new Testimony(new NodeId(UUID.fromString(line.group(1))), known));
  }

  /** Remembers what was committed. */
  void write(NodeId node, Known known) throws IOException {
    String line =
        "%s %d %s %s %d"
            .formatted(
                node,
                known.generation(),
                known.identity().system(),
                known.identity().timeline(),
                known.beat());
    byte[] whole = ("%-" + (LENGTH - 1) + "s\n").formatted(line).getBytes(US_ASCII);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(ownerOnly))) {
      channel.write(ByteBuffer.wrap(whole), 0);
    }
  }
}
