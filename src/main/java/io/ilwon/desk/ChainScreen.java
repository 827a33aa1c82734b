package io.ilwon.desk;

import io.ilwon.audit.By;
import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D11, whether anybody changed what the server wrote: the chain and every sealed row, read anew.
 */
public final class ChainScreen implements Screen {
  static final String PATH = "/desk/logs/chain";
  private final ChainCheck check;

  ChainScreen(ChainCheck check) {
    this.check = check;
  }

  /**
   * The page.
   *
   * @param problems a sentence each, of the last check
   */
  public record View(
      Frame f,
      LogTabs tabs,
      boolean running,
      Times.@Nullable Moment at,
      long blocks,
      long rows,
      List<String> problems,
      boolean failed) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(PATH, Power.SEE_LOGS, this::show),
        Action.deed(PATH + "/check", Power.SEE_LOGS, this::begin));
  }

  private Response show(Visit visit) {
    ChainCheck.Last last = check.last();
    ChainCheck.Found found = last.found();
    return visit.html(
        "chain",
        new View(
            visit.frame(Section.LOGS, "logs.title"),
            LogTabs.of(visit, PATH),
            last.running(),
            visit.times().ofNullable(last.at()),
            found == null ? 0 : found.blocks(),
            found == null ? 0 : found.rows(),
            found == null ? List.of() : found.problems(),
            last.at() != null && found == null));
  }

  private Response begin(Visit visit) throws SQLException {
    By by = visit.by("hash chain check on the desk");
    check.begin(by, visit.session().now());
    return visit.done(PATH, "chain.begun");
  }
}
