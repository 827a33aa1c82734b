package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Brand;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.SettingChange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the page speaks to when a client shows it in a frame, and what it says at the end. */
class EmbeddingTest {
  private static final int EMBED_LIMIT = 2 * 1024;

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example",
    "https://Shop.Example:443, https://shop.example",
    "https://shop.example:8443, https://shop.example:8443",
    "http://localhost:3000, http://localhost:3000",
    "http://localhost:80, http://localhost",
    "http://localhost:8080/behind/a/path, http://localhost:8080",
  })
  void aListedOriginIsSpelledAsBrowsersDo(String listed, String spelled) {
    assertEquals(spelled, Embedding.origin(listed));
  }

  /** So that every entry of a list is an address that a message can be sent to. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://*.shop.example",
        "https:",
        "*",
        "'self'",
        "https://shop.example/",
        "https://shop.example/a",
        "https://shop.example?a",
        "http://shop.example",
      })
  void noWildcardGetsIntoAList(String listed) {
    ProjectSettings project = ProjectSettings.fresh("a", new Brand("일원"), true);
    assertThrows(
        IllegalArgumentException.class,
        () -> SettingChange.apply(project, "frame-ancestors=" + listed));
  }

  @Test
  void itSpeaksOnlyWhereAListSaysSo() {
    Screen pick = new Screen.PickBank(Notice.NONE);
    assertNull(Embedding.of(pick, scene(List.of())));
    Embedding two =
        Embedding.of(pick, scene(List.of("https://shop.example:443", "https://b.example")));
    assertNotNull(two);
    assertEquals("https://shop.example https://b.example", two.to());
    assertFalse(Drawn.PAGES.html(pick, scene(List.of())).contains("frame.js"));
    assertTrue(
        Drawn.PAGES
            .html(pick, scene(List.of("https://shop.example")))
            .contains("data-to=\"https://shop.example\" data-session=\"R-1234\""));
  }

  @Test
  void itSaysDoneWhereNothingCanFollowWhateverTheResult() {
    Set<String> ends =
        Drawn.screens().stream()
            .filter(screen -> {
              Embedding said = Embedding.of(screen, scene(List.of("https://shop.example")));
              return said != null && said.done();
            })
            .map(Screen::word)
            .collect(Collectors.toSet());
    assertEquals(Set.of("done", "no_more_chances", "no_more_guesses", "timed_out"), ends);
  }

  @Test
  void theScriptForClientsIsSmallAndNeedsNothing() throws IOException {
    String embed = Drawn.asset("embed.js");
    assertTrue(
        embed.getBytes(UTF_8).length <= EMBED_LIMIT, embed.getBytes(UTF_8).length + " bytes");
    for (String script : List.of(embed, Drawn.asset("frame.js"))) {
      assertFalse(script.matches("(?s).*(\\bimport\\b|\\brequire\\(|eval\\(|innerHTML).*"), script);
      assertFalse(script.contains("\"*\""), "never to everybody");
    }
  }

  private static Scene scene(List<String> frames) {
    Scene s = Drawn.scene(Language.KO);
    return new Scene(
        s.language(),
        s.client(),
        s.sender(),
        s.path(),
        s.url(),
        s.csrf(),
        s.turn(),
        s.reference(),
        s.now(),
        s.returns(),
        frames);
  }
}
