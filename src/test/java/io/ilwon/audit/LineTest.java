package io.ilwon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ilwon.crypto.Opaque;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a block writes short is read whole. */
class LineTest {
  private static final byte[] SEAL = bytes(37);

  @Test
  void everyTablesLineIsReadAsItWasWritten() {
    for (Line line :
        new Line[] {
          Line.of("submission", "a".repeat(32), "approved,0,1,1", SEAL),
          Line.of("transfer", new UUID(7, -9).toString(), "sent", SEAL),
          Line.of("account", Opaque.of(bytes(32)), "places:10", SEAL),
          Line.of("account_guess", Opaque.of(bytes(32)), "wrong:2", SEAL),
          Line.of("project_key", "b".repeat(32), "live", SEAL),
          Line.removed("account", "ab".repeat(32)),
          Line.removed("bank_stop", "all")
        }) {
      assertEquals(Optional.of(line), Line.read(line.text()));
    }
  }

  @Test
  void aBlockIsWrittenInFewCharacters() {
    assertEquals(
        "a Pj9AQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpbXF0 places:1 W1xdXl9gYWI",
        Line.of("account", Opaque.of(bytes(32)), "places:1", SEAL).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "t AAAA sent AAAAAAAAAAA",
        "a $ places:1 AAAAAAAAAAA",
        "s id now",
        "s a b c d"
      })
  void aTornLineIsNone(String text) {
    assertEquals(Optional.empty(), Line.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "two\nlines"})
  void aWordHasNoBlank(String word) {
    assertThrows(IllegalArgumentException.class, () -> Line.removed("bank_stop", word));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (62 + i);
    }
    return bytes;
  }
}
