package io.ilwon.process;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.EmbeddedPostgres;
import io.ilwon.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An embedded PostgreSQL with its keeper in a process of its own, on a small disk. */
final class DatabaseProcess implements AutoCloseable {
  private static final String READY = "ready";

  private final Child child;
  final SmallDisk disk;
  private final DatabaseAddress address;

  /** Starts it and waits until it serves. */
  DatabaseProcess(Path folder, int megabytes) throws IOException {
    Files.createDirectories(folder);
    this.child =
        Child.start(
            SmallDisk.mounting(
                folder,
                megabytes,
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx192m",
                    "-XX:TieredStopAtLevel=1",
                    "-Dilwon.log=plain",
                    "-cp",
                    System.getProperty("java.class.path"),
                    DatabaseProcess.class.getName(),
                    folder.toString())),
            Map.of());
    this.disk = SmallDisk.of(child.process(), folder);
    List<String> words = awaitReady();
    this.address = new DatabaseAddress(words.get(1), words.get(2), words.get(3));
  }

  /** Takes the data folder; tells how to enter, and keeps the server until it is killed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    TestDatabase.lendBinaries(folder);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, _ -> {});
    DatabaseAddress address = postgres.address();
    System.out.println(String.join(" ", READY, address.url(), address.user(), address.password()));
    Thread.currentThread().join();
  }

  private List<String> awaitReady() throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < until && child.process().isAlive()) {
      String printed = child.printed();
      if (printed.startsWith(READY) && printed.endsWith("\n")) {
        return List.of(printed.strip().split(" "));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    close();
    throw new IOException("the database does not serve:\n" + child.told());
  }

  DatabaseAddress address() {
    return address;
  }

  /** What its keeper has logged. */
  String told() {
    return child.told();
  }

  @Override
  public void close() throws IOException {
    // The keeper first, or it would start its server again; the disk is seen as long as it lives.
    var postmaster = DevServer.postmasterOf(disk.seen());
    child.close();
    postmaster.ifPresent(ProcessHandle::destroyForcibly);
  }
}
