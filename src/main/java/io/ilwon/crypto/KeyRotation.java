package io.ilwon.crypto;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes keys in a key set's file. Those for fields one step after the other: a new key is added,
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
    KeysetHandle now = Keyset.keys(file, Keyset.FIELDS);
    if (now.size() > 1) {
      return true;
    }
    replace(
        Keyset.FIELDS,
        KeysetHandle.newBuilder(now)
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()));
    return false;
  }

  /** The newest key wraps from now on. */
  public void promote() {
    KeysetHandle now = Keyset.keys(file, Keyset.FIELDS);
    int newest = now.size() - 1;
    if (!now.getAt(newest).isPrimary()) {
      KeysetHandle.Builder next = KeysetHandle.newBuilder(now);
      next.getAt(newest).makePrimary();
      replace(Keyset.FIELDS, next);
    }
  }

  /** Every key for fields but the one in use is gone from the file. */
  public void retire() {
    retire(Keyset.FIELDS);
  }

  private void retire(Keyset.Use use) {
    KeysetHandle now = Keyset.keys(file, use);
    KeysetHandle.Builder next = KeysetHandle.newBuilder(now);
    for (int i = now.size() - 1; i >= 0; i--) {
      if (!now.getAt(i).isPrimary()) {
        next.deleteAt(i);
      }
    }
    if (next.size() < now.size()) {
      replace(use, next);
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

  /** The id of the index key before the present one, while the file still has it. */
  public Optional<Long> formerIndexKey() {
    KeysetHandle now = Keyset.keys(file, Keyset.INDEX);
    for (int i = 0; i < now.size(); i++) {
      if (!now.getAt(i).isPrimary()) {
        return Optional.of(Integer.toUnsignedLong(now.getAt(i).getId()));
      }
    }
    return Optional.empty();
  }

  /** The id of the index key in use. */
  public long indexKey() {
    return Integer.toUnsignedLong(Keyset.keys(file, Keyset.INDEX).getPrimary().getId());
  }

  /** Puts a new index key in use, the former one beside it, unless there is a former one yet. */
  public void beginIndex() {
    if (formerIndexKey().isEmpty()) {
      replace(
          Keyset.INDEX,
          KeysetHandle.newBuilder(Keyset.keys(file, Keyset.INDEX))
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                      .withRandomId()
                      .makePrimary()));
    }
  }

  /** The former index key is gone from the file. */
  public void retireIndex() {
    retire(Keyset.INDEX);
  }

  private List<Long> ids() {
    KeysetHandle now = Keyset.keys(file, Keyset.FIELDS);
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      ids.add(Integer.toUnsignedLong(now.getAt(i).getId()));
    }
    return ids;
  }

  private void replace(Keyset.Use use, KeysetHandle.Builder next) {
    try {
      Keyset.replace(file, use, next.setConfiguration(Keyset.tink()).build());
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
