package io.ilwon.group;

import io.ilwon.db.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A way to PostgreSQL that breaks where it is told to. */
final class CutProxy implements AutoCloseable {
  /** What happens to the next bytes that a client sends. */
  enum Cut {
    NONE,
    /** They are lost with the connection. */
    BEFORE,
    /** They arrive; the connection ends at once, the server still at work. */
    WHILE,
    /** They arrive and are answered; the answer is lost with the connection. */
    AFTER
  }

  private final ServerSocket door;
  private final InetSocketAddress server;
  private final DatabaseAddress address;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean forGood;
  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);

  CutProxy(DatabaseAddress behind) throws IOException {
    URI uri = URI.create(behind.url().substring("jdbc:".length()));
    this.server = new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 5432 : uri.getPort());
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    String there = uri.getAuthority();
    this.address =
        new DatabaseAddress(
            behind.url().replace(there, "127.0.0.1:" + door.getLocalPort()),
            behind.user(),
            behind.password());
    Thread.ofVirtual().start(this::accept);
  }

  DatabaseAddress address() {
    return address;
  }

  /** Cuts the connection on which bytes come next. */
  void cut(Cut how) {
    next.set(how);
  }

  /** The same, and from then on nobody gets through. */
  void cutForGood(Cut how) {
    forGood = true;
    next.set(how);
  }

  /** From now on nobody gets through. */
  void shut() {
    try {
      door.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    sockets.forEach(CutProxy::close);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket there = new Socket(server.getAddress(), server.getPort());
        sockets.add(client);
        sockets.add(there);
        Link link = new Link(client, there);
        Thread.ofVirtual().start(link::forth);
        Thread.ofVirtual().start(link::back);
      } catch (IOException e) {
        // The door was shut.
        return;
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is as good as closed.
    }
  }

  @Override
  public void close() {
    shut();
  }

  private final class Link {
    private final Socket client;
    private final Socket there;
    private volatile boolean muted;

    Link(Socket client, Socket there) {
      this.client = client;
      this.there = there;
    }

    void forth() {
      byte[] buffer = new byte[65_536];
      try (InputStream in = client.getInputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          Cut how = next.getAndSet(Cut.NONE);
          if (how == Cut.BEFORE) {
            cutNow();
            return;
          }
          muted |= how == Cut.AFTER;
          there.getOutputStream().write(buffer, 0, n);
          there.getOutputStream().flush();
          if (how == Cut.WHILE) {
            // Time to reach the statement it shall be slow at; it notices only when it answers.
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            close(client);
            return;
          }
        }
      } catch (IOException e) {
        end();
      }
    }

    void back() {
      byte[] buffer = new byte[65_536];
      try (InputStream in = there.getInputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (muted) {
            cutNow();
            return;
          }
          client.getOutputStream().write(buffer, 0, n);
          client.getOutputStream().flush();
        }
      } catch (IOException e) {
        end();
      }
      end();
    }

    private void cutNow() {
      if (forGood) {
        shut();
      }
      end();
    }

    private void end() {
      close(client);
      close(there);
    }
  }
}
