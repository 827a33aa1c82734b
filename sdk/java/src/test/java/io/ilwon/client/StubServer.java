package io.ilwon.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each connection as it is told to, and keeps what was asked. */
final class StubServer implements AutoCloseable {
  final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Turn turn;

  /** What is done with a connection once its request is read. */
  interface Turn {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  StubServer(Turn turn) throws IOException {
    this.turn = turn;
    Thread thread = new Thread(this::serve, "stub");
    thread.setDaemon(true);
    thread.start();
  }

  static StubServer answering(int status, String headers, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d x\r\n%sconnection: close\r\ncontent-length: %d\r\n\r\n"
            .formatted(status, headers, bytes.length);
    return new StubServer(out -> {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(bytes);
    });
  }

  Ilwon client() {
    return Ilwon.at(URI.create("http://127.0.0.1:" + socket.getLocalPort()))
        .key("sk_test_0")
        .answerTimeout(Duration.ofMillis(400))
        .build();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket one = socket.accept()) {
        requests.add(request(one.getInputStream()));
        turn.answer(one.getOutputStream());
      } catch (IOException | InterruptedException e) {
        // The client went away, or the test is over.
      }
    }
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.UTF_8).contains("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed");
      }
      read.write(b);
    }
    String head = read.toString(StandardCharsets.UTF_8);
    int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
    int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
