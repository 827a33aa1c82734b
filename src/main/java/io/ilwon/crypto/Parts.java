package io.ilwon.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Several texts as one sequence of bytes, in a way that no other texts share. */
final class Parts {
  private Parts() {}

  /**
   * Each part in UTF-8 behind its length in four bytes. Joined without lengths, ("12", "3") and
   * ("1", "23") would be the same account.
   */
  static byte[] joined(String... parts) {
    byte[][] encoded = new byte[parts.length][];
    int size = 0;
    for (int i = 0; i < parts.length; i++) {
      encoded[i] = parts[i].getBytes(UTF_8);
      size += Integer.BYTES + encoded[i].length;
    }
    ByteBuffer joined = ByteBuffer.allocate(size);
    for (byte[] part : encoded) {
      joined.putInt(part.length).put(part);
    }
    return joined.array();
  }
}
