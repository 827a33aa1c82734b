package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.rail.kftc.KftcSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code server.json}: how commands find the server of a data folder.
 *
 * @param running whether the holder of the folder's lock is a server that answers
 * @param embedded whether the database is the folder's own
 * @param password absent where it stands in a file
 * @param settleHorizonMs absent where the rail decides
 * @param codeLifeMs of projects that set none
 * @param webhookPrivateRanges private addresses that webhooks may reach
 * @param deskUrl how operators reach the desk; absent where an older server wrote the file
 * @param railIdPrefix how the rail's ids of our transfers begin; absent where it does not tell
 */
record ServerFile(
    boolean running,
    String mode,
    boolean embedded,
    String databaseUrl,
    String databaseUser,
    @Nullable String password,
    @Nullable String passwordFile,
    String keyset,
    int httpPort,
    int adminPort,
    @Nullable Long settleHorizonMs,
    @Nullable Long codeLifeMs,
    @Nullable String railIdPrefix,
    @Nullable String webhookPrivateRanges,
    @Nullable String deskUrl) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static ServerFile of(Settings settings, DatabaseAddress database, int httpPort, int adminPort) {
    Path passwordFile = settings.passwordFile().orElse(null);
    return new ServerFile(
        true,
        settings.mode().word(),
        settings.database().isEmpty(),
        database.url(),
        database.user(),
        passwordFile == null ? database.password() : null,
        passwordFile == null ? null : passwordFile.toAbsolutePath().toString(),
        settings.keyset().toString(),
        httpPort,
        adminPort,
        settings.timings().settleHorizon().map(Duration::toMillis).orElse(null),
        settings.defaults().codeLife().toMillis(),
        settings.kftc().map(KftcSettings::railIdPrefix).orElse(null),
        WebhookReach.text(settings.webhookPrivateRanges()),
        settings.desk().url(adminPort));
  }

  /** The same once its server has ended. */
  ServerFile stopped() {
    return new ServerFile(
        false,
        mode,
        embedded,
        databaseUrl,
        databaseUser,
        password,
        passwordFile,
        keyset,
        httpPort,
        adminPort,
        settleHorizonMs,
        codeLifeMs,
        railIdPrefix,
        webhookPrivateRanges,
        deskUrl);
  }

  Mode modeOfServer() {
    return Mode.of(mode).orElseThrow(() -> new CommandRefused("server.json names no known mode"));
  }

  DatabaseAddress database() throws IOException {
    String secret = password;
    if (passwordFile != null) {
      secret = Files.readString(Path.of(passwordFile)).lines().findFirst().orElse("");
    }
    return new DatabaseAddress(databaseUrl, databaseUser, secret == null ? "" : secret);
  }

  byte[] json() {
    return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n").getBytes(UTF_8);
  }

  static ServerFile parse(String json) {
    try {
      return JSON.readValue(json, ServerFile.class);
    } catch (JacksonException _) {
      throw new CommandRefused("server.json in the data folder is damaged; restart the server");
    }
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return mode + (running ? " running" : " stopped") + ", database " + databaseUrl;
  }
}
