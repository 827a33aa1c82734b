package io.ilwon.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealerTest {
  private static final Place PLACE = new Place("project", "submission", "holder", "row1");

  @TempDir private Path folder;
  private Sealer sealer;

  @BeforeEach
  void load() {
    Path file = folder.resolve("keys.json");
    Keyset.create(file);
    sealer = Keyset.load(file).sealer();
  }

  @Test
  void whatIsSealedOpensAndLooksDifferentEachTime() {
    byte[] once = sealer.seal("110123456789", PLACE);
    byte[] again = sealer.seal("110123456789", PLACE);
    assertEquals("110123456789", sealer.open(once, PLACE));
    assertEquals("110123456789", sealer.open(again, PLACE));
    assertFalse(Arrays.equals(once, again));
    assertEquals("110123456789".length() + 33, once.length);
    assertFalse(new String(once, UTF_8).contains("0123"));
  }

  /** The last two move a boundary between parts: the parts joined bare would be the same text. */
  @ParameterizedTest
  @CsvSource({
    "another,submission,holder,row1",
    "project,transfer,holder,row1",
    "project,submission,account,row1",
    "project,submission,holder,row2",
    "projects,ubmission,holder,row1",
    "project,submission,holderr,ow1"
  })
  void whatIsMovedElsewhereDoesNotOpen(String project, String table, String column, String row) {
    byte[] sealed = sealer.seal("홍길동", PLACE);
    Place elsewhere = new Place(project, table, column, row);
    SealBroken broken = assertThrows(SealBroken.class, () -> sealer.open(sealed, elsewhere));
    assertEquals(
        "the seal of " + table + "." + column + " in row " + row + " is broken",
        broken.getMessage());
  }

  @Test
  void aDataKeysFieldsOpenInTheirPlaceAloneAndItselfToo() {
    KeyWrap keys = Keyset.load(folder.resolve("keys.json")).dataKeys();
    DataKey key = keys.fresh(PLACE);
    Place elsewhere = new Place("project", "submission", "account", "row1");
    Opaque sealed = key.seal("홍길동", PLACE);
    DataKey again = keys.open(key.wrapped(), PLACE);
    assertEquals("홍길동", again.open(sealed, PLACE));
    assertThrows(SealBroken.class, () -> again.open(sealed, elsewhere));
    assertThrows(SealBroken.class, () -> keys.fresh(PLACE).open(sealed, PLACE));
    assertThrows(SealBroken.class, () -> keys.open(key.wrapped(), elsewhere));
    assertThrows(SealBroken.class, () -> keys.open(null, PLACE));
  }

  @Test
  void oneChangedBitBreaksTheSeal() {
    byte[] sealed = sealer.seal("홍길동", PLACE);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(SealBroken.class, () -> sealer.open(changed, PLACE));
    }
    assertThrows(SealBroken.class, () -> sealer.open(new byte[0], PLACE));
  }
}
