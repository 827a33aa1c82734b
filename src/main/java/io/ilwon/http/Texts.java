package io.ilwon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pages say in one language: texts by key, from property files in UTF-8. A key that does not
 * exist, a {place} nobody fills and a value without a place all throw, so that a test that draws
 * every page finds them.
 */
public final class Texts {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)\\}");

  private final String lang;
  private final Map<String, String> texts = new TreeMap<>();

  /**
   * Reads the files.
   *
   * @param beside a class in whose folder they lie
   */
  public Texts(String lang, Class<?> beside, List<String> files) {
    this.lang = lang;
    for (String file : files) {
      Properties read = new Properties();
      try (InputStream in = beside.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException("the words are missing from the program: " + file);
        }
        read.load(new InputStreamReader(in, UTF_8));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      for (String key : read.stringPropertyNames()) {
        if (texts.put(key, read.getProperty(key)) != null) {
          throw new IllegalStateException("two texts " + key + ", the second in " + file);
        }
      }
    }
  }

  /** The language as HTML's {@code lang} has it. */
  public String lang() {
    return lang;
  }

  public Set<String> keys() {
    return new TreeSet<>(texts.keySet());
  }

  /** The text with its places unfilled. */
  public String raw(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + lang);
    }
    return text;
  }

  /** The text of {@code key}, its places filled: name, value, name, value. */
  public String text(String key, Object... values) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      given.put(values[i].toString(), values[i + 1].toString());
    }
    Matcher places = PLACE.matcher(raw(key));
    StringBuilder filled = new StringBuilder();
    Map<String, String> left = new HashMap<>(given);
    while (places.find()) {
      String value = given.get(places.group(1));
      if (value == null) {
        throw new IllegalArgumentException("nothing for " + places.group() + " of " + key);
      }
      left.remove(places.group(1));
      places.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(key + " has no place for " + left.keySet());
    }
    return places.appendTail(filled).toString();
  }
}
