package io.ilwon.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.HttpServer;
import io.ilwon.http.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a programmer gets to read, over a real socket. */
class ReferenceTest {
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = HttpServer.startOnLoopback(0, Reference.routes());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RawClient.Answer get(String path) throws IOException {
    return RawClient.once(server.port(), "GET " + path + " HTTP/1.1\r\nhost: x\r\n\r\n");
  }

  private static Document page(String lang) throws IOException {
    return Jsoup.parse(get("/docs?lang=" + lang).body());
  }

  @Test
  void theFilesAreServedAsTheyAre() throws IOException {
    assertEquals(Packaged.text("openapi.yaml"), get("/openapi.yaml").body());
    assertEquals("application/yaml", get("/openapi.yaml").headers().get("content-type"));
    assertEquals(Packaged.text("llms.txt"), get("/llms.txt").body());
    for (String path : List.of("/openapi.yaml", "/llms.txt", "/docs", "/docs/docs.css")) {
      assertEquals(200, get(path).status(), path);
      assertEquals("nosniff", get(path).headers().get("x-content-type-options"), path);
      assertEquals("max-age=300", get(path).headers().get("cache-control"), path);
    }
  }

  /** As llmstxt.org has it: a name, a quotation, sections of links. */
  @Test
  void theSummaryForModelsLeadsToWhatIsThere() throws IOException {
    String text = get("/llms.txt").body();
    assertTrue(text.startsWith("# ilwon\n\n> "), text);
    var links = Pattern.compile("]\\((/[^)]*)\\)").matcher(text).results().toList();
    assertEquals(4, links.size());
    for (var link : links) {
      String path = link.group(1);
      assertTrue(path.startsWith("/v1/texts") || get(path).status() == 200, path);
    }
    for (String route : ApiText.operations().keySet()) {
      boolean named = text.contains(route) || route.contains("Account") || route.contains("texts");
      assertTrue(named || route.startsWith("PATCH") || route.startsWith("DELETE"), route);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void thePageTellsOfEveryCallAnswerAndWord(String lang) throws IOException {
    Document page = page(lang);
    assertEquals(lang, page.getElementsByTag("html").attr("lang"));
    ApiText.operations()
        .forEach((route, operation) -> {
          Element article = article(page, operation.path("operationId").asString());
          assertEquals(route, article.select("p.call").text());
          List<String> statuses = article.select("summary > b").eachText();
          assertEquals(List.copyOf(operation.path("responses").propertyNames()), statuses);
        });
    article(page, "event");
    String text = page.text();
    for (String schema : List.of("PreStep2Retry", "GuessRetry")) {
      ApiText.words(schema, "retryCode").forEach(word -> assertTrue(text.contains(word), word));
    }
    ApiText.words("Problem", "type").forEach(word -> assertTrue(text.contains(word), word));
    assertTrue(page.getElementsByTag("dd").size() > 200);
    assertEquals(0, page.select("p:empty, pre:empty, h3:empty, a:empty, code:empty").size());
  }

  private static Element article(Document page, String id) {
    return Objects.requireNonNull(page.getElementById(id), id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void thePageHasNoScriptAndAsksNobodyElse(String lang) throws IOException {
    RawClient.Answer answer = get("/docs?lang=" + lang);
    String policy = answer.headers().get("content-security-policy");
    assertTrue(Objects.requireNonNull(policy).startsWith("default-src 'self';"), policy);
    Document page = Jsoup.parse(answer.body());
    assertEquals(0, page.select("script, style, [style], iframe, [onclick], img").size());
    for (Element link : page.select("[href]")) {
      String to = link.attr("href");
      assertTrue(to.startsWith("/") || to.startsWith("#"), to);
      assertTrue(!to.startsWith("#") || page.getElementById(to.substring(1)) != null, "no " + to);
    }
    assertFalse(Packaged.text("docs.css").contains("url("), "nothing is fetched");
    assertTrue(answer.body().length() < 200_000, "characters: " + answer.body().length());
  }

  @Test
  void theTwoLanguagesSayTheSame() throws IOException {
    assertEquals(Words.of("ko").keys(), Words.of("en").keys());
    assertEquals(page("en").select("*").size(), page("ko").select("*").size());
    assertEquals("ko", page("xx").getElementsByTag("html").attr("lang"));
    Pattern hangul = Pattern.compile("[가-힣]");
    for (Element p : page("ko").select("article p:not(.call), h2, h3")) {
      assertTrue(hangul.matcher(p.text()).find() || p.text().matches("[ -~]{0,20}"), p.text());
    }
  }
}
