package io.ilwon.crash;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
  static final class Request {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> statements = new ArrayList<>();

    boolean says(String part) {
      return statements.stream().anyMatch(s -> s.contains(part));
    }

    void writeTo(OutputStream out) throws IOException {
      bytes.writeTo(out);
      out.flush();
    }
  }

  Request next() throws IOException {
    Request request = new Request();
    DataOutputStream out = new DataOutputStream(request.bytes);
    if (!greeted) {
      greeted = ByteBuffer.wrap(body(out)).getShort() == PROTOCOL_3;
      return request;
    }
    while (true) {
      int type = in.readUnsignedByte();
      out.writeByte(type);
      ByteBuffer body = ByteBuffer.wrap(body(out));
      switch (type) {
        case 'P' -> prepared.put(text(body), text(body));
        case 'B' -> {
          text(body);
          request.statements.add(prepared.getOrDefault(text(body), ""));
        }
        case 'Q' -> request.statements.add(text(body));
        default -> {}
      }
      if ("SQpXH".indexOf(type) >= 0) {
        return request;
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
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte b = body.get(); b != 0; b = body.get()) {
      text.write(b);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
