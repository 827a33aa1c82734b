package io.ilwon.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request or an answer of HTTP/1.1, byte for character: what is looked for in it is ASCII.
 *
 * @param start the first line
 * @param end where it ends among the bytes it was read from
 */
record Message(String start, String body, int end) {
  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";

  /** The message at the buffer's beginning; null while it has not come whole. */
  static @Nullable Message of(ByteBuffer bytes) {
    String text = new String(bytes.array(), 0, bytes.position(), ISO_8859_1);
    int blank = text.indexOf("\r\n\r\n");
    if (blank < 0) {
      return null;
    }
    String head = text.substring(0, blank + 2).toLowerCase(Locale.ROOT);
    String start = text.substring(0, text.indexOf("\r\n"));
    int body = blank + 4;
    if (head.contains(CHUNKED)) {
      return chunked(start, text, body);
    }
    int at = head.indexOf(LENGTH);
    int length =
        at < 0
            ? 0
            : Integer.parseInt(
                head.substring(at + LENGTH.length(), head.indexOf('\r', at)).strip());
    return text.length() < body + length
        ? null
        : new Message(start, text.substring(body, body + length), body + length);
  }

  private static @Nullable Message chunked(String start, String text, int from) {
    StringBuilder body = new StringBuilder();
    int at = from;
    while (true) {
      int line = text.indexOf("\r\n", at);
      if (line < 0) {
        return null;
      }
      int size = Integer.parseInt(text.substring(at, line), 16);
      at = line + 2 + size + 2;
      if (text.length() < at) {
        return null;
      }
      if (size == 0) {
        return new Message(start, body.toString(), at);
      }
      body.append(text, line + 2, line + 2 + size);
    }
  }

  /** Of an answer. */
  int status() {
    return Integer.parseInt(start.substring(9, 12));
  }

  /** A text field of a JSON body, wherever it stands; empty where it does not. */
  String field(String name) {
    String mark = "\"" + name + "\":\"";
    int at = body.indexOf(mark);
    return at < 0 ? "" : body.substring(at + mark.length(), body.indexOf('"', at + mark.length()));
  }
}
