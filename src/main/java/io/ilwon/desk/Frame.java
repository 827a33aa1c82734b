package io.ilwon.desk;

import io.ilwon.http.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content: finished texts and addresses.
 *
 * @param title of the page, and its heading
 * @param here path and query of a page one can come back to
 * @param self null on pages for whoever is not signed in
 * @param said what has just been done
 * @param alarm what has just gone wrong
 */
public record Frame(
    Texts words,
    Other other,
    String title,
    String here,
    boolean test,
    @Nullable Self self,
    @Nullable String said,
    @Nullable String alarm) {
  /** The language the switch leads to, and its own name for itself. */
  public record Other(String lang, String name) {
    @Override
    public String toString() {
      return "Other";
    }
  }

  /**
   * Who is signed in, and what they may choose.
   *
   * @param csrf goes with every form
   */
  public record Self(
      String name,
      String role,
      String csrf,
      List<Item> nav,
      List<Choice> projects,
      List<Choice> clocks,
      boolean searches,
      boolean members) {
    @Override
    public String toString() {
      return "Self";
    }
  }

  /** The address of a file that pages load. */
  public static String asset(String name) {
    return Assets.address(name);
  }

  /** The forms' proof; empty where nobody is signed in. */
  public String csrf() {
    return self == null ? "" : self.csrf();
  }

  /** The same with a word of alarm. */
  Frame alarmed(String text) {
    return new Frame(words, other, title, here, test, self, said, text);
  }

  @Override
  public String toString() {
    return "Frame";
  }
}
