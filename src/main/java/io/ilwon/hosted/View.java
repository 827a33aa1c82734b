package io.ilwon.hosted;

import io.ilwon.http.QrPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What templates draw: finished texts and addresses. Nothing is left to decide but where. None
 * prints what it holds: it is the person's.
 */
public final class View {
  private View() {}

  /** The address of a file that the page loads. */
  public static String asset(String name) {
    return Assets.address(name);
  }

  /** A text and where it leads. */
  public record Link(String text, String href) {
    @Override
    public String toString() {
      return "Link";
    }
  }

  /**
   * What every page has around its content.
   *
   * @param at where under {@code path} this page is, to come back to in another language
   * @param lang the language the switch leads to
   * @param language its own name for itself
   * @param refresh seconds after which a browser without script asks again; 0 for never
   * @param now milliseconds of the server's clock
   * @param embedding null where no client may show the page in a frame
   */
  public record Frame(
      Words words,
      String screen,
      String title,
      String client,
      String path,
      String at,
      String csrf,
      int turn,
      int refresh,
      long now,
      String lang,
      String language,
      @Nullable Link back,
      @Nullable QrPicture qr,
      @Nullable Embedding embedding) {
    @Override
    public String toString() {
      return "Frame[" + screen + "]";
    }
  }

  /**
   * A bank to tap.
   *
   * @param picture address of the operator's own mark
   * @param badge why it may not work now
   * @param found what the script finds it by
   */
  public record Tile(
      String href,
      String name,
      BankMark mark,
      @Nullable String picture,
      @Nullable String badge,
      String found) {
    @Override
    public String toString() {
      return "Tile";
    }
  }

  /** P1. {@code notice}: why the person is here again; {@code count}: what the search found. */
  public record Picker(
      Frame frame,
      String sub,
      @Nullable String notice,
      String q,
      @Nullable String count,
      boolean searched,
      List<Tile> popular,
      List<Tile> banks,
      List<Tile> securities) {
    @Override
    public String toString() {
      return "Picker";
    }
  }

  /**
   * P2.
   *
   * @param mark the bank's, and {@code picture} the operator's own of it
   * @param notice why nothing was sent, where nothing typed is wrong
   * @param lengths usual lengths of this bank's numbers, for the script: 11,12
   * @param unusual said when the number's length is not among them
   * @param names every bank's names and codes, for splitting what is pasted
   */
  public record Account(
      Frame frame,
      String bank,
      @Nullable BankMark mark,
      @Nullable String picture,
      String number,
      String holder,
      @Nullable String locked,
      String cost,
      @Nullable String notice,
      @Nullable String numberError,
      @Nullable String holderError,
      String lengths,
      @Nullable String unusual,
      boolean unusualNow,
      @Nullable String echo,
      String names) {
    @Override
    public String toString() {
      return "Account[" + bank + "]";
    }
  }

  /** P3. */
  public record Sending(Frame frame, boolean slow) {}

  /**
   * P4.
   *
   * @param expires milliseconds of the server's clock
   * @param status what just happened, if it was no error
   * @param resend the button's text; null when nothing can be sent any more
   * @param waitSeconds how long until it may be pressed
   */
  public record Code(
      Frame frame,
      String sub,
      Picture picture,
      String timer,
      long expires,
      @Nullable String error,
      @Nullable String status,
      boolean extendable,
      boolean extendNow,
      @Nullable String resend,
      long waitSeconds,
      List<String> help,
      String reference) {
    @Override
    public String toString() {
      return "Code";
    }
  }

  /** Where on the statement the digits are. */
  public record Picture(String caption, String alt, String sender) {
    @Override
    public String toString() {
      return "Picture";
    }
  }

  /** P5 as a page of its own. */
  public record Help(Frame frame, List<String> steps, String reference) {
    @Override
    public String toString() {
      return "Help";
    }
  }

  /** Whose account was proven, as its owner knows it. */
  public record Proven(
      @Nullable BankMark mark, @Nullable String picture, String account, String holder) {
    @Override
    public String toString() {
      return "Proven";
    }
  }

  /** A button or a link; {@code post} sends the person's move. */
  public record Action(String text, String href, boolean post) {
    @Override
    public String toString() {
      return "Action";
    }
  }

  /**
   * Any state that is a few sentences and what to do next; the first action is the main one.
   *
   * @param reference what support asks for; null where nobody needs it
   * @param moves whether the page goes on by itself
   */
  public record State(
      Frame frame,
      String kind,
      List<String> lines,
      List<Action> actions,
      @Nullable Proven proven,
      @Nullable String reference,
      boolean moves) {
    @Override
    public String toString() {
      return "State[" + kind + "]";
    }
  }

  /**
   * A page of its own, without a link's client around it.
   *
   * @param action null where there is no way on from here
   * @param elsewhere whether the way on is another window
   */
  public record Plain(
      Words words, String title, String body, @Nullable Action action, boolean elsewhere) {
    @Override
    public String toString() {
      return "Plain";
    }
  }
}
