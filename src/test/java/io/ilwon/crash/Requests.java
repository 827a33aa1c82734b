package io.ilwon.crash;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client asks PostgreSQL for, request by request: all messages up to the one that demands an
 * answer, with the text of each statement, also of one that was prepared earlier. (PostgreSQL's
 * documentation, <i>Message Formats</i>.)
 */
final class Requests {
  private static final int PROTOCOL_3 = 3;

  private final DataInputStream in;
  private final Map<String, String> prepared = new HashMap<>();
  private boolean greeted;

  Requests(DataInputStream in) {
    this.in = in;
  }

  /** One request, byte for byte, and the statements in it. */
  record Request(byte[] bytes, List<String> statements) {
    boolean says(String part) {
      return statements.stream().anyMatch(s -> s.contains(part));
    }
  }

  Request next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    List<String> statements = new ArrayList<>();
    if (!greeted) {
      byte[] greeting = body(out);
      greeted = ByteBuffer.wrap(greeting).getShort() == PROTOCOL_3;
      return new Request(bytes.toByteArray(), statements);
    }
    while (true) {
      int type = in.readUnsignedByte();
      out.writeByte(type);
      ByteBuffer body = ByteBuffer.wrap(body(out));
      switch (type) {
        case 'P' -> prepared.put(text(body), text(body));
        case 'B' -> {
          text(body);
          statements.add(prepared.getOrDefault(text(body), ""));
        }
        case 'Q' -> statements.add(text(body));
        default -> {}
      }
      if ("SQpXH".indexOf(type) >= 0) {
        return new Request(bytes.toByteArray(), statements);
      }
    }
  }

  private byte[] body(DataOutputStream out) throws IOException {
    int length = in.readInt();
    byte[] body = in.readNBytes(length - Integer.BYTES);
    out.writeInt(length);
    out.write(body);
    return body;
  }

  private static String text(ByteBuffer body) {
    int start = body.position();
    while (body.get() != 0) {
      // To the end of the text.
    }
    int length = body.position() - start - 1;
    return new String(body.array(), start, length, StandardCharsets.UTF_8);
  }
}
