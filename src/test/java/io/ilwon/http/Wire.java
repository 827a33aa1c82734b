package io.ilwon.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A connection that stays open and trusts no answer's form. */
public final class Wire implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  /** Connects to this machine; an answer that takes longer than 20 s is none. */
  public Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Writes; a server that already hung up is found out by {@link #answer}. */
  public void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // It answered before it had read everything.
    }
  }

  /** Nothing more will be sent. */
  public void end() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // It hung up first.
    }
  }

  /**
   * The next answer; nothing where the server hung up instead.
   *
   * @param head the answer of a HEAD, which has no body
   * @throws IOException for what is no HTTP/1.1 answer, or a cut one
   */
  public Optional<RawClient.Answer> answer(boolean head) throws IOException {
    String line = line();
    while (line.startsWith("HTTP/1.1 100 ")) {
      while (!line.isEmpty()) {
        line = line();
      }
      line = line();
    }
    if (line.equals(END)) {
      return Optional.empty();
    }
    if (!line.matches("HTTP/1\\.1 [2-5][0-9]{2} [A-Za-z -]+")) {
      throw new IOException("no status line: " + line);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String each = line(); !each.isEmpty(); each = line()) {
      int colon = each.indexOf(':');
      if (colon < 1) {
        throw new IOException("no header: " + each);
      }
      headers.put(
          each.substring(0, colon).toLowerCase(Locale.ROOT), each.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "-1"));
    if (length < 0) {
      throw new IOException("an answer without a length: " + headers);
    }
    byte[] body = head ? new byte[0] : in.readNBytes(length);
    if (!head && body.length < length) {
      throw new IOException("an answer was cut");
    }
    int status = Integer.parseInt(line, 9, 12, 10);
    return Optional.of(
        new RawClient.Answer(status, headers, new String(body, StandardCharsets.UTF_8)));
  }

  private static final String END = "\0the end";

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          return END;
        }
        bytes.write(b);
      }
    } catch (java.net.SocketException e) {
      return END; // it reset the connection
    }
    return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
