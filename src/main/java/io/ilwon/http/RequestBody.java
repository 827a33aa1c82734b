package io.ilwon.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The bytes after the headers: read within a limit, or read past so that the next request fits. */
final class RequestBody {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int PIECE = 16 * 1024;

  private final ServerRequest inner;
  private final long begin = System.nanoTime();
  private @Nullable InputStream stream;
  private boolean broken;

  RequestBody(ServerRequest inner) {
    this.inner = inner;
  }

  byte[] read(int limit) {
    OptionalLong declared = inner.headers().contentLength();
    if (declared.isPresent() && declared.getAsLong() > limit) {
      throw new Unacceptable(Problem.REQUEST_ENTITY_TOO_LARGE);
    }
    if (!inner.content().hasEntity()) {
      return new byte[0];
    }
    return declared.isPresent() && !inner.headers().contains(HeaderNames.TRANSFER_ENCODING)
        ? readDeclared((int) declared.getAsLong())
        : readUpTo(limit);
  }

  private byte[] readDeclared(int length) {
    byte[] body = new byte[length];
    int read = 0;
    while (read < length) {
      int n = next(body, read, length - read);
      if (n < 0) {
        broken = true;
        throw new Unacceptable(Problem.BAD_REQUEST);
      }
      read += n;
    }
    next(new byte[1]); // only who reads past the end has read all
    return body;
  }

  private byte[] readUpTo(int limit) {
    ByteArrayOutputStream read = new ByteArrayOutputStream(1024);
    byte[] piece = new byte[PIECE];
    for (int n = next(piece); n >= 0; n = next(piece)) {
      if (read.size() + n > limit) {
        throw new Unacceptable(Problem.REQUEST_ENTITY_TOO_LARGE);
      }
      read.write(piece, 0, n);
    }
    return read.toByteArray();
  }

  /**
   * Reads to the end what is left, because closing a connection with unread bytes resets it and may
   * take the answer with it. The server's own bound on a body bounds this too.
   */
  boolean finish() {
    if (broken) {
      return false;
    }
    if (!inner.content().hasEntity() || inner.content().consumed()) {
      return true;
    }
    if (stream == null) {
      // The caller waits for "100 Continue" and may or may not send the body now: nobody can know.
      // And the library holds a chunk whole in memory: not for a caller nobody wanted to hear.
      boolean waits = inner.headers().contains(HeaderNames.EXPECT) && !inner.continueSent();
      if (waits || inner.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
        return false;
      }
    }
    try {
      byte[] piece = new byte[PIECE];
      while (next(piece) >= 0) {
        // read past
      }
      return true;
    } catch (Unacceptable e) {
      return false;
    }
  }

  private int next(byte[] piece) {
    return next(piece, 0, piece.length);
  }

  private int next(byte[] piece, int from, int most) {
    if (System.nanoTime() - begin > PATIENCE_NANOS) {
      broken = true;
      throw new Unacceptable(Problem.BAD_REQUEST);
    }
    try {
      if (stream == null) {
        stream = inner.content().inputStream();
      }
      return stream.read(piece, from, most);
    } catch (RequestException e) {
      broken = true;
      throw new Unacceptable(Problem.ofStatus(e.status().code()));
    } catch (IOException | RuntimeException e) {
      broken = true;
      throw new Unacceptable(Problem.BAD_REQUEST);
    }
  }
}
