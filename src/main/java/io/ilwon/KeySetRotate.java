package io.ilwon;

import io.ilwon.crypto.KeyRotation;
import io.ilwon.db.DatabaseClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ilwon key-set rotate}. */
@Command(
    name = "rotate",
    description = {
      "Puts everything under a fresh key for fields, while servers run, and removes the old one.",
      "Cut off in the middle it goes on when it is run again."
    })
final class KeySetRotate implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--keep-old", description = "Leaves the old key in the file; run again to end.")
  private boolean keepOld;

  @Option(
      names = "--wait",
      defaultValue = "120",
      paramLabel = "SECONDS",
      description = "For servers to read the file, each time (default: ${DEFAULT-VALUE}).")
  private int wait;

  /**
   * A call that was answered may have been wrapped by the old key this long after the last server
   * took the new one up: the look at the file, the wait in a group, its transaction.
   */
  @Option(names = "--grace", defaultValue = "25", hidden = true)
  private int grace;

  @Mixin private PerhapsAccountable by = new PerhapsAccountable();

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  KeySetRotate(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (FoundServer server = FoundServer.find(shell.environment());
        KeyRotation rotation = KeyRotation.of(server.keysetFile())) {
      rotate(server, rotation);
    }
    return 0;
  }

  private void rotate(FoundServer server, KeyRotation rotation) throws SQLException {
    ServersRead servers =
        new ServersRead(
            new NodeKeyStore(server.database(), DatabaseClock.SYSTEM),
            server.keysetFile(),
            wait,
            this::tell);
    boolean again = rotation.begin();
    long newest = rotation.newest();
    List<Long> others = rotation.others();
    tell(again ? "going on with key " + newest : "key " + newest + " is added");
    told(server, newest, again ? "goes on" : "begins: the key is added");
    servers.await(newest, NodeKeyStore.Live::newest);
    rotation.promote();
    server.keyset().reload();
    servers.await(newest, NodeKeyStore.Live::inUse);
    long since = System.nanoTime();
    tell("every server seals under key " + newest);

    Resealing work = new Resealing(server.database(), server.keyset().dataKeys(), this::tell);
    work.walk();
    tell("waiting for what was under way");
    while (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(grace)) {
      FoundServer.waitALittle();
    }
    while (work.walk() > 0) {
      tell("looking once more");
    }
    if (!keepOld) {
      servers.await(newest, NodeKeyStore.Live::inUse);
      rotation.retire();
    }
    told(
        server,
        newest,
        "ends: %d data keys, %d values; %s"
            .formatted(
                work.dataKeys(),
                work.values(),
                keepOld ? "the old key stays" : "the old key is gone from the file"));
    if (server.keyset().blindIndex().formerKey().isPresent()
        && FormerIndexKey.retired(server, rotation)) {
      tell("the former index key, which found nothing any more, is gone too");
    }
    answer(server.keysetFile(), newest, others, work);
  }

  /** A file takes no part in a transaction: the entry follows what it tells. */
  private void told(FoundServer server, long key, String detail) throws SQLException {
    server.tell(by.by().did("key-set rotate", "key " + key, detail));
  }

  private void tell(String line) {
    shell.err().println(line);
  }

  private void answer(Path file, long newest, List<Long> others, Resealing work) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("keyset", file.toString());
    fields.put("newKey", newest);
    fields.put("oldKeys", others);
    fields.put("dataKeys", work.dataKeys());
    fields.put("values", work.values());
    fields.put("removed", !keepOld);
    String text =
        "%d data keys wrapped again, %d values sealed again under key %d%n%s"
            .formatted(
                work.dataKeys(),
                work.values(),
                newest,
                keepOld
                    ? "the old key is still in " + file + "; run this again to remove it"
                    : "the old key is gone from "
                        + file
                        + "; copy it to other machines, and keep"
                        + " a copy apart from the database's");
    shell.answer(json, fields, text);
  }
}
