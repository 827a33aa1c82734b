package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.http.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the page says in one language: texts by key, {@code P2.title}, from one file a language. A
 * key that does not exist, a {place} nobody fills and a value without a place all throw, so that a
 * test that draws every screen finds them.
 */
public final class Words {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)\\}");
  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Words(language));
    }
  }

  private final String lang;
  private final Map<String, String> texts;

  private Words(Language language) {
    lang = language.name().toLowerCase(Locale.ROOT);
    texts = read("words_" + lang + ".properties");
  }

  /** The words of this language. */
  static Words of(Language language) {
    Words words = ALL.get(language);
    if (words == null) {
      throw new IllegalStateException("no words in " + language);
    }
    return words;
  }

  /** The language as HTML's {@code lang} has it. */
  public String lang() {
    return lang;
  }

  /** The text of {@code key}, its places filled: name, value, name, value. */
  public String text(String key, Object... values) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + lang);
    }
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      given.put(values[i].toString(), values[i + 1].toString());
    }
    Matcher places = PLACE.matcher(text);
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

  /** The text with its places unfilled, for the script to fill. */
  public String raw(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + lang);
    }
    return text;
  }

  Map<String, String> all() {
    return texts;
  }

  /** Every text of a language, for callers who draw their own page: {@code GET /v1/texts}. */
  static byte[] json(Language language) {
    Words words = of(language);
    return JsonWriter.object(json ->
        json.field("lang", words.lang).object("texts", texts -> words.texts.forEach(texts::field)));
  }

  private static Map<String, String> read(String file) {
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the words are missing from the program: " + file);
      }
      Properties read = new Properties();
      read.load(new InputStreamReader(in, UTF_8));
      Map<String, String> texts = new TreeMap<>();
      read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
      return Collections.unmodifiableMap(texts);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
