package io.ilwon.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A door of this machine through which one node reaches one place; shut, nothing passes. */
final class Way implements AutoCloseable {
  private final ServerSocket door;
  private final InetSocketAddress there;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean shut;

  /** What happens on one connection, until it ends. */
  @FunctionalInterface
  interface Passage {
    void between(Socket node, Socket place) throws IOException;
  }

  Way(InetSocketAddress there, Passage passage) throws IOException {
    this.there = there;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(passage));
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept(Passage passage) {
    while (!shut) {
      try {
        Socket node = door.accept();
        Socket place = new Socket(there.getAddress(), there.getPort());
        sockets.add(node);
        sockets.add(place);
        node.setTcpNoDelay(true);
        place.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> pass(passage, node, place));
      } catch (IOException e) {
        // Shut, or the place is.
      }
    }
  }

  private void pass(Passage passage, Socket node, Socket place) {
    try (node;
        place) {
      passage.between(node, place);
    } catch (IOException e) {
      // One of the two hung up, and so does the other.
    }
  }

  void shut() {
    shut = true;
    close();
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
