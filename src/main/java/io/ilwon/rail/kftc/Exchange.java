package io.ilwon.rail.kftc;

import io.ilwon.http.JsonObject;
import io.ilwon.http.MalformedBody;
import io.ilwon.rail.Unreached;
import io.ilwon.rail.kftc.Reply.Answered;
import io.ilwon.rail.kftc.Reply.HeldBack;
import io.ilwon.rail.kftc.Reply.Lost;
import io.ilwon.rail.kftc.Reply.NotSent;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, on a thread of its own, so that whoever asked goes on at the deadline
 * whatever it hangs in: a name server, a handshake, an answer that comes one byte a second.
 */
final class Exchange {
  /** What an answer may have; a real one has about 1 KiB. */
  static final int LONGEST_ANSWER = 256 * 1024;

  private final BankLine line;
  private final Question question;
  private final FirstByte firstByte;
  private final Deadline deadline;
  private final boolean anew;
  private final CompletableFuture<Reply> done = new CompletableFuture<>();
  private @Nullable ConnectionEndpoint endpoint;
  private boolean cut;

  Exchange(BankLine line, Question question, FirstByte firstByte, Deadline deadline, boolean anew) {
    this.anew = anew;
    this.line = line;
    this.question = question;
    this.firstByte = firstByte;
    this.deadline = deadline;
  }

  /** Returns at the deadline at the latest. */
  Reply run() {
    Thread.ofVirtual().name("kftc").start(() -> done.complete(attempt()));
    try {
      return done.get(deadline.left(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return leave("no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return leave("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply leave(String how) {
    done.complete(failed(Unreached.CONNECT_TIMED_OUT, how));
    cut();
    return done.join();
  }

  private synchronized void cut() {
    cut = true;
    if (endpoint != null) {
      endpoint.close(CloseMode.IMMEDIATE);
    }
  }

  /** False when nobody waits any more. */
  private synchronized boolean holds(ConnectionEndpoint leased) {
    endpoint = leased;
    return !cut;
  }

  private Reply failed(Unreached before, String after) {
    return failed(before.phrase(), after);
  }

  private Reply failed(String before, String after) {
    if (!firstByte.giveUp()) {
      return new Lost(after);
    }
    return firstByte.heldBack() ? new HeldBack() : new NotSent(before);
  }

  private Reply attempt() {
    try {
      ConnectionEndpoint leased = line.lease(deadline);
      boolean keep = false;
      try {
        if (!holds(leased)) {
          return failed(Unreached.CONNECT_TIMED_OUT, "no answer");
        }
        if (anew) {
          leased.close(CloseMode.IMMEDIATE);
        }
        boolean fresh = !leased.isConnected();
        if (fresh) {
          line.connect(leased, deadline);
        }
        ClassicHttpResponse response = line.ask(leased, question, firstByte, deadline);
        Answered answered = read(response, fresh);
        keep = answersThis(answered) && line.mayKeep(response);
        return answered;
      } finally {
        line.release(leased, keep);
      }
    } catch (SSLException e) {
      return failed(Unreached.TLS_FAILED, "connection lost");
    } catch (SocketTimeoutException e) {
      return failed(Unreached.CONNECT_TIMED_OUT, "no answer");
    } catch (ConnectException e) {
      return failed(Unreached.CONNECTION_REFUSED, "connection lost");
    } catch (TooLong e) {
      return failed(Unreached.UNAVAILABLE, "answer too long");
    } catch (HttpException e) {
      return failed(Unreached.UNAVAILABLE, "answer unreadable");
    } catch (TimeoutException e) {
      // The pool's, so the network has no part in it.
      return failed("no connection free", "no answer");
    } catch (IOException | ExecutionException | RuntimeException e) {
      return failed(Unreached.UNAVAILABLE, "connection lost");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("interrupted", "interrupted");
    }
  }

  private static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  private boolean answersThis(Answered answered) {
    return answered.body() != null && question.answers().test(answered.body());
  }

  private static Answered read(ClassicHttpResponse response, boolean fresh) throws IOException {
    byte[] body = bytes(response.getEntity());
    try {
      return new Answered(response.getCode(), JsonObject.read(body), fresh);
    } catch (MalformedBody e) {
      return new Answered(response.getCode(), null, fresh);
    }
  }

  private static byte[] bytes(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    if (entity.getContentLength() > LONGEST_ANSWER) {
      throw new TooLong();
    }
    InputStream content = entity.getContent();
    byte[] bytes = content.readNBytes(LONGEST_ANSWER + 1);
    if (bytes.length > LONGEST_ANSWER) {
      throw new TooLong();
    }
    return bytes;
  }
}
