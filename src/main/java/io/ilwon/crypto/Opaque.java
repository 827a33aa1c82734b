package io.ilwon.crypto;

import java.util.Arrays;

/** Bytes that mean nothing to a reader: compared by content, never printed. */
public final class Opaque implements Comparable<Opaque> {
  private final byte[] bytes;

  private Opaque(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array over; the caller must not change it afterwards (no copy: hot path). */
  public static Opaque of(byte[] bytes) {
    return new Opaque(bytes);
  }

  /** The array itself; the caller must not change it. */
  public byte[] bytes() {
    return bytes;
  }

  /** The order PostgreSQL gives bytea, so that rows are locked in the same order everywhere. */
  @Override
  public int compareTo(Opaque other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Opaque o && Arrays.equals(bytes, o.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "(" + bytes.length + " bytes)";
  }
}
