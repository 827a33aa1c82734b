package io.ilwon;

import io.ilwon.crypto.KeyRotation;
import io.ilwon.db.DatabaseClock;
import io.ilwon.submission.Reindexing;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.Banks;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ilwon key-set rotate-index}. */
@Command(
    name = "rotate-index",
    description = {
      "Finds accounts, e-mails and userids under a fresh index key, while sends are stopped.",
      "Cut off in the middle it goes on when it is run again."
    })
final class KeySetRotateIndex implements Callable<Integer> {
  private static final long TELLING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Shell shell;
  private long toldNanos = System.nanoTime() - TELLING_NANOS;

  @Option(
      names = "--wait",
      defaultValue = "120",
      paramLabel = "SECONDS",
      description = "For servers to read the file (default: ${DEFAULT-VALUE}).")
  private int wait;

  /** As of {@code key-set rotate}: what was made under the former key may still be under way. */
  @Option(names = "--grace", defaultValue = "25", hidden = true)
  private int grace;

  @Mixin private PerhapsAccountable by = new PerhapsAccountable();

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  KeySetRotateIndex(Shell shell) {
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
    Reindexing work =
        new Reindexing(
            server.database(), DatabaseClock.SYSTEM, server.keyset(), this::tellNowAndThen);
    refuseWhileSending(server, work, "");
    Optional<FormerIndexKey> before = FormerIndexKey.of(server);
    boolean again = before.isPresent() && before.get().until().isEmpty();
    if (!again && !FormerIndexKey.retired(server, rotation)) {
      throw new CommandRefused(
          before.map(FormerIndexKey::told).orElse("") + "; run this again when none is left");
    }
    if (!again) {
      rotation.beginIndex();
      server.keyset().reload();
    }
    long now = rotation.indexKey();
    long former = rotation.formerIndexKey().orElseThrow();
    told(server, now, again ? "goes on" : "begins: the key is in use");
    tell(again ? "going on with index key " + now : "index key " + now + " is in use");
    ServersRead servers =
        new ServersRead(
            new NodeKeyStore(server.database(), DatabaseClock.SYSTEM),
            server.keysetFile(),
            wait,
            this::tell);
    servers.await(now, NodeKeyStore.Live::index);
    work.begin(former);
    tell("every server has it; waiting for what was under way");
    long since = System.nanoTime();
    while (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(grace)) {
      FoundServer.waitALittle();
    }
    servers.await(now, NodeKeyStore.Live::index);
    refuseWhileSending(server, work, "the index key is only half changed, and nothing is sent: ");
    work.run(former);
    told(
        server,
        now,
        "ends: %d submissions, %d accounts moved; %d accounts stay under the former key"
            .formatted(work.submissions(), work.accounts(), work.left(former)));
    answer(server.keysetFile(), now, former, work);
  }

  private static void refuseWhileSending(FoundServer server, Reindexing work, String half)
      throws SQLException {
    BankStopStore stops =
        new BankStopStore(server.database(), DatabaseClock.SYSTEM, server.keyset());
    if (stops.list().stream().noneMatch(stop -> stop.banks().equals(Banks.ALL))) {
      throw new CommandRefused(
          half
              + "sends are not stopped; run ilwon bank stop all --reason …, this, and then ilwon"
              + " bank resume all --reason …");
    }
    long sending = work.sending();
    if (sending > 0) {
      throw new CommandRefused(
          half
              + sending
              + " transfers are being sent; run this again when each is sent, refused or unknown");
    }
  }

  private void told(FoundServer server, long key, String detail) throws SQLException {
    server.tell(by.by().did("key-set rotate-index", "key " + key, detail));
  }

  private void tell(String line) {
    shell.err().println(line);
  }

  private void tellNowAndThen(String line) {
    if (System.nanoTime() - toldNanos >= TELLING_NANOS) {
      toldNanos = System.nanoTime();
      tell(line);
    }
  }

  private void answer(Path file, long now, long former, Reindexing work) throws SQLException {
    long left = work.left(former);
    String until = work.keptUntil(former).orElseThrow().toString();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("keyset", file.toString());
    fields.put("newKey", now);
    fields.put("formerKey", former);
    fields.put("submissions", work.submissions());
    fields.put("accounts", work.accounts());
    fields.put("left", left);
    fields.put("keptUntil", until);
    String text =
        """
        %d submissions and %d accounts moved to index key %d
        %d accounts, whose numbers are erased, stay under the former key until they are asked for
        again, at the latest until %s; then key-set rotate removes that key
        copy %s to other machines, and keep a copy apart from the database's
        sends are still stopped: ilwon bank resume all --reason …\
        """
            .formatted(work.submissions(), work.accounts(), now, left, until, file);
    shell.answer(json, fields, text);
  }
}
