package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every language says everything, and nothing that no page says. */
class WordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)\\}");
  private static final Pattern KEY = Pattern.compile("\"((?:P\\d+|lang)\\.[a-z0-9.]+)\"");

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasTheSameKeysAndPlaces(Language language) {
    var first = Words.of(Language.KO).all();
    var texts = Words.of(language).all();
    assertEquals(first.keySet(), texts.keySet());
    texts.forEach((key, text) -> {
      assertEquals(places(first.getOrDefault(key, "")), places(text), key);
      assertFalse(text.isBlank(), key);
      assertEquals(text.strip(), text, key);
    });
  }

  @Test
  void everyKeyIsUsedAndEveryKeyUsedExists() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path root :
        new Path[] {Path.of("src/main/jte"), Path.of("src/main/java/io/ilwon/hosted")}) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          KEY.matcher(Files.readString(file)).results().map(m -> m.group(1)).forEach(used::add);
        }
      }
    }
    assertEquals(new TreeSet<>(Words.of(Language.KO).all().keySet()), used);
  }

  @Test
  void noParticleFollowsAPlaceSinceItWouldDependOnTheValue() {
    var particle = Pattern.compile("\\}[’”)]?(을|를|이|가|은|는|과|와|으로|로|이에요|예요)(?![가-힣])");
    Words.of(Language.KO)
        .all()
        .forEach((key, text) -> assertFalse(particle.matcher(text).find(), key + ": " + text));
  }

  @Test
  void aPlaceNobodyFillsAndAValueWithoutAPlaceAreErrors() {
    var words = Words.of(Language.EN);
    assertEquals("3 found", words.text("P1.count", "n", 3));
    assertThrows(IllegalArgumentException.class, () -> words.text("P1.count"));
    assertThrows(IllegalArgumentException.class, () -> words.text("P1.title", "n", 3));
    assertThrows(IllegalArgumentException.class, () -> words.text("P1.nothing"));
    assertThrows(IllegalArgumentException.class, () -> words.raw("P1.nothing"));
  }

  @Test
  void aValueThatLooksLikeAPlaceStaysAsItIs() {
    assertTrue(Words.of(Language.EN).text("P1.empty", "q", "{n}$1\\").contains("{n}$1\\"));
  }

  @Test
  void callersWhoDrawTheirOwnPageGetEveryText() {
    String json = new String(Words.json(Language.EN), UTF_8);
    assertTrue(json.startsWith("{\"lang\":\"en\",\"texts\":{"), json);
    assertTrue(json.contains("\"P2.cta\":\"Send 1 won\""), json);
    var all = Words.of(Language.EN).all().keySet();
    assertTrue(all.stream().allMatch(key -> json.contains("\"" + key + "\":")));
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
