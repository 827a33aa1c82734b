package io.ilwon;

import io.ilwon.audit.By;
import io.ilwon.bank.Brand;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.TestDatabase;
import io.ilwon.project.ApiKey;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.KeyGrant;
import io.ilwon.project.KeyKind;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.ProjectStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A dev server as {@code bin/dev} runs it, in this process. */
public final class DevRun implements AutoCloseable {
  private static final By BY = new By("hong", "시험");

  private final Ground ground;
  private final Server server;

  /** Starts it in a folder of its own, by the real clock. */
  public DevRun(Path folder) throws Exception {
    this(folder, Map.of(), _ -> DatabaseClock.SYSTEM);
  }

  /** The same with settings besides, and by a clock that a test makes over its database. */
  public DevRun(Path folder, Map<String, String> more, Function<Database, DatabaseClock> clock)
      throws Exception {
    DatabaseAddress address = TestDatabase.freshAddress();
    Map<String, String> environment = new HashMap<>(more);
    environment.put("ILWON_DATA_DIR", folder.toString());
    environment.put("ILWON_HTTP_PORT", "0");
    environment.put("ILWON_ADMIN_PORT", "0");
    environment.put("ILWON_DB_URL", address.url());
    environment.put("ILWON_DB_USER", address.user());
    environment.put("ILWON_DB_PASSWORD", address.password());
    environment.put("ILWON_ANSWER_MS", "2000");
    Settings settings =
        Main.settings(new Shell(environment, System.out, System.err), Settings.Purpose.DEV);
    ground = Ground.lay(settings, 6, _ -> {});
    server = Server.open(settings, ground, clock.apply(ground.database()));
  }

  /** What a start tells as long as the desk has no owner. */
  public String firstLink() throws SQLException {
    return server.desk().firstLink(server.adminPort()).orElseThrow();
  }

  /** The port of its doors, on the loopback interface. */
  public int port() {
    return server.httpPort();
  }

  /** As the server itself says it is reached. */
  public String url() {
    return "http://localhost:" + port();
  }

  /** A link to the page of a project whose page these origins may show in a frame. */
  public String link(List<String> frameAncestors) throws Exception {
    String key = key("예제 상점", frameAncestors);
    String body =
        "{\"email\":\"hong@example.com\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}";
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/v1/verification_sessions"))
              .header("x-api-key", key)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return answer.replaceFirst(".*\"url\":\"([^\"]*)\".*", "$1");
    }
  }

  /** A key of a new project. */
  public String key(String name, List<String> frameAncestors) throws SQLException {
    ProjectStore projects =
        new ProjectStore(ground.database(), ground.keyset(), DatabaseClock.SYSTEM);
    ProjectId project = ProjectId.fresh();
    projects.insert(
        project,
        new ProjectSettings(
            name,
            new Brand("일원"),
            true,
            false,
            List.of(),
            OwnLimits.NONE,
            List.of(),
            frameAncestors),
        BY);
    ApiKey key = ApiKey.fresh(KeyKind.TEST);
    new ApiKeyStore(ground.database(), projects, DatabaseClock.SYSTEM)
        .insert(project, key, KeyGrant.USUAL, BY);
    return key.unmasked();
  }

  /** The texts of a query's first column. */
  public List<String> texts(String sql) throws SQLException {
    return ground
        .database()
        .with(connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery(sql)) {
            List<String> texts = new java.util.ArrayList<>();
            while (rows.next()) {
              texts.add(rows.getString(1));
            }
            return texts;
          }
        });
  }

  @Override
  public void close() {
    server.close();
    ground.close();
  }
}
