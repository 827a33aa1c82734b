package rival;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** A bank in this process that books every won at once, for measuring everything else. */
final class InstantBank implements Bank, AutoCloseable {
  private static final int DIGITS = 3;

  private final ReentrantLock line = new ReentrantLock();
  private final Socket socket;
  private final OutputStream codes;

  /**
   * Connects to whoever wants to hear the codes.
   *
   * @param listener host:port, or empty for nobody
   */
  InstantBank(String listener) throws IOException {
    if (listener.isEmpty()) {
      socket = null;
      codes = OutputStream.nullOutputStream();
      return;
    }
    int colon = listener.lastIndexOf(':');
    socket =
        new Socket(listener.substring(0, colon), Integer.parseInt(listener.substring(colon + 1)));
    socket.setTcpNoDelay(true);
    codes = socket.getOutputStream();
  }

  @Override
  public Outcome send(Order order) {
    String code = order.descriptor().substring(0, DIGITS);
    byte[] told = (order.accountNumber() + " " + code + "\n").getBytes(StandardCharsets.US_ASCII);
    line.lock();
    try {
      codes.write(told);
      codes.flush();
    } catch (IOException e) {
      return new Outcome.Unknown("nobody hears the codes any more");
    } finally {
      line.unlock();
    }
    return new Outcome.Sent();
  }

  @Override
  public Outcome inquire(String railId, Instant intentAt) {
    return new Outcome.Unknown("this bank remembers nothing");
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
    }
  }
}
