package io.ilwon.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Speaks to a server on this machine in bytes of the test's own choosing. */
public final class RawClient implements AutoCloseable {

  /** What came back. Header names in lower case. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  private final Socket socket;
  private final InputStream in;

  /** Connects to {@code port}; nothing takes longer than 20 s. */
  public RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  /** One request on a connection of its own. */
  public static Answer once(int port, byte[] request) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.send(request).answer();
    }
  }

  /** One request on a connection of its own, in UTF-8. */
  public static Answer once(int port, String request) throws IOException {
    return once(port, request.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes and does not wait. */
  public RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Writes UTF-8 and does not wait. */
  public RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads one answer with a Content-Length. */
  public Answer answer() throws IOException {
    String head = head();
    List<String> lines = head.lines().toList();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("the answer was cut");
    }
    int status = Integer.parseInt(head, 9, 12, 10); // after "HTTP/1.1 "
    return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  /** Reads one answer's head alone, without the empty line. */
  public String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed after " + head.size() + " bytes of an answer");
      }
      head.write(b);
      text = b == '\n' ? head.toString(StandardCharsets.ISO_8859_1) : "";
    }
    return text.strip();
  }

  /** Whether the other side ended the connection, waiting for it. */
  public boolean closed() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
