package io.ilwon.crash;

import io.ilwon.rail.kftc.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node's way to the bank, request by request. */
final class BankWay {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");

  private final Fate fate;
  private final Runnable onInquired;
  private final Way way;

  /**
   * Opens it.
   *
   * @param onInquired told when an inquiry's answer begins to come
   */
  BankWay(Fate fate, URI bank, Runnable onInquired) throws IOException {
    this.fate = fate;
    this.onInquired = onInquired;
    this.way = new Way(new InetSocketAddress(bank.getHost(), bank.getPort()), this::pass);
    fate.over(way::shut);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + way.port());
  }

  private void pass(Socket node, Socket place) throws IOException {
    Link link = new Link(node, place);
    Thread.ofVirtual().start(link::back);
    link.forth();
  }

  /** What the bank's next word brings about. */
  private enum Speech {
    IS_HEARD,
    IS_LOST,
    IS_THE_END
  }

  private final class Link {
    private final Socket node;
    private final Socket place;
    private volatile Speech speech = Speech.IS_HEARD;

    Link(Socket node, Socket place) {
      this.node = node;
      this.place = place;
    }

    void forth() throws IOException {
      InputStream in = node.getInputStream();
      for (byte[] request = request(in); request.length > 0; request = request(in)) {
        boolean order = path(request).equals(Job.SEND.path);
        boolean inquiry = path(request).equals(Job.RESULT.path);
        if ((order && fate.is(CrashPoint.BEFORE_FIRST_BYTE))
            || (inquiry && fate.is(CrashPoint.INQUIRY_LEASED))) {
          fate.strike();
          return;
        }
        speech = speech(order, inquiry);
        boolean half = order && fate.is(CrashPoint.HALF_WRITTEN);
        place.getOutputStream().write(request, 0, half ? request.length / 2 : request.length);
        place.getOutputStream().flush();
        if (half || (order && fate.is(CrashPoint.WRITTEN))) {
          fate.strike();
          return;
        }
        if (inquiry) {
          onInquired.run();
        }
      }
      hungUp();
    }

    private Speech speech(boolean order, boolean inquiry) {
      if (order && fate.point().whileInquiring()) {
        return Speech.IS_LOST;
      }
      return (order && fate.is(CrashPoint.ANSWER_LOST))
              || (inquiry && fate.is(CrashPoint.INQUIRY_ANSWER_LOST))
          ? Speech.IS_THE_END
          : Speech.IS_HEARD;
    }

    void back() {
      byte[] buffer = new byte[16_384];
      try (place;
          node) {
        InputStream in = place.getInputStream();
        for (int n = in.read(buffer); n >= 0 && speech == Speech.IS_HEARD; n = in.read(buffer)) {
          node.getOutputStream().write(buffer, 0, n);
          node.getOutputStream().flush();
        }
      } catch (IOException e) {
        // One of the two hung up.
      }
      hungUp();
    }

    private void hungUp() {
      if (speech == Speech.IS_THE_END) {
        fate.strike();
      }
    }
  }

  private static String path(byte[] request) {
    String[] line = new String(request, StandardCharsets.ISO_8859_1).split(" ", 3);
    return line.length < 2 ? "" : line[1];
  }

  /** Head and body of the next request; empty when the node hung up. */
  private static byte[] request(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      bytes.write(b);
      String head = b == '\n' ? bytes.toString(StandardCharsets.ISO_8859_1) : "";
      if (head.endsWith("\r\n\r\n")) {
        Matcher length = LENGTH.matcher(head);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        bytes.write(in.readNBytes(body));
        return bytes.toByteArray();
      }
    }
    return new byte[0];
  }
}
