package io.ilwon.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys of one run of the tests, made once. */
public final class TestKeys {
  public static final Keyset KEYS = make();

  private TestKeys() {}

  private static Keyset make() {
    try {
      Path folder = Files.createTempDirectory("ilwon-keys");
      try {
        Path file = folder.resolve("keys.json");
        Keyset.create(file);
        Keyset keys = Keyset.load(file);
        Files.delete(file);
        return keys;
      } finally {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
