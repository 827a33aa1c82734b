package io.ilwon;

import io.ilwon.audit.By;
import io.ilwon.bank.Brand;
import io.ilwon.crypto.SealBroken;
import io.ilwon.hosted.Trials;
import io.ilwon.project.ApiKey;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.Caller;
import io.ilwon.project.IssuedKey;
import io.ilwon.project.KeyGrant;
import io.ilwon.project.KeyId;
import io.ilwon.project.KeyKind;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectDefaults;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.ProjectStore;
import io.ilwon.project.Scope;
import io.ilwon.sandbox.DemoLinks;
import io.ilwon.submission.Applicant;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The shop that the demo plays: a project as any other, made when somebody first presses start. Its
 * page may be shown in a frame of this server's own pages and nobody else's, because its list says
 * so: the demo needs no exception.
 */
final class DemoProject implements DemoLinks {
  private static final String NAME = "예제 상점";
  private static final By BY =
      new By(System.getProperty("user.name", "unknown"), "the shop of the demo");

  private static final Applicant APPLICANT =
      new Applicant("hong@example.com", "KOR", "passport", null, null, null, null, null);

  private final ProjectStore projects;
  private final ApiKeyStore keys;
  private final ProjectDefaults defaults;
  private final Trials trials;
  private final Supplier<String> publicUrl;

  DemoProject(
      ProjectStore projects,
      ApiKeyStore keys,
      ProjectDefaults defaults,
      Trials trials,
      Supplier<String> publicUrl) {
    this.projects = projects;
    this.keys = keys;
    this.defaults = defaults;
    this.trials = trials;
    this.publicUrl = publicUrl;
  }

  @Override
  public Optional<String> fresh(String lang) throws SQLException {
    Project project = project().over(defaults);
    Caller caller = new Caller(project, key(project.id()), Set.of(Scope.SUBMIT));
    return trials.open(caller, APPLICANT, lang, project.returnUrls().getFirst());
  }

  @Override
  public boolean leads(String path) throws SQLException {
    return trials.leads(path);
  }

  private record Shop(ProjectId id, ProjectSettings settings) {
    Project over(ProjectDefaults defaults) {
      return settings.over(id, defaults);
    }

    @Override
    public String toString() {
      return "Shop[" + id + "]";
    }
  }

  /** One at a time: two who press start at once shall find one shop. */
  private synchronized Shop project() throws SQLException {
    for (ProjectId id : projects.list()) {
      if (isOurs(id)) {
        // The port may be another than at the last start.
        return new Shop(id, projects.change(id, this::here, BY).orElseThrow());
      }
    }
    Shop shop =
        new Shop(ProjectId.fresh(), here(ProjectSettings.fresh(NAME, new Brand("일원"), true)));
    projects.insert(shop.id(), shop.settings(), BY);
    return shop;
  }

  private boolean isOurs(ProjectId id) throws SQLException {
    try {
      return projects.find(id).map(ProjectSettings::name).filter(NAME::equals).isPresent();
    } catch (SealBroken _) {
      return false; // changed by another hand: then a new one
    }
  }

  private ProjectSettings here(ProjectSettings now) {
    String url = publicUrl.get();
    String origin = url.replaceFirst("^(https?://[^/]+).*", "$1");
    return new ProjectSettings(
        now.name(),
        now.brand(),
        true,
        now.koreanIdsOnly(),
        now.ipList(),
        now.limits(),
        List.of(url + "/demo"),
        List.of(origin));
  }

  /** Links are made under a key's name; nobody is ever told this one. */
  private synchronized KeyId key(ProjectId project) throws SQLException {
    for (IssuedKey each : keys.list(project)) {
      if (each.genuine() && each.revokedAt() == null) {
        return each.id();
      }
    }
    return keys.insert(project, ApiKey.fresh(KeyKind.TEST), KeyGrant.USUAL, BY);
  }
}
