package io.ilwon.desk;

import io.ilwon.http.Texts;
import java.util.regex.Pattern;

/** When a bank rests, as the calendar writes it, in the reader's words. Pure. */
final class RestWords {
  private static final Pattern WORD =
      Pattern.compile("\\b(1st|2nd|3rd|4th|last|daily|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b");

  private RestWords() {}

  /** {@code 2nd Sun 02:00-06:00} and the like; times stay as they are. */
  static String of(String written, Texts words) {
    return WORD.matcher(written).replaceAll(found -> words.text("banks.rest." + found.group()));
  }
}
