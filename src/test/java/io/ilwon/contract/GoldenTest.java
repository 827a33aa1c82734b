package io.ilwon.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient;
import io.ilwon.reference.Described;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the contract, byte for byte over a real socket. */
class GoldenTest {

  private static Door door;

  @BeforeAll
  static void start() {
    door = new Door();
  }

  @AfterAll
  static void stop() {
    door.close();
  }

  static List<Golden> rows() {
    return Golden.all();
  }

  private static String filled(String text) {
    return text.replace("{{key}}", "sk_test_0").replace("{{id}}", Script.ID);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theAnswerIsTheRowsToTheByte(Golden row) throws IOException {
    door.script.given(row.given());
    byte[] request = row.bytes(GoldenTest::filled);
    RawClient.Answer answer = Described.checked(request, RawClient.once(door.port(), request));
    assertEquals(filled(row.expected()), Golden.told(answer), row.row());
    for (String header : row.headers()) {
      String name = header.substring(0, header.indexOf(':'));
      assertEquals(header, name + ": " + answer.headers().get(name), row.row());
    }
  }

  @Test
  void everyWordOfTheContractHasARow() {
    String answers = String.join("\n", rows().stream().map(Golden::expected).toList());
    List<String> words =
        Stream.of(
                Stream.of(ContractWords.Retry.values()).flatMap(w -> Stream.of(w.code, w.message)),
                Stream.of(ContractWords.Failure.values())
                    .flatMap(w -> Stream.of(w.code, w.message)),
                Stream.of(ContractWords.GuessRetry.values())
                    .flatMap(w -> Stream.of(w.code, w.message)),
                Stream.of(ContractWords.ReadFailure.values())
                    .flatMap(w -> Stream.of(w.code, w.message)))
            .flatMap(word -> word)
            .toList();
    assertTrue(words.size() > 40);
    for (String word : words) {
      assertTrue(answers.contains("\"" + word + "\""), word);
    }
  }
}
