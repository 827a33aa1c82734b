package io.ilwon.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection that is kept, with one question under way at a time. */
final class Line implements Loop.Ready, AutoCloseable {
  private static final Message LOST = new Message("HTTP/1.1 000 lost", "", 0);

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(16_384);
  private @Nullable Consumer<Message> asker;

  Line(Loop loop, int port) throws IOException {
    this.channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    loop.add(channel, SelectionKey.OP_READ, this);
  }

  /** The answer comes later on the loop; status 0 if the connection is lost. */
  void ask(byte[] request, Consumer<Message> then) {
    asker = then;
    try {
      ByteBuffer out = ByteBuffer.wrap(request);
      while (out.hasRemaining()) {
        channel.write(out);
      }
    } catch (IOException e) {
      lost();
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void ready() throws IOException {
    try {
      if (channel.read(in) < 0) {
        lost();
        return;
      }
    } catch (IOException e) {
      lost();
      return;
    }
    Message answer = Message.of(in);
    if (answer != null) {
      in.clear();
      tell(answer);
    }
  }

  private void lost() {
    close();
    tell(LOST);
  }

  private void tell(Message answer) {
    Consumer<Message> waiting = asker;
    asker = null;
    if (waiting != null) {
      waiting.accept(answer);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // It was gone already.
    }
  }
}
