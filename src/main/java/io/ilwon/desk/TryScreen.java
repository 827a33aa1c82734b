package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.project.KeyKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** D10, where to read and to try: the calls' own page, and in dev the sandbox's bank and phone. */
public final class TryScreen implements Screen {
  /** The sandbox's bank answers by an account's last four digits. */
  private static final List<String> ENDINGS =
      List.of(
          "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0010", "0011", "0012",
          "0013", "0014");

  private final DeveloperRoom room;

  TryScreen(DeveloperRoom room) {
    this.room = room;
  }

  /** Digits an account ends in, and what the sandbox's bank then answers. */
  public record Ending(String digits, String what) {}

  /**
   * The page.
   *
   * @param docs the calls' page; null while nobody told the server its public address
   * @param phone the sandbox's phone; null where keys are live
   */
  public record View(
      Frame f,
      List<Item> tabs,
      @Nullable String docs,
      @Nullable String phone,
      @Nullable String demo,
      List<Ending> endings) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.page(DeveloperTabs.TRY, Power.SEE_DEVELOPERS, this::show));
  }

  private Response show(Visit visit) {
    Texts w = visit.words();
    Optional<String> url = room.publicUrl().get();
    boolean sandbox = room.kind() == KeyKind.TEST;
    View view =
        new View(
            visit.frame(Section.DEVELOPERS, "try.title"),
            DeveloperTabs.at(DeveloperTabs.TRY, w),
            url.map(base -> base + "/docs").orElse(null),
            sandbox ? url.map(base -> base + "/sandbox/phone").orElse(null) : null,
            sandbox ? url.map(base -> base + "/demo").orElse(null) : null,
            sandbox ? endings(w) : List.of());
    return visit.html("try", view);
  }

  private static List<Ending> endings(Texts w) {
    return ENDINGS.stream().map(each -> new Ending(each, w.text("try.ending." + each))).toList();
  }
}
