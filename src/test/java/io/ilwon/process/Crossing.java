package io.ilwon.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A way over TCP that does to its connections what networks do: it delays, cuts, resets, swallows,
 * refuses; and it can lose exactly the answer to a COMMIT.
 */
final class Crossing implements AutoCloseable {
  /** What becomes of the bytes. */
  enum Weather {
    FAIR,
    /** Each piece waits a while. */
    SLOW,
    /** What the caller sends is swallowed. */
    NO_WAY_THERE,
    /** The answers are swallowed. */
    NO_WAY_BACK,
    /** New connections end at once. */
    REFUSED
  }

  /** PostgreSQL's word that a transaction is committed: its tag, its length, its text. */
  private static final String COMMITTED = "C\0\0\0\u000bCOMMIT\0";

  private final ServerSocket door;
  private final InetSocketAddress there;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lostCommits = new AtomicInteger();
  private volatile Weather weather = Weather.FAIR;
  private volatile Duration delay = Duration.ZERO;

  Crossing(int port) throws IOException {
    this.there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void weather(Weather now, Duration each) {
    delay = each;
    weather = now;
  }

  void fair() {
    lostCommits.set(0);
    weather(Weather.FAIR, Duration.ZERO);
  }

  /** Ends every connection, with a reset or in good order. */
  void cut(boolean reset) {
    links.forEach(link -> link.end(reset));
  }

  /** The next so many answers to a COMMIT are lost, each with its connection. */
  void loseCommits(int answers) {
    lostCommits.set(answers);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (weather == Weather.REFUSED) {
          client.close();
          continue;
        }
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        // Closed: the loop sees it.
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(there.getAddress(), there.getPort());
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Link link = new Link(client, server);
      links.add(link);
      Thread.ofVirtual().start(link::forth);
      Thread.ofVirtual().start(link::back);
    } catch (IOException e) {
      close(client);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // As good as closed.
    }
  }

  private final class Link {
    private final Socket client;
    private final Socket server;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void forth() {
      carry(client, server, Weather.NO_WAY_THERE, false);
    }

    void back() {
      carry(server, client, Weather.NO_WAY_BACK, true);
    }

    private void carry(Socket from, Socket to, Weather swallowing, boolean answers) {
      byte[] buffer = new byte[65_536];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        boolean gap = false;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          Weather now = weather;
          // A stream with a gap in it is none: what comes behind one is swallowed too.
          gap |= now == swallowing;
          if (gap) {
            continue;
          }
          if (now == Weather.SLOW) {
            LockSupport.parkNanos(delay.toNanos());
          }
          if (answers && lostCommits.get() > 0 && committed(buffer, n)) {
            end(true);
            return;
          }
          out.write(buffer, 0, n);
          out.flush();
        }
      } catch (IOException e) {
        // One side is gone; so is the other.
      }
      end(false);
    }

    private boolean committed(byte[] bytes, int length) {
      return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(COMMITTED)
          && lostCommits.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    void end(boolean reset) {
      links.remove(this);
      try {
        if (reset) {
          client.setSoLinger(true, 0);
        }
      } catch (IOException e) {
        // It is closed already.
      }
      close(client);
      close(server);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      // As good as closed.
    }
    cut(true);
  }
}
