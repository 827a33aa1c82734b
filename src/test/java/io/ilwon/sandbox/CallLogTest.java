package io.ilwon.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallLogTest {
  @ParameterizedTest
  @CsvSource({
    "/v3/submission, /v3/submission, /v3/submission",
    "/v/*, /v/s3cret, /v/…",
    "/v/*, /v/s3cret/, /v/…",
    "/v/*, /v/s3cret/more-time, /v/…/more-time",
    "/v/*, /v/s3cret/12345678901, /v/…",
    "/v/*, /v/s3cret/a/b, /v/…",
    "/v/*, /v/s3cret/abcdefghijklm, /v/…",
    "/v/*, /v/s3cret/%ED%99%8D, /v/…",
  })
  void ofAPathTheSecretIsCut(String route, String path, String shown) {
    assertEquals(shown, Call.path(route, path));
  }

  @Test
  void theSameInARowIsOneLineAndTheOldestFallOut() {
    CallLog log = new CallLog();
    log.add(new Call("GET", "/a", 200, 5, "", 1));
    log.add(new Call("GET", "/a", 200, 7, "", 1));
    assertEquals(List.of(new Call("GET", "/a", 200, 7, "", 2)), log.newest());
    for (int i = 0; i < 2 * CallLog.MOST; i++) {
      log.add(new Call("GET", "/b", 200 + i, 1, "", 1));
    }
    assertEquals(CallLog.MOST, log.newest().size());
    assertEquals(200 + 2 * CallLog.MOST - 1, log.newest().getFirst().status());
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertEquals(Words.of("ko").keys(), Words.of("en").keys());
  }
}
