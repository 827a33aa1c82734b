package io.ilwon.reference;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The page's own words in one language; what it describes brings both languages along. */
public final class Words {
  private static final Words KO = new Words("ko");
  private static final Words EN = new Words("en");

  private final String lang;
  private final Properties texts = new Properties();

  private Words(String lang) {
    this.lang = lang;
    try {
      texts.load(new StringReader(Packaged.text("words_" + lang + ".properties")));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The words of {@code en}; of anything else, Korean. */
  static Words of(String lang) {
    return lang.equals("en") ? EN : KO;
  }

  /** The language as HTML's {@code lang} has it. */
  public String lang() {
    return lang;
  }

  /** The language one can switch to. */
  public String other() {
    return lang.equals("ko") ? "en" : "ko";
  }

  /** A text by its key; one that does not exist throws. */
  public String text(String key) {
    @Nullable String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + lang);
    }
    return text;
  }

  Set<String> keys() {
    return new TreeSet<>(texts.stringPropertyNames());
  }
}
