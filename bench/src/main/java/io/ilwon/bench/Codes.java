package io.ilwon.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The statements people read: banks connect here and tell each code they printed. */
final class Codes {
  private final Loop loop;
  private final ServerSocketChannel door;
  private final Map<String, String> printed = new HashMap<>();
  private final Map<String, Consumer<String>> readers = new HashMap<>();

  Codes(Loop loop) throws IOException {
    this.loop = loop;
    this.door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    loop.add(door, SelectionKey.OP_ACCEPT, this::accept);
  }

  /** As {@code BENCH_CODES} wants it. */
  String address() throws IOException {
    return "127.0.0.1:" + ((InetSocketAddress) door.getLocalAddress()).getPort();
  }

  /** Hands the account's code over, now or when it comes. */
  void read(String account, Consumer<String> then) {
    String code = printed.remove(account);
    if (code == null) {
      readers.put(account, then);
    } else {
      then.accept(code);
    }
  }

  /** What nobody has read by now, nobody will. */
  void clear() {
    printed.clear();
    readers.clear();
  }

  private void accept() throws IOException {
    SocketChannel bank = door.accept();
    if (bank != null) {
      ByteBuffer in = ByteBuffer.allocate(65_536);
      loop.add(bank, SelectionKey.OP_READ, () -> hear(bank, in));
    }
  }

  private void hear(SocketChannel bank, ByteBuffer in) throws IOException {
    if (bank.read(in) < 0) {
      bank.close();
      return;
    }
    int from = 0;
    for (int i = 0; i < in.position(); i++) {
      if (in.get(i) == '\n') {
        tell(new String(in.array(), from, i - from, US_ASCII));
        from = i + 1;
      }
    }
    in.limit(in.position()).position(from).compact();
  }

  private void tell(String line) {
    int blank = line.indexOf(' ');
    String account = line.substring(0, blank);
    String code = line.substring(blank + 1);
    Consumer<String> reader = readers.remove(account);
    if (reader == null) {
      printed.put(account, code);
    } else {
      reader.accept(code);
    }
  }
}
