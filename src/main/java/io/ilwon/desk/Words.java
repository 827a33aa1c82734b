package io.ilwon.desk;

import io.ilwon.http.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The desk's words: a pair of files for each group of screens, in the folder {@code words}. */
final class Words {
  /** A screen that has words of its own adds its file's name here. */
  static final List<String> FILES =
      List.of(
          "shell",
          "entry",
          "members",
          "logs",
          "codes",
          "detail",
          "home",
          "list",
          "rejections",
          "queue",
          "banks",
          "stop",
          "settings",
          "developers",
          "calls",
          "limits",
          "money",
          "webhooks");

  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      String end = "_" + language.word() + ".properties";
      List<String> files = FILES.stream().map(name -> "words/" + name + end).toList();
      ALL.put(language, new Texts(language.word(), Words.class, files));
    }
  }

  private Words() {}

  static Texts of(Language language) {
    Texts texts = ALL.get(language);
    if (texts == null) {
      throw new IllegalStateException("no words in " + language);
    }
    return texts;
  }
}
