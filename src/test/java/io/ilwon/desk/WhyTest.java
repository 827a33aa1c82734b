package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why it ended so, in a sentence. */
class WhyTest {
  private static final String HOLDER = "ACCOUNT_NOT_VERIFIED";

  static Stream<Arguments> sentences() {
    return Stream.of(
        of(new Told(), "why.waiting"),
        of(new Told().refused(1, 2, HOLDER), "why.refused"),
        of(new Told().transfer("reversed", 1, 9, "notice", null), "why.reversed"),
        of(new Told().sent(1, 2), "why.waiting.again"),
        of(new Told().transfer("sending", 1, null, null, null).in("depositing"), "why.sending"),
        of(new Told().unknown(1).in("depositing"), "why.unknown"),
        of(new Told().sent(1, 2).code(700), "why.code"),
        of(new Told().sent(1, 2).wrong(3).code(700), "why.code.wrong"),
        of(new Told().sent(1, 2).code(300), "why.code.over"),
        of(new Told().sent(1, 2).verified(9), "why.approved.first"),
        of(new Told().sent(1, 2).wrong(3, 4).verified(9), "why.approved.wrong"),
        of(new Told().sent(1, 2).sent(40, 41).verified(50), "why.approved.again"),
        of(new Told().refused(1, 2, HOLDER).sent(40, 41).verified(50), "why.approved.after"),
        of(new Told().ended("approved", null, 9), "why.approved.by_hand"),
        of(
            new Told().refused(1, 2, HOLDER).failed(5).ended("rejected", "too_many_retry", 2),
            "why.failures"),
        of(
            new Told().sent(1, 2).wrong(3, 4, 5).ended("rejected", "too_many_retry", 5),
            "why.guesses"),
        of(new Told().ended("rejected", "timeout", 500), "why.timeout.nothing"),
        of(new Told().now(90_000), "why.timeout.nothing"),
        of(new Told().sent(1, 2).ended("rejected", "timeout", 500), "why.timeout.code"),
        of(
            new Told().refused(1, 2, HOLDER).ended("rejected", "timeout", 500),
            "why.timeout.refused"),
        of(new Told().unknown(1).ended("rejected", "timeout", 500), "why.timeout.unknown"),
        of(new Told().ended("rejected", "edited", 5), "why.edited"),
        of(new Told().deleted(5), "why.deleted"),
        of(new Told().verified(5).forged(), "why.forged"));
  }

  private static Arguments of(Told told, String key) {
    return Arguments.of(key, told);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sentences")
  void itIsSaidInBothLanguages(String key, Told told) {
    String korean = Why.of(told.dossier(), Words.of(Language.KO));
    String english = Why.of(told.dossier(), Words.of(Language.EN));
    assertEquals(
        beginning(key, Language.KO), korean.substring(0, beginning(key, Language.KO).length()));
    assertEquals(
        beginning(key, Language.EN), english.substring(0, beginning(key, Language.EN).length()));
    assertNotEquals(korean, english);
  }

  /** The text up to its first place. */
  private static String beginning(String key, Language language) {
    String raw = Words.of(language).raw(key);
    return raw.contains("{") ? raw.substring(0, raw.indexOf('{')) : raw;
  }
}
