package io.ilwon.crash;

import io.ilwon.db.DatabaseAddress;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/** A node's way to PostgreSQL, which knows what each request asks for. */
final class DatabaseWay {
  private final Fate fate;
  private final Way way;
  private final DatabaseAddress address;
  private volatile boolean inquired;

  DatabaseWay(Fate fate, DatabaseAddress behind) throws IOException {
    this.fate = fate;
    URI uri = URI.create(behind.url().substring("jdbc:".length()));
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    this.way = new Way(new InetSocketAddress(uri.getHost(), port), this::pass);
    this.address =
        new DatabaseAddress(
            behind.url().replace(uri.getAuthority(), "127.0.0.1:" + way.port()),
            behind.user(),
            behind.password());
    fate.over(way::shut);
  }

  DatabaseAddress address() {
    return address;
  }

  /** The bank was asked about a transfer: the next outcome is that of the inquiry. */
  void inquired() {
    inquired = true;
  }

  private void pass(Socket node, Socket place) throws IOException {
    Requests requests =
        new Requests(new DataInputStream(new BufferedInputStream(node.getInputStream())));
    AtomicReference<Moment> awaited = new AtomicReference<>(Moment.NONE);
    Thread.ofVirtual().start(() -> back(place, node, awaited));
    while (true) {
      Requests.Request request = requests.next();
      Moment moment = moment(request);
      if (moment == Moment.BEFORE) {
        fate.strike();
        return;
      }
      awaited.set(moment);
      request.writeTo(place.getOutputStream());
    }
  }

  private enum Moment {
    NONE,
    BEFORE,
    UNANSWERED,
    ANSWERED
  }

  private void back(Socket place, Socket node, AtomicReference<Moment> awaited) {
    byte[] buffer = new byte[65_536];
    try (place;
        node) {
      InputStream in = place.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        Moment moment = awaited.get();
        if (moment == Moment.UNANSWERED) {
          awaitTheEnd(in, buffer, n);
          fate.strike();
          return;
        }
        node.getOutputStream().write(buffer, 0, n);
        node.getOutputStream().flush();
        if (moment == Moment.ANSWERED && endsTheAnswer(buffer, n)) {
          fate.strike();
          return;
        }
      }
    } catch (IOException e) {
      // One of the two hung up.
    }
  }

  private static void awaitTheEnd(InputStream in, byte[] buffer, int first) throws IOException {
    for (int n = first; n >= 0 && !endsTheAnswer(buffer, n); ) {
      n = in.read(buffer);
    }
  }

  /** {@code ReadyForQuery}: type Z, length 5, one byte of state. */
  private static boolean endsTheAnswer(byte[] buffer, int n) {
    return n >= 6 && buffer[n - 6] == 'Z' && buffer[n - 2] == 5;
  }

  /** A group's second trip begins an intent or stores an outcome; no other statement does. */
  private Moment moment(Requests.Request request) {
    boolean intent = request.says("insert into transfer");
    boolean outcome = request.says("update transfer t set state");
    return switch (fate.point()) {
      case BEFORE_INTENT_COMMIT -> intent ? Moment.BEFORE : Moment.NONE;
      case INTENT_COMMIT_UNANSWERED -> intent ? Moment.UNANSWERED : Moment.NONE;
      case INTENT_COMMITTED -> intent ? Moment.ANSWERED : Moment.NONE;
      case BEFORE_OUTCOME_COMMIT -> outcome ? Moment.BEFORE : Moment.NONE;
      case OUTCOME_COMMIT_UNANSWERED -> outcome ? Moment.UNANSWERED : Moment.NONE;
      case OUTCOME_COMMITTED -> outcome ? Moment.ANSWERED : Moment.NONE;
      case BEFORE_INQUIRY_COMMIT -> outcome && inquired ? Moment.BEFORE : Moment.NONE;
      case BEFORE_FIRST_BYTE,
          HALF_WRITTEN,
          WRITTEN,
          ANSWER_LOST,
          CALLER_ANSWERED,
          INQUIRY_LEASED,
          INQUIRY_ANSWER_LOST ->
          Moment.NONE;
    };
  }
}
