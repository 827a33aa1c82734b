package io.ilwon.rail.kftc;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose output stream asks {@link FirstByte} before it writes: after connecting and
 * TLS, the head of the request included. It writes no log, whatever the level, since heads hold the
 * token.
 */
final class GuardedConnection extends DefaultManagedHttpClientConnection {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setMaxHeaderCount(100)
          .setMaxLineLength(8 * 1024)
          .setMaxEmptyLineCount(1)
          .build();

  private volatile FirstByte firstByte = FirstByte.never();
  private volatile @Nullable SessionInputBuffer received;

  GuardedConnection() {
    super("kftc-" + NUMBER.incrementAndGet(), null, null, LIMITS, null, null, null, null);
  }

  /** From now on writes are this request's. */
  void guard(FirstByte next) {
    firstByte = next;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(new Guarded(socket));
  }

  @Override
  public void bind(SSLSocket tls, Socket socket) throws IOException {
    bind(new Guarded(tls, socket));
  }

  private final class Guarded extends SocketHolder {
    Guarded(Socket socket) {
      super(socket);
    }

    Guarded(SSLSocket tls, Socket socket) {
      super(tls, socket);
    }

    @Override
    protected OutputStream getOutputStream(Socket socket) throws IOException {
      return new FilterOutputStream(super.getOutputStream(socket)) {
        @Override
        public void write(int one) throws IOException {
          firstByte.pass();
          out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
          firstByte.pass();
          out.write(bytes, from, count);
        }
      };
    }
  }

  /** The one place where the library shows its buffer; kept to see what an answer left in it. */
  @Override
  protected InputStream createContentInputStream(
      long length, SessionInputBuffer buffer, InputStream stream) {
    received = buffer;
    return super.createContentInputStream(length, buffer, stream);
  }

  /** Something follows the answer: the next request here would read it as its own answer. */
  private boolean saysMore() {
    SessionInputBuffer buffer = received;
    return buffer != null && buffer.length() > 0;
  }

  @Override
  public boolean isConsistent() {
    return super.isConsistent() && !saysMore();
  }

  @Override
  public boolean isStale() throws IOException {
    return super.isStale() || saysMore();
  }

  @Override
  protected void onRequestSubmitted(ClassicHttpRequest request) {
    // No log of heads.
  }

  @Override
  protected void onResponseReceived(ClassicHttpResponse response) {
    // No log of heads.
  }
}
