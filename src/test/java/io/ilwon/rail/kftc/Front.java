package io.ilwon.rail.kftc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a stub bank, with TLS or without, passes everything on and counts the bytes that
 * came out of each connection.
 */
final class Front implements AutoCloseable {
  private final ServerSocket door;
  private final boolean tls;
  private final int behind;
  private final List<AtomicLong> bytes = new CopyOnWriteArrayList<>();
  private volatile Duration slowness = Duration.ZERO;

  private Front(ServerSocket door, boolean tls, int behind) {
    this.door = door;
    this.tls = tls;
    this.behind = behind;
    Thread.ofVirtual().start(this::listen);
  }

  static Front plain(int behind) throws IOException {
    return new Front(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false, behind);
  }

  static Front tls(SSLContext context, boolean asksForCertificate, int behind) throws IOException {
    SSLServerSocket door =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    door.setNeedClientAuth(asksForCertificate);
    return new Front(door, true, behind);
  }

  URI url(String host) {
    return URI.create((tls ? "https" : "http") + "://" + host + ":" + door.getLocalPort());
  }

  /** Waits so long after accepting, before the handshake. */
  void slow(Duration by) {
    slowness = by;
  }

  /** What each connection brought, TLS's own bytes not counted, in the order of connecting. */
  List<Long> bytes() {
    return bytes.stream().map(AtomicLong::get).toList();
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        AtomicLong count = new AtomicLong();
        bytes.add(count);
        Thread.ofVirtual().start(() -> serve(caller, count));
      } catch (IOException e) {
        // It was closed: the loop sees it.
      }
    }
  }

  private void serve(Socket caller, AtomicLong count) {
    LockSupport.parkNanos(slowness.toNanos());
    try (caller;
        Socket bank = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      if (caller instanceof SSLSocket secret) {
        secret.startHandshake();
      }
      Thread back = Thread.ofVirtual().start(() -> pass(bank, caller, null));
      pass(caller, bank, count);
      back.join();
    } catch (IOException e) {
      // Either is gone, or there was no handshake.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to, @Nullable AtomicLong count) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[8192];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        if (count != null) {
          count.addAndGet(n);
        }
        out.write(piece, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // Either is gone.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
