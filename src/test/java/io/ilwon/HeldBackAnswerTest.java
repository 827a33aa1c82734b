package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.db.Storm;
import io.ilwon.http.RawClient;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller of a whole server hears while a bank is stopped, to the byte. */
class HeldBackAnswerTest {
  private static final String UNABLE =
      "{\"statusCode\":200,\"message\":\"Transfer is currently not possible.\","
          + "\"retryCode\":\"unable_to_Transfer\",\"success\":false,\"retryCount\":1}";
  private static final String NOT_VERIFIED =
      "{\"statusCode\":200,\"message\":\"Fail to verify the account.\","
          + "\"retryCode\":\"failed_to_verify\",\"success\":false,\"retryCount\":1}";
  private static final String SUCCESS =
      "{\"statusCode\":200,\"message\":\"success\",\"success\":true}";

  @TempDir private Path folder;

  @Test
  void aStoppedBankIsUnableAndTheCountStays() throws Exception {
    try (WholeServer whole = new WholeServer(folder, Scenes.BASE)) {
      String key =
          whole.key(whole.project(true, List.of(), OwnLimits.NONE), Set.of(Scope.values()), 0);
      String step1 = "{\"email\":\"a@b.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"visa\"}";
      String id = Scenes.idIn(post(whole, key, "step1", step1));
      assertEquals(NOT_VERIFIED, deposit(whole, key, id, "occupancy", "11012120000001"));
      whole.change(
          "insert into bank_stop (bank_code, at, reason, operator) values ('088', now(), 'a drill', 'hong')");
      // Before the stop is seen the holder is asked: ten a day, so ask another account each time.
      int[] tries = {0};
      Storm.until(
          "stopped",
          () ->
              deposit(whole, key, id, "nameCheck", "1101212%03d1999".formatted(tries[0]++))
                  .equals(UNABLE));
      for (int i = 0; i < 7; i++) {
        assertEquals(UNABLE, deposit(whole, key, id, "occupancy", "11012120001999"));
        assertEquals(UNABLE, deposit(whole, key, id, "nameCheck", "11012120001999"));
      }
      whole.change("delete from bank_stop");
      Storm.until(
          "resumed", () -> deposit(whole, key, id, "occupancy", "11012120001999").equals(SUCCESS));
    }
  }

  private static String deposit(WholeServer whole, String key, String id, String type, String to)
      throws IOException {
    String body =
        "{\"submissionId\":\"%s\",\"requestType\":\"%s\",\"userName\":\"홍길동\",\"bankCode\":\"088\","
                .formatted(id, type)
            + "\"accountNumber\":\"%s\"}".formatted(to);
    return post(whole, key, "validationaccount", body).body();
  }

  private static RawClient.Answer post(WholeServer whole, String key, String path, String body)
      throws IOException {
    String request =
        String.join(
            "\r\n",
            "POST /v3/submission/" + path + " HTTP/1.1",
            "host: x",
            "x-api-key: " + key,
            "content-type: application/json",
            "content-length: " + body.getBytes(UTF_8).length,
            "connection: close",
            "",
            body);
    return whole.send(request.getBytes(UTF_8));
  }
}
