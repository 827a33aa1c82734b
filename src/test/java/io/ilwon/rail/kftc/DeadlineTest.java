package io.ilwon.rail.kftc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.HolderName;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import io.ilwon.rail.kftc.Behaviour.Manner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the centre does, a call ends at the bank's answer time, and one that hurts none else.
 */
class DeadlineTest {
  private static final Duration ANSWER = Duration.ofMillis(600);
  private static final long SLACK_MILLIS = 500;
  private static final HolderName HOLDER = new HolderName("홍길동");

  /** What a bank can do to a caller on the wire, again and again until nobody listens. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 100 Continue\r\n\r\n",
        "\r\n",
        "garbage without an end ",
        "HTTP/1.1 200 OK\r\nA: b\r\n",
        "HTTP/1.1 200 OK\r\n\r\n{\"rsp_code\":\"A0005\"} ",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n ",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 20\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n ",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n \r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u0001\u0002\u0003\u0004",
      })
  void anEndlessOrBrokenAnswerIsCutAndUnknown(String again) throws Exception {
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(door, again.getBytes(UTF_8)));
      URI url = URI.create("http://127.0.0.1:" + door.getLocalPort());
      try (KftcRail rail = new KftcRail(Bench.settings(url, ANSWER))) {
        assertEquals(Optional.empty(), rail.unwell());
        TransferOrder order = Bench.order(rail);
        Unknown sent = assertInstanceOf(Unknown.class, timed(() -> rail.send(order)));
        Unknown asked = assertInstanceOf(Unknown.class, timed(() -> rail.inquire(order)));
        assertNotEquals(Unknown.noRecord(), sent);
        assertNotEquals(Unknown.noRecord(), asked);
        assertEquals(HolderCheck.NOT_POSSIBLE, timed(() -> rail.holder(order.account(), HOLDER)));
      }
    }
  }

  /** A token for who asks for one; to everything else the same bytes, as long as they go out. */
  private static void serve(ServerSocket door, byte[] again) {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        Thread.ofVirtual().start(() -> answer(socket, again));
      } catch (IOException e) {
        // It was closed: the loop sees it.
      }
    }
  }

  private static void answer(Socket socket, byte[] again) {
    try (socket) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      byte[] request = new byte[8192];
      for (int n = in.read(request); n > 0; n = in.read(request)) {
        if (new String(request, 0, n, UTF_8).contains("/oauth/")) {
          String token = "{\"access_token\":\"t\",\"expires_in\":\"1000\"}";
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(token.length(), token)
                  .getBytes(UTF_8));
        } else {
          while (true) {
            out.write(again);
          }
        }
        out.flush();
      }
    } catch (IOException e) {
      // The caller is gone.
    }
  }

  @Test
  void aTokenThatNeverComesIsCertainAtTheDeadline() throws Exception {
    try (StubBank bank = StubBank.open();
        KftcRail rail = Bench.rail(bank, ANSWER)) {
      bank.script().always(Job.TOKEN, Behaviour.tells(new Manner.Hang()));
      assertEquals(
          new Refused(Refusal.NOT_REQUESTED, "no token"),
          timed(() -> rail.send(Bench.order(rail))));
      assertEquals(0, bank.requests(Job.SEND).size());
    }
  }

  @Test
  void anInquiryOfTwoDaysHasOneDeadline() throws Exception {
    try (StubBank bank = StubBank.open();
        KftcRail rail = Bench.rail(bank, ANSWER)) {
      bank.script().always(Job.RESULT, Behaviour.tells(new Manner.Delay(Duration.ofMillis(400))));
      TransferOrder midnight =
          Bench.order(rail, Instant.parse("2026-01-02T14:59:59Z"), Bench.minute());
      assertEquals(new Unknown("inquiry no answer"), timed(() -> rail.inquire(midnight)));
    }
  }

  @Test
  void aBankThatHangsDoesNotHurtAnother() throws Exception {
    try (StubBank bank = StubBank.open();
        KftcRail rail = Bench.rail(bank, Duration.ofSeconds(4));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      rail.send(Bench.order(rail));
      bank.script().next(200, Job.SEND, Behaviour.books(new Manner.Hang()));
      for (int i = 0; i < 200; i++) {
        threads.execute(() -> rail.send(Bench.order(rail)));
      }
      while (bank.requests(Job.SEND).size() < 201) {
        Thread.onSpinWait();
      }
      List<Future<TransferOutcome>> others = new ArrayList<>();
      long start = System.nanoTime();
      for (int i = 0; i < 200; i++) {
        others.add(threads.submit(() -> rail.send(Bench.order(rail))));
      }
      for (Future<TransferOutcome> other : others) {
        assertInstanceOf(Sent.class, other.get());
      }
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertTrue(took < 3_500, () -> "200 sends beside 200 that hang took " + took + " ms");
    }
  }

  private static <T> T timed(Callable<T> call) throws Exception {
    long start = System.nanoTime();
    T result = call.call();
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertTrue(took < ANSWER.toMillis() + SLACK_MILLIS, () -> took + " ms: " + result);
    return result;
  }
}
