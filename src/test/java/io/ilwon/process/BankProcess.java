package io.ilwon.process;

import io.ilwon.http.RawClient;
import io.ilwon.rail.kftc.StubBankMain;
import io.ilwon.rail.kftc.StubJournal;
import io.ilwon.rail.kftc.StubProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stub bank as a process. */
final class BankProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready (\\d+) (\\d+)");
  private static final Pattern CODE = Pattern.compile("\"print\":\"(\\d{3})");

  private final Child child;
  private final Path journal;
  final int port;
  private final int controlPort;

  BankProcess(Path journal, long seed, StubProfile profile) throws IOException {
    this.journal = journal;
    this.child =
        Child.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StubBankMain.class.getName(),
                "--seed",
                Long.toString(seed),
                "--faults",
                profile.name(),
                "--journal",
                journal.toString()),
            Map.of());
    Matcher ready = awaitReady();
    this.port = Integer.parseInt(ready.group(1));
    this.controlPort = Integer.parseInt(ready.group(2));
  }

  private Matcher awaitReady() throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < until) {
      Matcher ready = READY.matcher(child.printed());
      if (ready.find()) {
        return ready;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    throw new IOException("the stub bank is not ready:\n" + child.told());
  }

  /** See {@link StubBankMain}. */
  void control(String words) throws IOException {
    RawClient.Answer answer =
        RawClient.once(
            controlPort,
            "POST /control HTTP/1.1\r\nhost: x\r\ncontent-length: %d\r\n\r\n%s"
                .formatted(words.length(), words));
    if (answer.status() != 200) {
      throw new IOException(words + ": " + answer.status());
    }
  }

  void profile(StubProfile profile) throws IOException {
    control("profile " + profile.name());
  }

  /** The codes on an account's statement, newest first. */
  List<String> codes(String account) throws IOException {
    RawClient.Answer answer =
        RawClient.once(
            controlPort, "GET /passbook?account=" + account + " HTTP/1.1\r\nhost: x\r\n\r\n");
    Matcher code = CODE.matcher(answer.body());
    List<String> codes = new ArrayList<>();
    while (code.find()) {
      codes.addFirst(code.group(1));
    }
    return codes;
  }

  StubJournal.Told told() throws IOException {
    return StubJournal.read(journal);
  }

  @Override
  public void close() {
    child.close();
  }
}
