package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.reference.ApiText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every word a failed call may have, as openapi.yaml lists them, is explained to operators. */
class CallWordsTest {
  private static final String PROBLEM = "urn:ilwon:problem:";

  @ParameterizedTest
  @EnumSource
  void everyWordOfAnAnswerIsExplained(Language language) {
    Set<String> keys = Set.copyOf(Words.of(language).keys());
    Set<String> missing = new TreeSet<>();
    Set<String> words = words();
    assertTrue(words.size() > 40, words::toString);
    for (String word : words) {
      String key = "calls.word." + CallsScreen.slug(word);
      List.of(key, key + ".do").stream().filter(each -> !keys.contains(each)).forEach(missing::add);
    }
    assertEquals(Set.of(), missing);
  }

  private static Set<String> words() {
    Set<String> words = new TreeSet<>();
    words.addAll(ApiText.words("StepFailure", "errorCode"));
    words.addAll(ApiText.words("PreStep2Retry", "retryCode"));
    words.addAll(ApiText.words("GuessRetry", "retryCode"));
    words.addAll(ApiText.words("ReadFailure", "error_code"));
    words.addAll(ApiText.words("EditFailure", "errorCode"));
    words.addAll(ApiText.words("DeleteFailure", "errorCode"));
    ApiText.words("Problem", "type").forEach(type -> words.add(type.substring(PROBLEM.length())));
    return words;
  }
}
