package io.ilwon;

import io.ilwon.audit.By;
import io.ilwon.bank.Brand;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.DatabaseClock;
import io.ilwon.project.ApiKey;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.KeyGrant;
import io.ilwon.project.KeyKind;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.ProjectStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What {@code bin/dev} makes on its first run, and what it says on every one. */
final class DevProject {
  private static final String NAME = "예제 sample";

  private static final By BY =
      new By(System.getProperty("user.name", "unknown"), "the sample that dev makes");

  private DevProject() {}

  /** Makes the sample project and its key where they are missing, then tells where to look. */
  static void greet(Settings settings, Ground ground, Server server, Shell shell)
      throws IOException, SQLException {
    String url = "http://localhost:" + server.httpPort();
    Optional<DevFile> before = DevFile.in(ground.folder());
    // A file left from another database names a key that this one does not know.
    Optional<ApiKey> known = before.flatMap(file -> ApiKey.parse(file.key())).filter(server::knows);
    String key;
    if (known.isPresent()) {
      key = known.get().unmasked();
    } else {
      key = freshKey(ground).unmasked();
    }
    new DevFile(url, key).write(ground.folder());
    shell
        .out()
        .print(
            new DevGreeting(
                    url,
                    "http://localhost:" + server.adminPort(),
                    ground.folder(),
                    known.isPresent() ? Optional.empty() : Optional.of(key),
                    Serve.sinceStart())
                .text(DevGreeting.colours(shell.environment())));
    shell.out().flush();
  }

  private static ApiKey freshKey(Ground ground) throws SQLException {
    ProjectStore projects =
        new ProjectStore(ground.database(), ground.keyset(), DatabaseClock.SYSTEM);
    ApiKeyStore store = new ApiKeyStore(ground.database(), projects, DatabaseClock.SYSTEM);
    ProjectId project = sample(projects);
    ApiKey key = ApiKey.fresh(KeyKind.TEST);
    store.insert(project, key, KeyGrant.USUAL, BY);
    return key;
  }

  private static ProjectId sample(ProjectStore projects) throws SQLException {
    List<ProjectId> all = projects.list();
    for (ProjectId id : all) {
      try {
        if (projects.find(id).map(ProjectSettings::name).filter(NAME::equals).isPresent()) {
          return id;
        }
      } catch (SealBroken _) {
        // Changed by another hand: then a new one.
      }
    }
    ProjectId id = ProjectId.fresh();
    projects.insert(id, ProjectSettings.fresh(NAME, new Brand("일원"), true), BY);
    return id;
  }
}
