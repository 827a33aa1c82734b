package io.ilwon.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values in order, as bytes that no other values share: each behind its length, an absent one told
 * from an empty one. What a {@link ContentMac} is taken over.
 */
public final class Content {
  private static final int ABSENT = -1;

  /** Doubled when it is full; a row's content seldom needs that. */
  private ByteBuffer bytes = ByteBuffer.allocate(512);

  private Content() {}

  /** Begins content of one kind; contents of two kinds are never equal. */
  public static Content of(String kind) {
    return new Content().text(kind);
  }

  /** A text, or none. */
  public Content text(@Nullable String text) {
    return text == null ? absent() : bytes(text.getBytes(UTF_8));
  }

  /** Texts in order, with their number before them. */
  public Content texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
    return this;
  }

  /** A whole number, or none. */
  public Content numberOrNone(@Nullable Number number) {
    return number == null ? absent() : number(number.longValue());
  }

  /** A whole number. */
  public Content number(long number) {
    room(Integer.BYTES + Long.BYTES);
    bytes.putInt(Long.BYTES).putLong(number);
    return this;
  }

  /** Yes or no. */
  public Content flag(boolean flag) {
    return number(flag ? 1 : 0);
  }

  /** An id, or none. */
  public Content uuid(@Nullable UUID id) {
    return id == null
        ? absent()
        : number(id.getMostSignificantBits()).number(id.getLeastSignificantBits());
  }

  /** An instant, or none, to the microsecond that PostgreSQL keeps, rounded as it rounds. */
  public Content instant(@Nullable Instant at) {
    if (at == null) {
      return absent();
    }
    return number(at.getEpochSecond() * 1_000_000 + (at.getNano() + 500) / 1_000);
  }

  /** Bytes, or none. */
  public Content bytes(byte @Nullable [] value) {
    if (value == null) {
      return absent();
    }
    room(Integer.BYTES + value.length);
    bytes.putInt(value.length).put(value);
    return this;
  }

  private Content absent() {
    room(Integer.BYTES);
    bytes.putInt(ABSENT);
    return this;
  }

  private void room(int more) {
    if (bytes.remaining() < more) {
      int size = Math.max(bytes.capacity() * 2, bytes.position() + more);
      bytes = ByteBuffer.allocate(size).put(bytes.flip());
    }
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
