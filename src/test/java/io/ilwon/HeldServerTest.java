package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What callers of a whole server hear while its database may have forgotten transfers. */
class HeldServerTest {
  private static final String UNABLE =
      "{\"statusCode\":200,\"message\":\"Transfer is currently not possible.\","
          + "\"retryCode\":\"unable_to_Transfer\",\"success\":false,\"retryCount\":0}";
  private static final String SUCCESS =
      "{\"statusCode\":200,\"message\":\"success\",\"success\":true}";

  @TempDir private Path folder;

  @Test
  void nothingIsSentAndEverythingElseGoesOn() throws Exception {
    try (WholeServer whole = new WholeServer(folder, Scenes.BASE)) {
      String key =
          whole.key(whole.project(true, List.of(), OwnLimits.NONE), Set.of(Scope.values()), 0);
      String before = opened(whole, key);
      assertEquals(SUCCESS, deposit(whole, key, before, "11012120001999"));
      whole.change("update cluster set timeline = '0000000A'");
      String during = opened(whole, key);
      // Those sent before the node has seen it are of other submissions.
      Storm.until(
          "held", () -> deposit(whole, key, opened(whole, key), "11012120002999").equals(UNABLE));
      assertEquals(UNABLE, deposit(whole, key, during, "11012120003999"));
      String guessed = guess(whole, key, before, "000") + guess(whole, key, before, "001");
      assertTrue(guessed.contains("account_code_mismatch"), guessed);
      assertTrue(ready(whole).contains("200"), "it still takes codes");
      whole.change(
          "update cluster set held_since = null, held_why = null, gap_from = null,"
              + " held_system = null, held_timeline = null, generation = generation + 1,"
              + " timeline = left(pg_walfile_name(pg_current_wal_lsn()), 8)");
      Storm.until("accepted", () -> deposit(whole, key, during, "11012120003999").equals(SUCCESS));
    }
  }

  private static String ready(WholeServer whole) throws IOException {
    whole.server.ready();
    return RawClient.once(whole.server.adminPort(), "GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n")
        .toString();
  }

  private static String opened(WholeServer whole, String key) throws IOException {
    String step1 = "{\"email\":\"a@b.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"visa\"}";
    return Scenes.idIn(post(whole, key, "step1", step1));
  }

  private static String deposit(WholeServer whole, String key, String id, String to)
      throws IOException {
    String body =
        "{\"submissionId\":\"%s\",\"requestType\":\"occupancy\",\"userName\":\"홍길동\",".formatted(id)
            + "\"bankCode\":\"088\",\"accountNumber\":\"%s\"}".formatted(to);
    return post(whole, key, "validationaccount", body).body();
  }

  private static String guess(WholeServer whole, String key, String id, String code)
      throws IOException {
    String body =
        "{\"submissionId\":\"%s\",\"name\":\"홍길동\",\"date_of_birth\":\"1990-01-02\",".formatted(id)
            + "\"authCode\":\"%s\"}".formatted(code);
    return post(whole, key, "step2", body).body();
  }

  private static RawClient.Answer post(WholeServer whole, String key, String path, String body)
      throws IOException {
    int length = body.getBytes(UTF_8).length;
    String request =
        """
        POST /v3/submission/%s HTTP/1.1\r
        host: x\r
        x-api-key: %s\r
        content-type: application/json\r
        content-length: %d\r
        connection: close\r
        \r
        %s\
        """
            .formatted(path, key, length, body);
    return whole.send(request.getBytes(UTF_8));
  }
}
