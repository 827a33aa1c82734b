package io.ilwon.rail.kftc;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A small HTTP/1.1 door on this machine: each connection a virtual thread, every byte our own. */
final class StubDoor implements AutoCloseable {
  /** What stands behind the door; true when the connection may be used again. */
  interface Room {
    boolean enter(StubRequest request, StubWire wire) throws IOException;
  }

  private final Clock clock;
  private final Room room;
  private final int port;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger empty = new AtomicInteger();
  private final AtomicLong requests = new AtomicLong();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket door;
  private volatile Thread listener;
  private volatile Duration idle = Duration.ofMinutes(30);

  StubDoor(int wantedPort, Clock clock, Room room) throws IOException {
    this.clock = clock;
    this.room = room;
    this.door = bound(wantedPort);
    this.port = door.getLocalPort();
    this.listener = listening(door);
  }

  private static ServerSocket bound(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
    return socket;
  }

  int port() {
    return port;
  }

  int connections() {
    return connections.get();
  }

  /** Connections that ended without one byte from the caller. */
  int emptyConnections() {
    return empty.get();
  }

  /** After so long without a request a connection is closed. */
  void idle(Duration after) {
    idle = after;
  }

  /** Nobody listens at the port any more, and who was connected no longer is; or all is well. */
  synchronized void refuse(boolean on) throws IOException {
    if (on) {
      door.close();
      // Until its thread has left it, the socket still takes connections.
      join(listener);
      open.forEach(StubDoor::shut);
    } else if (door.isClosed()) {
      door = bound(port);
      listener = listening(door);
    }
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Thread listening(ServerSocket at) {
    return Thread.ofVirtual()
        .start(() -> {
          while (!at.isClosed()) {
            try {
              Socket socket = at.accept();
              open.add(socket);
              int number = connections.incrementAndGet();
              Thread.ofVirtual().start(() -> serve(socket, number));
            } catch (IOException e) {
              // It was closed: the loop sees it.
            }
          }
        });
  }

  private void serve(Socket socket, int connection) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      socket.setSoTimeout(Math.max(1, (int) idle.toMillis()));
      if (!more(in)) {
        empty.incrementAndGet();
        return;
      }
      do {
        socket.setSoTimeout(30_000);
        StubRequest request = read(in, connection);
        if (!room.enter(request, new StubWire(socket, in))) {
          return;
        }
        socket.setSoTimeout(Math.max(1, (int) idle.toMillis()));
      } while (more(in));
    } catch (IOException e) {
      // The caller is gone.
    } finally {
      open.remove(socket);
    }
  }

  /** Whether another request begins, before the connection ends or has been idle for too long. */
  private static boolean more(InputStream in) throws IOException {
    in.mark(1);
    try {
      int first = in.read();
      in.reset();
      return first >= 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private StubRequest read(InputStream in, int connection) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int each = in.read();
      if (each < 0) {
        throw new EOFException("cut in the head");
      }
      head.write(each);
      ends = each == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : each == '\r' ? 1 : 0;
    }
    List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("cut in the body");
    }
    String[] first = lines.getFirst().split(" ", -1);
    return new StubRequest(
        requests.incrementAndGet(),
        clock.instant(),
        connection,
        first[0],
        first.length > 1 ? first[1] : "",
        headers,
        new String(body, StandardCharsets.UTF_8),
        head.size() + length,
        "",
        "",
        "");
  }

  /** The value of a form's or a query's field; empty where it is not there. */
  static String field(String form, String name) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // As good as closed.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      // As good as closed.
    }
    open.forEach(StubDoor::shut);
  }
}
