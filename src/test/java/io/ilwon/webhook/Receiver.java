package io.ilwon.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A customer's server that is told: on a real socket, answering as a test wants. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  public final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
  public volatile Function<Heard, Answer> answers = _ -> Answer.of(204);

  /** One call as it came. */
  public record Heard(
      String path, String id, String timestamp, String signature, String body, String agent) {
    public String type() {
      return field("type");
    }

    /** A text field, found without reading the whole. */
    public String field(String name) {
      String[] parts = body.split("\"" + name + "\":\"", 2);
      return parts.length < 2 ? "" : parts[1].substring(0, parts[1].indexOf('"'));
    }

    public long sequence() {
      String[] parts = body.split("\"sequence\":", 2);
      return parts.length < 2 ? 0 : Long.parseLong(parts[1].split("[,}]", 2)[0]);
    }
  }

  /** What it answers; a header as {@code name: value} or none. */
  public record Answer(int status, String header, String body, long millis) {
    public static Answer of(int status) {
      return new Answer(status, "", "", 0);
    }
  }

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
      var headers = call.getRequestHeaders();
      Heard one =
          new Heard(
              call.getRequestURI().toString(),
              String.valueOf(headers.getFirst("webhook-id")),
              String.valueOf(headers.getFirst("webhook-timestamp")),
              String.valueOf(headers.getFirst("webhook-signature")),
              body,
              String.valueOf(headers.getFirst("User-Agent")));
      heard.add(one);
      Answer answer = answers.apply(one);
      if (answer.millis() > 0) {
        Thread.sleep(answer.millis());
      }
      if (!answer.header().isEmpty()) {
        String[] header = answer.header().split(": ", 2);
        call.getResponseHeaders().set(header[0], header[1]);
      }
      byte[] bytes = answer.body().getBytes(UTF_8);
      call.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      call.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
