package io.ilwon.crypto;

/**
 * Encrypts keys under a key that stays inside: the key set's file, or one day a service that keeps
 * keys. Asked once a submission and call that needs its fields, so an implementation answers at
 * once; thread-safe.
 */
public interface KeyEncryption {
  /** The key, wrapped for this place under the key in use; different bytes each time. */
  byte[] wrap(byte[] key, Place place);

  /** The key again. Throws {@link SealBroken} unless these bytes were wrapped for this place. */
  byte[] unwrap(byte[] wrapped, Place place);

  /** Whether the key in use wrapped this. */
  boolean isCurrent(byte[] wrapped);

  /** The id of the key in use. */
  long inUse();

  /** The id of the newest key known, in use or not yet. */
  long newest();
}
