package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen in every language is a whole, honest, accessible page. */
class PagesTest {
  private static final int MOST_BYTES = 45 * 1024;

  static Stream<Drawn> all() {
    return Drawn.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aPageIsWellFormedAndNamesItsLanguage(Drawn drawn) {
    var parser = Parser.htmlParser().setTrackErrors(20);
    Document page = parser.parseInput(drawn.html(), "");
    assertTrue(parser.getErrors().isEmpty(), () -> parser.getErrors() + drawn.html());
    assertEquals(Words.of(drawn.language()).lang(), page.expectFirst("html").attr("lang"));
    assertFalse(page.title().isBlank());
    assertEquals(1, page.select("h1").size());
    assertEquals("-1", page.expectFirst("h1").attr("tabindex"));
    assertEquals(1, page.select("main").size());
    assertFalse(page.text().contains("{"), page::text);
    var ids = page.select("[id]").eachAttr("id");
    assertEquals(ids.size(), Set.copyOf(ids).size(), ids::toString);
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingInAPageNeedsLeaveOfThePolicy(Drawn drawn) {
    for (Element element : drawn.page().getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertFalse(attribute.getKey().startsWith("on"), element::toString);
        assertFalse(attribute.getKey().equals("style"), element::toString);
        assertFalse(attribute.getKey().equals("autofocus"), element::toString);
        boolean address = Set.of("src", "href", "action").contains(attribute.getKey());
        assertTrue(!address || attribute.getValue().matches("[/#].*"), element::toString);
      }
    }
    assertEquals(0, drawn.page().select("style, iframe, base, font, script:not([src])").size());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyFieldHasALabelAndEveryReferenceItsElement(Drawn drawn) {
    Document page = drawn.page();
    for (Element input : page.select("input:not([type=hidden]), select, textarea")) {
      assertEquals(1, page.select("label[for=" + input.id() + "]").size(), input::toString);
    }
    for (String name : List.of("aria-describedby", "aria-labelledby")) {
      for (String ids : page.select("[" + name + "]").eachAttr(name)) {
        for (String id : ids.split(" ", -1)) {
          assertNotNull(page.getElementById(id), () -> name + " " + id);
        }
      }
    }
    for (Element link : page.select("a[href^=#]")) {
      assertNotNull(page.getElementById(link.attr("href").substring(1)), link::toString);
    }
    for (Element button : page.select("button, a")) {
      assertFalse(button.text().isBlank(), button::toString);
    }
    for (Element picture : page.select("svg")) {
      boolean named = picture.hasAttr("aria-labelledby") && picture.attr("role").equals("img");
      assertTrue(named || picture.attr("aria-hidden").equals("true"), picture::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyMoveCarriesItsTurnAndProof(Drawn drawn) {
    for (Element form : drawn.page().select("form[method=post]")) {
      assertEquals("7", form.select("input[name=turn]").attr("value"), form::toString);
      assertEquals("proof", form.select("input[name=csrf]").attr("value"), form::toString);
      assertTrue(form.attr("action").startsWith("/v/token/"), form::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aPageIsSmallWithAllItFetches(Drawn drawn) throws IOException {
    int bytes =
        zipped(drawn.html()) + zipped(Drawn.asset("page.css")) + zipped(Drawn.asset("page.js"));
    assertTrue(bytes <= MOST_BYTES, bytes + " bytes");
  }

  @ParameterizedTest
  @MethodSource("all")
  void noAccountNumberButTheOneJustTyped(Drawn drawn) {
    String number = Stood.ACCOUNT.number().unmasked();
    assertFalse(drawn.html().contains(number), drawn::html);
    assertFalse(drawn.html().contains(Stood.HOLDER.unmasked()) && !drawn.typed(), drawn::html);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTypedIsEscapedEverywhere(Language language) {
    String evil = "\"><script>alert(1)</script>";
    var pick = Drawn.PAGES.picker(new Screen.PickBank(Notice.NONE), Drawn.scene(language), evil);
    var typed =
        new Screen.EnterAccount(
            Stood.ACCOUNT.bank(), false, evil, evil, null, 5, Notice.HOLDER_WRONG_FORM);
    for (String html : List.of(pick, Drawn.PAGES.html(typed, Drawn.scene(language)))) {
      assertFalse(html.contains("<script>alert"), html);
      assertEquals(evil, Jsoup.parse(html).expectFirst("#q, #holder").attr("value"));
    }
  }

  private static int zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
