package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.contract.Golden;
import io.ilwon.http.RawClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's rows once more, each brought about for real by a whole server and its bank. */
class GoldenServerTest {
  /** What no caller can bring about, and why. This list only shrinks. */
  private static final Map<String, String> OUT_OF_REACH =
      Map.of(
          "0-internal-server-error.http", "a fault of ours that is known would be mended",
          "4-get-page.http", "its second item is erased, and the rooms never find what is erased");

  @TempDir private static Path folder;

  private static WholeServer whole;
  private static Scenes scenes;

  @BeforeAll
  static void start() throws Exception {
    whole = new WholeServer(folder, Scenes.BASE);
    scenes = new Scenes(whole);
  }

  @AfterAll
  static void stop() {
    whole.close();
  }

  static List<Golden> rows() {
    return Golden.all().stream().filter(row -> !OUT_OF_REACH.containsKey(row.name())).toList();
  }

  @Test
  void whatIsOutOfReachIsListedAndIsARow() {
    Set<String> names = Golden.all().stream().map(Golden::name).collect(Collectors.toSet());
    names.removeAll(rows().stream().map(Golden::name).toList());
    assertEquals(new TreeSet<>(OUT_OF_REACH.keySet()), new TreeSet<>(names));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theAnswerIsTheRowsToTheByte(Golden row) throws Exception {
    try (Scenes.Scene scene = scenes.of(row)) {
      RawClient.Answer answer = whole.send(row.bytes(scene::filled));
      String told = Golden.told(answer);
      String id = told.contains("\"submissionId\"") ? Scenes.idIn(answer) : scene.id();
      assertEquals(row.expected(), told.replace(id, "{{id}}"), row.row());
      assertEquals("no-store", answer.headers().get("cache-control"), row.row());
      for (String header : row.headers()) {
        String name = header.substring(0, header.indexOf(':'));
        assertEquals(header, name + ": " + answer.headers().get(name), row.row());
      }
    }
  }
}
