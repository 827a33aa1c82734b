package io.ilwon.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the pages of dev mode say in one language, from one file a language. */
public final class Words {
  private static final Map<String, Words> ALL =
      Map.of("ko", new Words("ko"), "en", new Words("en"));

  private final String lang;
  private final Properties texts = new Properties();

  private Words(String lang) {
    this.lang = lang;
    String file = "words_" + lang + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the words are missing from the program: " + file);
      }
      texts.load(new InputStreamReader(in, UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The words of {@code en}; of anything else, Korean. */
  static Words of(String lang) {
    @Nullable Words words = ALL.get(lang.equals("en") ? "en" : "ko");
    if (words == null) {
      throw new IllegalStateException("no words in " + lang);
    }
    return words;
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
