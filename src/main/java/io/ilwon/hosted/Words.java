package io.ilwon.hosted;

import io.ilwon.http.JsonWriter;
import io.ilwon.http.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the page says in one language: texts by key, {@code P2.title}, from one file a language. A
 * key that does not exist, a {place} nobody fills and a value without a place all throw, so that a
 * test that draws every screen finds them.
 */
public final class Words {
  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Words(language));
    }
  }

  private final Texts texts;

  private Words(Language language) {
    String lang = language.word();
    texts = new Texts(lang, Words.class, List.of("words_" + lang + ".properties"));
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
    return texts.lang();
  }

  /** The text of {@code key}, its places filled: name, value, name, value. */
  public String text(String key, Object... values) {
    return texts.text(key, values);
  }

  /** The text with its places unfilled, for the script to fill. */
  public String raw(String key) {
    return texts.raw(key);
  }

  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    texts.keys().forEach(key -> all.put(key, texts.raw(key)));
    return all;
  }

  /** Every text of a language, for callers who draw their own page: {@code GET /v1/texts}. */
  static byte[] json(Language language) {
    Words words = of(language);
    return JsonWriter.object(json ->
        json.field("lang", words.lang())
            .object("texts", texts -> words.all().forEach(texts::field)));
  }
}
