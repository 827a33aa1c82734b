package io.ilwon.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void create() {
    file = folder.resolve("keys.json");
    Keyset.create(file);
  }

  @Test
  void aNewFileIsItsOwnersAlone() throws IOException {
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void anExistingFileIsNotOverwritten() throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThrows(KeysetUnusable.class, () -> Keyset.create(file));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx", "rwx------"})
  void aFileOthersMayUseIsRefusedWithTheRemedy(String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertTrue(refusal(file).contains("chmod 600"));
  }

  @Test
  void aReadOnlyFileIsGoodEnough() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    assertEquals(16, Keyset.load(file).keyId().length());
  }

  @Test
  void aLinkAFolderAndNothingAreRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (Path wrong : List.of(link, folder, folder.resolve("none"))) {
      assertTrue(refusal(wrong).startsWith("the key set "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "keys", "{\"fields\":{},\"index\":{},\"codes\":{}}"})
  void whatIsNoKeySetIsRefused(String content) throws IOException {
    Files.writeString(file, content);
    assertTrue(refusal(file).endsWith("is not a key set of this server"));
  }

  @Test
  void aKeyInTheWrongPlaceIsRefused() throws IOException {
    String swapped =
        Files.readString(file)
            .replace("\"fields\"", "\"old\"")
            .replace("\"index\"", "\"fields\"")
            .replace("\"old\"", "\"index\"");
    Files.writeString(file, swapped);
    assertTrue(refusal(file).endsWith("is not a key set of this server"));
  }

  @Test
  void theSameFileGivesTheSameKeysAndAnotherOneOthers() {
    Path other = folder.resolve("other.json");
    Keyset.create(other);
    Keyset once = Keyset.load(file);
    Keyset again = Keyset.load(file);
    Place place = new Place("p", "t", "c", "r");

    assertEquals("홍길동", again.sealer().open(once.sealer().seal("홍길동", place), place));
    assertArrayEquals(once.blindIndex().of("004"), again.blindIndex().of("004"));
    assertTrue(again.codeMac().matches(once.codeMac().of("t", "482"), "t", "482"));
    assertEquals(once.keyId(), again.keyId());

    assertTrue(again.rows().matches(once.rows().of(Content.of("r")), Content.of("r")));
    assertTrue(again.audit().matches(once.audit().of(Content.of("r")), Content.of("r")));
    assertFalse(again.rows().matches(once.audit().of(Content.of("r")), Content.of("r")));
    assertTrue(again.heads().signed(once.heads().sign(new byte[] {1}), new byte[] {1}));
    assertFalse(again.heads().signed(once.heads().sign(new byte[] {1}), new byte[] {2}));

    Keyset foreign = Keyset.load(other);
    assertFalse(foreign.rows().matches(once.rows().of(Content.of("r")), Content.of("r")));
    assertFalse(foreign.heads().signed(once.heads().sign(new byte[] {1}), new byte[] {1}));
    assertThrows(
        SealBroken.class, () -> foreign.sealer().open(once.sealer().seal("x", place), place));
    assertFalse(foreign.codeMac().matches(once.codeMac().of("t", "482"), "t", "482"));
    assertNotEquals(once.keyId(), foreign.keyId());
  }

  @Test
  void noKeyPrints() throws IOException {
    String content = new String(Files.readAllBytes(file), UTF_8);
    String printed = Keyset.load(file).toString();
    assertFalse(content.contains(printed.substring("Keyset ".length())));
    assertEquals("Keyset ".length() + 16, printed.length());
  }

  private static String refusal(Path file) {
    return String.valueOf(assertThrows(KeysetUnusable.class, () -> Keyset.load(file)).getMessage());
  }
}
