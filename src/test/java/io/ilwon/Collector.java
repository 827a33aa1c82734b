package io.ilwon;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as an OpenTelemetry collector does: OTLP in protobuf over HTTP. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();

  /** One span; ids in hexadecimal, empty where there is none. */
  record Span(
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> attributes,
      List<String> linkedTraces) {}

  Collector() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          read(UnknownFieldSet.parseFrom(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  List<String> paths() {
    return List.copyOf(paths);
  }

  /** The numbers are those of opentelemetry/proto/trace/v1/trace.proto. */
  private void read(UnknownFieldSet request) throws IOException {
    for (UnknownFieldSet resource : inside(request, 1)) {
      for (UnknownFieldSet scope : inside(resource, 2)) {
        for (UnknownFieldSet span : inside(scope, 2)) {
          spans.add(span(span));
        }
      }
    }
  }

  private static Span span(UnknownFieldSet span) throws IOException {
    Map<String, String> attributes = new TreeMap<>();
    for (UnknownFieldSet attribute : inside(span, 9)) {
      UnknownFieldSet value = inside(attribute, 2).getFirst();
      attributes.put(
          text(attribute, 1),
          value.hasField(1)
              ? text(value, 1)
              : String.valueOf(value.getField(3).getVarintList().getFirst()));
    }
    List<String> links = inside(span, 13).stream().map(link -> hex(link, 1)).toList();
    return new Span(hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5), attributes, links);
  }

  private static List<UnknownFieldSet> inside(UnknownFieldSet message, int field)
      throws IOException {
    List<UnknownFieldSet> inside = new CopyOnWriteArrayList<>();
    for (ByteString bytes : message.getField(field).getLengthDelimitedList()) {
      inside.add(UnknownFieldSet.parseFrom(bytes));
    }
    return inside;
  }

  private static String text(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().getFirst().toStringUtf8();
  }

  private static String hex(UnknownFieldSet message, int field) {
    List<ByteString> bytes = message.getField(field).getLengthDelimitedList();
    return bytes.isEmpty() ? "" : HexFormat.of().formatHex(bytes.getFirst().toByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
