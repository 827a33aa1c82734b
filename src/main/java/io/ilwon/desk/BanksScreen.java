package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import java.sql.SQLException;
import java.util.List;

/** D6: how the banks fare. Numbers are of all projects together: a bank knows no projects. */
public final class BanksScreen implements Screen {
  static final String PATH = "/desk/banks";
  private final Board board;

  BanksScreen(Board board) {
    this.board = board;
  }

  /**
   * The page.
   *
   * @param busy banks with traffic, and those to which nothing goes now
   * @param others the rest
   * @param everything whether all banks are stopped at once
   */
  public record View(
      Frame f,
      String sought,
      List<BankCard> busy,
      List<BankCard> others,
      boolean everything,
      boolean mayStop) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.page(PATH, Power.SEE_BANKS, this::show));
  }

  private Response show(Visit visit) throws SQLException {
    String sought = visit.query("q").orElse("");
    Board.Now now = board.read();
    List<BankCard> cards =
        board.banks().all().stream()
            .filter(bank -> sought.isEmpty() || BankCard.matches(bank, sought))
            .map(bank -> BankCard.of(bank, board, now, visit))
            .toList();
    boolean everything = now.stops().stream().anyMatch(stop -> stop.banks().one().isEmpty());
    View view =
        new View(
            visit.frame(Section.BANKS, "banks.title"),
            sought,
            cards.stream().filter(card -> isCard(card, now)).toList(),
            cards.stream().filter(card -> !isCard(card, now)).toList(),
            everything,
            visit.may(Power.STOP));
    return visit.html("banks", view);
  }

  /** A stop of everything is told once and not by a card of every bank there is. */
  private static boolean isCard(BankCard card, Board.Now now) {
    boolean own = now.stops().stream().anyMatch(stop -> stop.banks().word().equals(card.code()));
    boolean all = now.stops().stream().anyMatch(stop -> stop.banks().one().isEmpty());
    boolean asked = now.numbers().stream().anyMatch(n -> n.bank().text().equals(card.code()));
    return own || asked || (card.busy() && !all);
  }
}
