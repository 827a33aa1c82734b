package io.ilwon.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A server as plain as they come: it hands each request over with the way back to the caller. */
final class Door {
  private final Loop loop;
  private final ServerSocketChannel door;
  private final BiConsumer<Message, Consumer<String>> onRequest;

  /** Opens it at any free port of this machine's own. */
  Door(Loop loop, BiConsumer<Message, Consumer<String>> onRequest) throws IOException {
    this.loop = loop;
    this.onRequest = onRequest;
    this.door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    loop.add(door, SelectionKey.OP_ACCEPT, this::accept);
  }

  int port() throws IOException {
    return ((InetSocketAddress) door.getLocalAddress()).getPort();
  }

  private void accept() throws IOException {
    for (SocketChannel guest = door.accept(); guest != null; guest = door.accept()) {
      guest.setOption(StandardSocketOptions.TCP_NODELAY, true);
      ByteBuffer in = ByteBuffer.allocate(16_384);
      SocketChannel channel = guest;
      loop.add(channel, SelectionKey.OP_READ, () -> read(channel, in));
    }
  }

  private void read(SocketChannel channel, ByteBuffer in) throws IOException {
    try {
      if (channel.read(in) < 0) {
        channel.close();
        return;
      }
    } catch (IOException e) {
      channel.close();
      return;
    }
    Message request = Message.of(in);
    if (request != null) {
      in.clear();
      onRequest.accept(request, json -> answer(channel, json));
    }
  }

  private static void answer(SocketChannel channel, String json) {
    byte[] body = json.getBytes(UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try {
      ByteBuffer out = ByteBuffer.wrap((head + json).getBytes(UTF_8));
      while (out.hasRemaining()) {
        channel.write(out);
      }
    } catch (IOException _) {
      // The caller gave up.
    }
  }
}
