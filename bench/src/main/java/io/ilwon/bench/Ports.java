package io.ilwon.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ports of this machine, and whether somebody answers there. */
final class Ports {
  private Ports() {}

  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until HTTP is answered there with this status, or with any where it is 0. */
  static void await(Program server, int port, String path, int status) throws IOException {
    long until = System.nanoTime() + Program.PATIENCE.toNanos();
    while (server.isAlive() && System.nanoTime() < until) {
      int answered = status(port, path);
      if (answered != 0 && (status == 0 || answered == status)) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    throw new IOException("it does not answer:\n" + server.told());
  }

  private static int status(int port, String path) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(2_000);
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(12);
      String line = new String(start, StandardCharsets.US_ASCII);
      return line.length() == 12 ? Integer.parseInt(line.substring(9)) : 0;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
