package io.ilwon.crypto;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the keys for fields in a key set's file, one step after the other: a new key is added,
 * then in use, then alone. Each step replaces the file as a whole and is done once, however often
 * it is asked for. The index key and all others stay as they are. One at a time a file.
 */
public final class KeyRotation implements AutoCloseable {
  private final Path file;
  private final FileChannel lock;

  private KeyRotation(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Throws {@link KeysetUnusable} when another rotation of the file is under way. */
  public static KeyRotation of(Path file) {
    try {
      FileChannel lock =
          FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"), CREATE, WRITE);
      try {
        if (lock.tryLock() != null) {
          return new KeyRotation(file, lock);
        }
      } catch (OverlappingFileLockException _) {
        // Another thread of this process.
      }
      lock.close();
      throw new KeysetUnusable("the key set " + file + " is being rotated already");
    } catch (IOException _) {
      throw new KeysetUnusable("the folder of the key set " + file + " cannot be written");
    }
  }

  /**
   * Adds a new key, not in use yet, unless an earlier rotation left more than one.
   *
   * @return true when it goes on with an earlier one
   */
  public boolean begin() {
    KeysetHandle now = Keyset.fieldKeys(file);
    if (now.size() > 1) {
      return true;
    }
    replace(
        KeysetHandle.newBuilder(now)
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()));
    return false;
  }

  /** The newest key wraps from now on. */
  public void promote() {
    KeysetHandle now = Keyset.fieldKeys(file);
    int newest = now.size() - 1;
    if (!now.getAt(newest).isPrimary()) {
      KeysetHandle.Builder next = KeysetHandle.newBuilder(now);
      next.getAt(newest).makePrimary();
      replace(next);
    }
  }

  /** Every key but the one in use is gone from the file. */
  public void retire() {
    KeysetHandle now = Keyset.fieldKeys(file);
    KeysetHandle.Builder next = KeysetHandle.newBuilder(now);
    for (int i = now.size() - 1; i >= 0; i--) {
      if (!now.getAt(i).isPrimary()) {
        next.deleteAt(i);
      }
    }
    if (next.size() < now.size()) {
      replace(next);
    }
  }

  /** The newest key's id. */
  public long newest() {
    List<Long> ids = ids();
    return ids.getLast();
  }

  /** The others' ids, oldest first. */
  public List<Long> others() {
    List<Long> ids = ids();
    return List.copyOf(ids.subList(0, ids.size() - 1));
  }

  private List<Long> ids() {
    KeysetHandle now = Keyset.fieldKeys(file);
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      ids.add(Integer.toUnsignedLong(now.getAt(i).getId()));
    }
    return ids;
  }

  private void replace(KeysetHandle.Builder next) {
    try {
      Keyset.replaceFieldKeys(file, next.setConfiguration(Keyset.tink()).build());
    } catch (GeneralSecurityException _) {
      throw new KeysetUnusable("the key set " + file + " cannot be changed");
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException _) {
      // The process's end gives it back.
    }
  }
}
