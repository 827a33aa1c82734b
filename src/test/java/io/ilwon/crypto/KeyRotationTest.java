package io.ilwon.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {
  private static final Place PLACE = new Place("p", "submission", "data_key", "s");

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void make() {
    file = folder.resolve("keys.json");
    Keyset.create(file);
  }

  @Test
  void aKeyIsAddedThenInUseThenAlone() throws Exception {
    Keyset server = Keyset.load(file);
    long first = server.dataKeys().standing().inUse();
    DataKey old = server.dataKeys().fresh(PLACE);
    try (KeyRotation rotation = KeyRotation.of(file)) {
      assertFalse(rotation.begin());
      assertTrue(rotation.begin(), "begun twice, a second key is not added");
      long newest = rotation.newest();
      assertEquals(List.of(first), rotation.others());
      assertTrue(server.reload());
      assertFalse(server.reload());
      assertEquals(new KeyWrap.Standing(newest, first), server.dataKeys().standing());

      rotation.promote();
      rotation.promote();
      server.reload();
      assertEquals(new KeyWrap.Standing(newest, newest), server.dataKeys().standing());
      assertFalse(server.dataKeys().isCurrent(old.wrapped()));
      Opaque again = server.dataKeys().again(old.wrapped(), PLACE);
      assertTrue(server.dataKeys().isCurrent(again));

      rotation.retire();
      rotation.retire();
      assertEquals(List.of(), rotation.others());
      server.reload();
      Opaque sealed = old.seal("홍길동", PLACE);
      assertEquals("홍길동", server.dataKeys().open(again, PLACE).open(sealed, PLACE));
      assertThrows(SealBroken.class, () -> server.dataKeys().open(old.wrapped(), PLACE));
      assertEquals(server.keyId(), Keyset.load(file).keyId());
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void theIndexKeyIsReplacedAtOnceAndTheFormerOneStaysUntilItIsRetired() {
    Keyset server = Keyset.load(file);
    BlindIndex index = server.blindIndex();
    long first = index.key();
    byte[] before = index.of("email", "p", "a@b");
    assertNull(index.both("email", "p", "a@b").former());
    assertEquals(1, index.each("email", "p", "a@b").size());
    try (KeyRotation rotation = KeyRotation.of(file)) {
      assertEquals(Optional.empty(), rotation.formerIndexKey());
      rotation.beginIndex();
      rotation.beginIndex();
      assertEquals(Optional.of(first), rotation.formerIndexKey(), "begun twice, one is added");
      assertTrue(server.reload());
      assertEquals(rotation.indexKey(), index.key(), "whoever holds the index has the new key");
      assertNotEquals(first, index.key());
      Fingerprints both = index.both("email", "p", "a@b");
      assertEquals(Opaque.of(before), both.former());
      assertEquals(first, both.formerKey());
      assertEquals(Opaque.of(index.of("email", "p", "a@b")), both.present());
      assertNotEquals(both.former(), both.present());
      assertArrayEquals(before, index.each("email", "p", "a@b").getLast());

      rotation.retireIndex();
      rotation.retireIndex();
      server.reload();
      assertEquals(Optional.empty(), index.formerKey());
      assertEquals(both.present(), Opaque.of(index.of("email", "p", "a@b")));
      assertEquals(server.keyId(), Keyset.load(file).keyId());
    }
  }

  @Test
  void whatANewKeyWrappedOpensWhereNobodyHasLookedYet() {
    Keyset asleep = Keyset.load(file);
    try (KeyRotation rotation = KeyRotation.of(file)) {
      rotation.begin();
      rotation.promote();
      Opaque wrapped = Keyset.load(file).dataKeys().fresh(PLACE).wrapped();
      assertEquals(wrapped, asleep.dataKeys().open(wrapped, PLACE).wrapped());
    }
  }

  @Test
  void twoDoNotRotateAtOnceAndAnotherKeySetIsNotTaken() throws Exception {
    Keyset server = Keyset.load(file);
    try (KeyRotation _ = KeyRotation.of(file)) {
      assertThrows(KeysetUnusable.class, () -> KeyRotation.of(file));
    }
    Path other = folder.resolve("other.json");
    Keyset.create(other);
    Files.copy(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    long inUse = server.dataKeys().standing().inUse();
    assertThrows(KeysetUnusable.class, server::reload);
    assertEquals(inUse, server.dataKeys().standing().inUse());
  }
}
