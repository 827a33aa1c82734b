package io.ilwon.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request in the making: as the grammar makes it, then as it is broken. */
final class Draft {
  private static final String BOUNDARY = "oOo7f3aoOo";

  final Tenant tenant;
  String method;
  String path;
  String query = "";
  String key;

  /** Field → value as JSON has it; of a form the texts without their quotation marks. */
  final Map<String, String> fields = new LinkedHashMap<>();

  final List<String> images = new ArrayList<>();
  final List<String> headers = new ArrayList<>();
  String contentType = "application/json";
  boolean form;
  boolean chunked;

  /** The submission is another project's, or nobody's: nothing about it may succeed. */
  boolean foreign;

  Optional<byte[]> brokenBody = Optional.empty();
  Optional<String> paysTo = Optional.empty();
  String id = "";

  Draft(Tenant tenant, String method, String path) {
    this.tenant = tenant;
    this.method = method;
    this.path = path;
    this.key = tenant.key();
  }

  Draft text(String name, String text) {
    fields.put(name, '"' + text + '"');
    return this;
  }

  Draft asForm() {
    form = true;
    contentType = "multipart/form-data; boundary=" + BOUNDARY;
    return this;
  }

  byte[] body() {
    if (brokenBody.isPresent()) {
      return brokenBody.get();
    }
    if (fields.isEmpty() && images.isEmpty()) {
      return new byte[0];
    }
    return (form ? parts() : json()).getBytes(StandardCharsets.UTF_8);
  }

  private String json() {
    return fields.entrySet().stream()
        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String parts() {
    StringBuilder parts = new StringBuilder();
    fields.forEach((name, value) -> {
      String text = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
      part(parts, "name=\"" + name + '"', text);
    });
    images.forEach(
        name -> part(parts, "name=\"" + name + "\"; filename=\"a.png\"", "not looked at"));
    return parts.append("--").append(BOUNDARY).append("--\r\n").toString();
  }

  private static void part(StringBuilder parts, String disposition, String content) {
    parts.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; ");
    parts.append(disposition).append("\r\n\r\n").append(content).append("\r\n");
  }

  /** The route, as the table of routes has it; the library beneath forgives a method's case. */
  String route() {
    return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
  }

  /** The whole request. */
  byte[] bytes() {
    byte[] body = body();
    StringBuilder head =
        new StringBuilder(method + " " + path + query + " HTTP/1.1\r\nhost: x\r\n");
    if (!key.isEmpty()) {
      head.append("x-api-key: ").append(key).append("\r\n");
    }
    if (!contentType.isEmpty()) {
      head.append("content-type: ").append(contentType).append("\r\n");
    }
    headers.forEach(header -> head.append(header).append("\r\n"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (chunked) {
      head.append("transfer-encoding: chunked\r\n\r\n");
      out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
      for (int at = 0; at < body.length; at += 97) {
        int size = Math.min(97, body.length - at);
        out.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body, at, size);
        out.writeBytes(new byte[] {'\r', '\n'});
      }
      out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } else {
      if (body.length > 0 || method.equals("POST") || method.equals("PATCH")) {
        head.append("content-length: ").append(body.length).append("\r\n");
      }
      out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      out.writeBytes(body);
    }
    return out.toByteArray();
  }
}
