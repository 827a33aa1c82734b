package io.ilwon.hosted;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells the client's page that shows it in a frame.
 *
 * @param to the origins it may speak to, as browsers spell them, with blanks between
 * @param session the link's id, said at the end
 * @param done whether this screen is the end, whatever the result is
 */
public record Embedding(String to, String session, boolean done) {
  /** Null where no frame is allowed. */
  static @Nullable Embedding of(Screen screen, Scene scene) {
    List<String> frames = scene.frames();
    if (frames.isEmpty()) {
      return null;
    }
    String to = frames.stream().map(Embedding::origin).distinct().collect(Collectors.joining(" "));
    return new Embedding(to, scene.reference(), ends(screen));
  }

  /**
   * A listed origin as a browser spells it: lower case, and no port that goes without saying. There
   * are no wildcards among them, which would be nobody's address: a project's list refuses those.
   */
  static String origin(String listed) {
    URI uri = URI.create(listed);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    boolean said = uri.getPort() >= 0 && uri.getPort() != usual;
    return scheme + "://" + host + (said ? ":" + uri.getPort() : "");
  }

  private static boolean ends(Screen screen) {
    return switch (screen) {
      case Screen.Done _, Screen.NoMoreChances _, Screen.NoMoreGuesses _, Screen.TimedOut _ -> true;
      case Screen.PickBank _,
          Screen.EnterAccount _,
          Screen.Sending _,
          Screen.EnterCode _,
          Screen.Help _,
          Screen.CodeExpired _,
          Screen.Unknown _,
          Screen.NoMoreSends _,
          Screen.DayFull _,
          Screen.NotConfirmed _,
          Screen.CannotReceive _,
          Screen.BankClosed _,
          Screen.OurFault _,
          Screen.LinkGone _,
          Screen.OtherDevice _,
          Screen.AccountLocked _ ->
          false;
    };
  }

  @Override
  public String toString() {
    return "Embedding[" + done + "]";
  }
}
