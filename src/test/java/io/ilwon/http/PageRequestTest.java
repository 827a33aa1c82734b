package io.ilwon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages need of the server: folders of routes, cookies, forms and answers to be kept. */
class PageRequestTest {
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server =
        HttpServer.startOnLoopback(
            0,
            Routes.none()
                .with("GET", "/v/*", r -> told("page " + r.path()))
                .with("GET", "/v/exact", _ -> told("exact"))
                .with("GET", "/v/deeper/*", _ -> told("deeper"))
                .with("GET", "/cookie", r -> told(r.cookie("device").orElse("none")))
                .with("GET", "/kept", _ -> told("kept").with("Cache-Control", "max-age=60"))
                .with(
                    "POST",
                    "/form",
                    r -> {
                      PageForm form = r.pageForm(200);
                      return told(form.text("a") + "|" + form.text("b") + "|" + form);
                    }));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Response told(String text) {
    return Response.text(200, "text/plain; charset=utf-8", text);
  }

  @ParameterizedTest
  @CsvSource({
    "/v/token, page /v/token",
    "/v/token/code, page /v/token/code",
    "/v/exact, exact",
    "/v/deeper/x, deeper",
    "/v/deeper, page /v/deeper",
  })
  void aFolderAnswersForWhatIsInIt(String path, String body) throws IOException {
    assertEquals(body, get(path, "").body());
  }

  @ParameterizedTest
  @CsvSource({"/v/", "/v", "/w/token", "/v*"})
  void theFolderItselfIsNotInIt(String path) throws IOException {
    assertEquals(404, get(path, "").status());
  }

  @Test
  void anotherMethodIsToldWhichWouldDo() throws IOException {
    RawClient.Answer answer =
        RawClient.once(
            server.port(), "DELETE /v/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertEquals(405, answer.status());
  }

  @Test
  void aCookieIsFoundByItsName() throws IOException {
    assertEquals("b2", get("/cookie", "Cookie: a=1; device=b2; c=3\r\n").body());
    assertEquals("none", get("/cookie", "").body());
  }

  @Test
  void whatMayBeKeptSaysSo() throws IOException {
    assertEquals("max-age=60", get("/kept", "").headers().get("cache-control"));
    assertEquals("no-store", get("/cookie", "").headers().get("cache-control"));
  }

  @ParameterizedTest
  @CsvSource({
    "a=%ED%99%8D+1&b=2, 홍 1|2|PageForm[2 fields]",
    "a=1&a=2, 1||PageForm[1 fields]",
    "a=&b, ||PageForm[1 fields]",
    "a=b=c, b=c||PageForm[1 fields]",
  })
  void aFormIsDecoded(String body, String told) throws IOException {
    assertEquals(told, post("application/x-www-form-urlencoded; charset=UTF-8", body).body());
  }

  @Test
  void aFormThatIsNoneIsRefused() throws IOException {
    assertEquals(415, post("text/plain", "a=1").status());
    assertEquals(400, post("application/x-www-form-urlencoded", "a=%zz").status());
    assertEquals(413, post("application/x-www-form-urlencoded", "a=" + "1".repeat(200)).status());
  }

  private static RawClient.Answer get(String path, String headers) throws IOException {
    return RawClient.once(
        server.port(),
        "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "Connection: close\r\n\r\n");
  }

  private static RawClient.Answer post(String type, String body) throws IOException {
    return RawClient.once(
        server.port(),
        "POST /form HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }
}
