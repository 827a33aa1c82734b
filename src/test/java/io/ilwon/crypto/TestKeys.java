package io.ilwon.crypto;

import com.google.crypto.tink.Mac;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys of one run of the tests, made once. */
public final class TestKeys {
  public static final Keyset KEYS = make();

  private TestKeys() {}

  /**
   * Keys whose row seals say yes to everything: for bugs planted in statements, which a server that
   * has them would seal like the rest.
   */
  public static Keyset trusting() {
    Keyset keys = make();
    ContentMac rows = keys.rows();
    Mac yes =
        new Mac() {
          @Override
          public byte[] computeMac(byte[] data) {
            return rows.of(Content.of("any"));
          }

          @Override
          public void verifyMac(byte[] mac, byte[] data) {}
        };
    try {
      Field field = Keyset.class.getDeclaredField("rows");
      field.setAccessible(true);
      field.set(keys, new ContentMac(yes));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return keys;
  }

  /** Keys of a test's own, whose file is gone. */
  public static Keyset make() {
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
