package io.ilwon.client;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * A server and a key for it. Safe for many threads; make one and keep it.
 *
 * <pre>{@code
 * Ilwon ilwon = Ilwon.at(URI.create("https://verify.example.com")).key(System.getenv("KEY")).build();
 * Step1Answer opened = ilwon.submissions().step1(Applicant.of("hong@example.com", "KOR", "passport"));
 * }</pre>
 *
 * <p>Nothing here repeats a request by itself. What may be called again after {@link
 * IlwonException.NoAnswer} is said at each method.
 */
public final class Ilwon {
  private final Wire wire;

  private Ilwon(Wire wire) {
    this.wire = wire;
  }

  /**
   * A client of the server at this address.
   *
   * @param server such as {@code https://verify.example.com}; plain http only on this machine
   */
  public static Builder at(URI server) {
    return new Builder(Addresses.safe(server));
  }

  /** The published API: the three steps, reading, changing. */
  public Submissions submissions() {
    return new Submissions(wire);
  }

  /** Links to the page that leads a person through all of it. */
  public Links links() {
    return new Links(wire);
  }

  /** The address, never the key. */
  @Override
  public String toString() {
    return "Ilwon[" + wire.server() + "]";
  }

  /** What a client is made of. */
  public static final class Builder {
    private final URI server;
    private String key = "";
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration answerTimeout = Duration.ofSeconds(20);

    private Builder(URI server) {
      this.server = server;
    }

    /** The project's key, {@code sk_live_…} or {@code sk_test_…}. Keep it on your server. */
    public Builder key(String key) {
      this.key = Objects.requireNonNull(key, "key");
      return this;
    }

    /** How long to wait for a connection; 5 seconds unless set. */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = positive(connectTimeout);
      return this;
    }

    /**
     * How long to wait for a whole answer; 20 seconds unless set. The server answers PreStep2
     * within 8 seconds unless its operator set more: less than that here makes time-outs of good
     * answers.
     */
    public Builder answerTimeout(Duration answerTimeout) {
      this.answerTimeout = positive(answerTimeout);
      return this;
    }

    private static Duration positive(Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("a time-out must be longer than nothing");
      }
      return duration;
    }

    /**
     * The client.
     *
     * @throws IllegalArgumentException without a key that can be sent
     * @throws IllegalStateException when {@code jdk.httpclient.enableAllMethodRetry} is set: the
     *     JDK would then send a POST twice by itself, and nobody could tell one won from two
     */
    public Ilwon build() {
      if (!key.matches("[!-~]+")) {
        throw new IllegalArgumentException("set the project's key: Ilwon.at(…).key(…)");
      }
      Resending.refuse();
      return new Ilwon(new Wire(server, key, connectTimeout, answerTimeout));
    }

    /** The address, never the key. */
    @Override
    public String toString() {
      return "Ilwon.Builder[" + server + "]";
    }
  }
}
