package io.ilwon.rail.kftc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A centre that says something more after an answer, which names no transfer. Read as the answer to
 * the next request, it would make a refusal of a won that is being booked (invariant I9).
 */
class SecondAnswerTest {
  private static final String NAMELESS = "{\"rsp_code\":\"O0002\"}";
  private static final Pattern ID = Pattern.compile("\"(?:org_)?bank_tran_id\":\"([^\"]*)\"");

  private final AtomicInteger connections = new AtomicInteger();
  private ServerSocket door;
  private KftcRail rail;
  private volatile boolean says;
  private volatile boolean namelessFirst;

  @BeforeEach
  void open() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    URI url = URI.create("http://127.0.0.1:" + door.getLocalPort());
    rail = new KftcRail(Bench.settings(url, Bench.ANSWER));
  }

  @AfterEach
  void close() throws IOException {
    rail.close();
    door.close();
  }

  @Test
  void aRefusalThatNamesNobodyIsNotBelievedOnAUsedConnection() {
    says = true;
    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    pause();
    assertEquals(new Unknown("nameless O0002"), rail.send(Bench.order(rail)));
  }

  @Test
  void anInquiryAsksAgainWhereNobodyWasAskedBefore() {
    TransferOrder order = Bench.order(rail);
    assertInstanceOf(Sent.class, rail.send(order));
    says = true;
    assertInstanceOf(Sent.class, rail.inquire(order));
    pause();
    says = false;
    assertInstanceOf(Sent.class, rail.inquire(order));
    // The token's and the first, and one for the doubt; a slow machine may ask on more.
    assertTrue(connections.get() >= 3, () -> connections + " connections");
  }

  @Test
  void onAFreshConnectionItIsTheAnswer() {
    assertInstanceOf(Sent.class, rail.send(Bench.order(rail)));
    LockSupport.parkNanos(BankLine.LONGEST_IDLE.plusMillis(1_500).toNanos());
    namelessFirst = true;
    assertEquals(new Refused(Refusal.NOT_REQUESTED, "O0002"), rail.send(Bench.order(rail)));
  }

  /** Long enough for the second answer to arrive, too short for the connection to be looked at. */
  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(40));
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        // It was closed: the loop sees it.
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      byte[] request = new byte[8192];
      for (int n = in.read(request); n > 0; n = in.read(request)) {
        String asked = new String(request, 0, n, UTF_8);
        if (asked.contains("/oauth/")) {
          write(out, "{\"access_token\":\"t\",\"expires_in\":\"1000\"}");
        } else if (namelessFirst) {
          write(out, NAMELESS);
        } else {
          write(out, booked(asked));
          if (says) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            write(out, NAMELESS);
          }
        }
      }
    } catch (IOException e) {
      // The caller is gone.
    }
  }

  private static String booked(String asked) {
    Matcher id = ID.matcher(asked);
    String named = id.find() ? id.group(1) : "";
    return """
    {"rsp_code":"A0000","res_list":[{"tran_no":"1","bank_tran_id":"%s","bank_rsp_code":"000",\
    "bank_tran_date":"20260102","tran_amt":"1"}]}\
    """
        .formatted(named);
  }

  private static void write(OutputStream out, String json) throws IOException {
    int length = json.getBytes(UTF_8).length;
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(length, json).getBytes(UTF_8));
    out.flush();
  }
}
