package io.ilwon.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line as a process of its own, made of the classes under test. */
public final class Child implements AutoCloseable {
  /** Far above what anything here takes, even on a machine that does much else. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** In a plain log and in one of JSON lines. */
  private static final Pattern READY = Pattern.compile("Serve(: |\".*\")ready in \\d");

  private final Process process;
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> gone;
  private final Thread out;
  private final Thread err;
  private final StringWriter printed = new StringWriter();
  private final StringWriter told = new StringWriter();

  private Child(Process process) {
    this.process = process;
    this.out = reader(process.getInputStream(), printed);
    this.err = reader(process.getErrorStream(), told);
    this.gone =
        process
            .onExit()
            .thenRun(() -> ready.completeExceptionally(new IllegalStateException("ended")));
  }

  /** What became of a process: its exit code, its answers and its errors. */
  public record Ended(int code, String out, String err) {
    /**
     * A text field of the answer with {@code --json}. Throws unless the command was done and
     * standard output is one line of JSON and nothing else.
     */
    public String field(String name) {
      Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(out);
      if (code != 0 || !out.matches("\\{[^\n]*}\n") || !field.find()) {
        throw new IllegalStateException(name + " is not in " + this);
      }
      return field.group(1);
    }
  }

  /** Starts {@code ilwon} with these arguments; of our own environment it gets no setting. */
  static Child start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dilwon.log=plain",
                "-cp",
                System.getProperty("java.class.path"),
                "io.ilwon.Main"));
    command.addAll(List.of(arguments));
    return start(command, environment);
  }

  /** Starts any program. */
  static Child start(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("ILWON_"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Child(process);
  }

  /** Runs a command to its end. */
  public static Ended run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    try (Child child = start(environment, arguments)) {
      return child.ended();
    }
  }

  public Process process() {
    return process;
  }

  /** Waits until the log says that the server is ready. */
  void awaitReady() throws InterruptedException {
    try {
      ready.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("not ready:\n" + told, e);
    }
  }

  /** Waits for the end; all that was written has been read by then. */
  Ended ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("does not end:\n" + told);
    }
    gone.join();
    out.join();
    err.join();
    return new Ended(process.exitValue(), printed.toString(), told.toString());
  }

  /** Everything on standard error until now. */
  public String told() {
    return told.toString();
  }

  /** Everything on standard output until now. */
  String printed() {
    return printed.toString();
  }

  /** A pipe blocks the thread beneath: a few children of virtual ones leave none for the others. */
  private Thread reader(InputStream in, StringWriter into) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
              into.append(line).append('\n');
              if (READY.matcher(line).find()) {
                ready.complete(line);
              }
            }
          } catch (IOException e) {
            into.append("(the rest was not read)\n");
          }
        });
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
