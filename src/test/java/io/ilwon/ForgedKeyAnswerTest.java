package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.http.RawClient;
import io.ilwon.project.ApiKey;
import io.ilwon.project.KeyKind;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At the door a key that somebody wrote into the database is a key nobody has, to the byte. */
class ForgedKeyAnswerTest {
  @TempDir private Path folder;

  @Test
  void aKeyAddedOrChangedByHandIsAnsweredAsAnUnknownOne() throws Exception {
    try (WholeServer whole = new WholeServer(folder, Scenes.BASE)) {
      ProjectId project = whole.project(true, List.of(), OwnLimits.NONE);
      String good = whole.key(project, Set.of(Scope.READ), 0);
      String mine = ApiKey.fresh(KeyKind.TEST).unmasked();
      String hash = HexFormat.of().formatHex(ApiKey.parse(mine).orElseThrow().hash());
      RawClient.Answer unknown = ask(whole, mine);
      assertEquals(403, unknown.status());
      assertEquals(200, ask(whole, good).status());

      whole.change(
          "insert into project_key select repeat('a', 32), project_id, kind, decode('"
              + hash
              + "', 'hex'), scopes, per_second, per_day, created_at, null, null, seal"
              + " from project_key");
      assertEquals(unknown, ask(whole, mine));
      assertEquals(200, ask(whole, good).status());

      String other = whole.key(project, Set.of(Scope.READ), 0);
      whole.change("update project_key set scopes = '{admin,read,submit}'");
      assertEquals(unknown, ask(whole, other));
      whole.change("update project set daily_won = 0");
      assertEquals(unknown, ask(whole, whole.key(project, Set.of(Scope.READ), 0)));
    }
  }

  private static RawClient.Answer ask(WholeServer whole, String key) throws IOException {
    String request =
        "GET /v3/submission?count=1 HTTP/1.1\r\nhost: x\r\nx-api-key: " + key + "\r\n\r\n";
    RawClient.Answer answer = whole.send(request.getBytes(UTF_8));
    answer.headers().remove("date");
    return answer;
  }
}
