package io.ilwon.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The key set file's keys for fields: AES-256-GCM, the key's id in the first five bytes. The file
 * may change while the process lives: it is read again before a wrap when the last look is old, and
 * when something was wrapped by a key that is not known yet.
 */
final class FieldKeys implements KeyEncryption {
  /** Nothing is wrapped by a key that left its place in the file longer ago. */
  static final Duration FRESH = Duration.ofSeconds(5);

  private static final byte TINK = 1;

  private final Runnable readAgain;
  private volatile Loaded loaded;
  private volatile long lookedNanos = System.nanoTime();

  private record Loaded(Aead aead, Set<Integer> known, int newest, int inUse) {}

  /**
   * Starts with these keys.
   *
   * @param readAgain reads the file and may call {@link #take}; what fails leaves the keys as known
   */
  FieldKeys(KeysetHandle keys, Aead aead, Runnable readAgain) {
    this.loaded = loaded(keys, aead);
    this.readAgain = readAgain;
  }

  private static Loaded loaded(KeysetHandle keys, Aead aead) {
    Set<Integer> known = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      known.add(keys.getAt(i).getId());
    }
    int newest = keys.getAt(keys.size() - 1).getId();
    return new Loaded(aead, Set.copyOf(known), newest, keys.getPrimary().getId());
  }

  /** From now on the keys of the other. */
  void take(FieldKeys other) {
    loaded = other.loaded;
  }

  /** The file has been looked at just now. */
  void looked() {
    lookedNanos = System.nanoTime();
  }

  @Override
  public byte[] wrap(byte[] key, Place place) {
    if (System.nanoTime() - lookedNanos > FRESH.toNanos()) {
      looked();
      readAgain.run();
    }
    try {
      return loaded.aead().encrypt(key, place.associatedData());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("sealing failed", impossible);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped, Place place) {
    if (!knows(wrapped)) {
      readAgain.run();
    }
    try {
      return loaded.aead().decrypt(wrapped, place.associatedData());
    } catch (GeneralSecurityException _) {
      throw new SealBroken(place);
    }
  }

  private boolean knows(byte[] wrapped) {
    return wrapped.length < 1 + Integer.BYTES
        || wrapped[0] != TINK
        || loaded.known().contains(ByteBuffer.wrap(wrapped).getInt(1));
  }

  @Override
  public boolean isCurrent(byte[] wrapped) {
    return wrapped.length > Integer.BYTES
        && wrapped[0] == TINK
        && ByteBuffer.wrap(wrapped).getInt(1) == loaded.inUse();
  }

  @Override
  public long inUse() {
    return Integer.toUnsignedLong(loaded.inUse());
  }

  @Override
  public long newest() {
    return Integer.toUnsignedLong(loaded.newest());
  }
}
