package io.ilwon.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;

/** A bank's end of the stream of codes: a line {@code account code} for each won. */
final class CodeStream implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;
  private final ReentrantLock one = new ReentrantLock();

  private CodeStream(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /** Connects to {@code host:port}, where the driver listens. */
  static CodeStream to(String listener) throws IOException {
    int colon = listener.lastIndexOf(':');
    int port = Integer.parseInt(listener.substring(colon + 1));
    Socket socket = new Socket(listener.substring(0, colon), port);
    socket.setTcpNoDelay(true);
    return new CodeStream(socket);
  }

  /** On its way when this returns, so the caller's own answer is never earlier. */
  void tell(String account, String code) {
    byte[] line = (account + ' ' + code + '\n').getBytes(US_ASCII);
    one.lock();
    try {
      out.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      one.unlock();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // The driver is gone.
    }
  }
}
