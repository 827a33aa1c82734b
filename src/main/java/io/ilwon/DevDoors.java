package io.ilwon;

import io.ilwon.db.DatabaseClock;
import io.ilwon.hosted.Hosted;
import io.ilwon.hosted.Trials;
import io.ilwon.http.Routes;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.ProjectStore;
import io.ilwon.sandbox.Sandbox;
import io.ilwon.transfer.HeldBack;
import io.ilwon.transfer.Hold;
import io.ilwon.transfer.Holds;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a server has in dev mode besides: the sandbox's doors, and what they need of the others. */
final class DevDoors {
  private DevDoors() {}

  /** The server's routes with those of dev mode; without a sandbox, as they are. */
  static Routes around(
      Routes all,
      Optional<Sandbox> sandbox,
      Settings settings,
      Ground ground,
      DatabaseClock clock,
      Hosted.Rooms page) {
    if (sandbox.isEmpty()) {
      return all;
    }
    Supplier<String> url = () -> page.publicUrl().get().orElseThrow();
    ProjectStore projects = new ProjectStore(ground.database(), ground.keyset(), clock);
    DemoProject demo =
        new DemoProject(
            projects,
            new ApiKeyStore(ground.database(), projects, clock),
            settings.defaults(),
            new Trials(page.sessions()),
            url);
    return sandbox.get().around(all, demo, url);
  }

  /** The page shows the sandbox's maintenance as it shows a bank's; callers hear it of the bank. */
  static Hold orClosed(Hold holds, Optional<Sandbox> sandbox) {
    if (sandbox.isEmpty()) {
      return holds;
    }
    Sandbox bank = sandbox.get();
    return Holds.of(
        List.of(
            holds,
            _ -> bank.closed() ? Optional.of(HeldBack.CALENDAR) : Optional.<HeldBack>empty()));
  }
}
