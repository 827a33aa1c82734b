package io.ilwon.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of dev mode draw: finished texts and addresses. */
public final class View {
  private View() {}

  /**
   * What every page has around its content.
   *
   * @param here the page's own path
   */
  public record Shell(Words words, String title, String here) {}

  /**
   * A line on the fake phone.
   *
   * @param digits what the page asks for, and {@code brand} what follows them
   * @param back whether the bank took the won back
   */
  public record Deposit(
      String time, String account, String digits, String brand, boolean back, boolean newest) {
    @Override
    public String toString() {
      return "Deposit[" + time + "]";
    }
  }

  /** A switch of the bank's. */
  public record Toggle(String word, String name, String hint, boolean on) {}

  /**
   * The fake phone.
   *
   * @param from where its forms lead back to
   */
  public record Handset(
      Words words, String from, List<Deposit> deposits, List<Toggle> toggles, boolean normal) {}

  /** The fake phone alone. */
  public record Phone(Shell shell, Handset handset) {}

  /** A line of the log. */
  public record Call(
      String method, String path, int status, String millis, String about, String times) {}

  /** What an account number that ends so does. */
  public record Ending(String digits, String told) {}

  /** What may be typed, since the sandbox bank has every account. */
  public record Suggestion(String bank, String number, String holder) {
    @Override
    public String toString() {
      return "Suggestion[" + bank + "]";
    }
  }

  /**
   * The one screen.
   *
   * @param page the path of the end user's page; null before the start
   * @param returned whether the visitor has come back from there
   * @param failed whether no link could be made
   */
  public record Demo(
      Shell shell,
      @Nullable String page,
      Handset handset,
      List<Call> calls,
      Suggestion suggestion,
      List<Ending> endings,
      boolean returned,
      boolean failed) {
    @Override
    public String toString() {
      return "Demo[" + shell.here() + "]";
    }
  }
}
