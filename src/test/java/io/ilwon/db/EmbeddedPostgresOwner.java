package io.ilwon.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** A process of its own that starts the embedded server and then waits to be killed. */
public final class EmbeddedPostgresOwner {

  private EmbeddedPostgresOwner() {}

  /** Takes the data folder; prints {@code ready} when the server serves. */
  public static void main(String[] arguments) throws IOException {
    EmbeddedPostgres.start(Path.of(arguments[0]), progress -> {});
    System.out.println("ready");
    System.in.read();
  }

  /** Starts one, waits until it is ready, and kills it hard. */
  static void startAndKill(Path dataFolder) throws IOException, InterruptedException {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedPostgresOwner.class.getName(),
                dataFolder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
      String line =
          Objects.requireNonNull(output.readLine(), "the owner ended before it was ready");
      while (!line.equals("ready")) {
        line = Objects.requireNonNull(output.readLine(), "the owner ended before it was ready");
      }
    } finally {
      owner.destroyForcibly().waitFor();
    }
  }
}
