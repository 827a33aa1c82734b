package io.ilwon.rail.kftc;

import io.ilwon.rail.kftc.Behaviour.Manner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/** Puts an answer on the wire, well or badly. */
final class StubWire {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  StubWire(Socket socket, InputStream in) throws IOException {
    this.socket = socket;
    this.in = in;
    this.out = socket.getOutputStream();
  }

  /** True when the connection may be used for another request. */
  boolean answer(Map<String, Object> body, String path, Manner manner) throws IOException {
    String json = JSON.writeValueAsString(body);
    byte[] whole = http(200, "application/json; charset=UTF-8", json, "");
    return switch (manner) {
      case Manner.Plain p -> write(whole);
      case Manner.Delay d -> {
        LockSupport.parkNanos(d.by().toNanos());
        yield write(whole);
      }
      case Manner.Hang h -> {
        untilTheCallerGivesUp();
        yield false;
      }
      case Manner.Reset r -> {
        socket.setSoLinger(true, 0);
        yield false;
      }
      case Manner.Silence s -> false;
      case Manner.Status s ->
          write(
              s.tellsTheTruth()
                  ? http(s.code(), "application/json; charset=UTF-8", json, "")
                  : http(s.code(), "text/html", "<html><h1>" + s.code() + "</h1></html>", ""));
      case Manner.CutBody c -> {
        out.write(whole, 0, whole.length - json.length() / 2);
        out.flush();
        yield false;
      }
      case Manner.CutJson c ->
          write(http(200, "application/json", json.substring(0, json.length() / 2), ""));
      case Manner.Garbage g -> write(http(200, "application/json", "\u0000\u0007{]결과: 정상", ""));
      case Manner.ForeignId f -> answer(StubAnswers.foreign(body), path, new Manner.Plain());
      case Manner.Twice t -> {
        out.write(whole);
        yield write(whole);
      }
      case Manner.Drip d -> drip(whole, d.each().toNanos());
      case Manner.DuplicateKeys d ->
          write(http(200, "application/json; charset=UTF-8", doubled(json), ""));
      case Manner.Redirect r ->
          write(http(r.code(), "text/plain", "", "Location: " + path + "\r\n"));
      case Manner.Says s ->
          answer(StubAnswers.saying(body, s.rspCode(), s.bankRspCode()), path, new Manner.Plain());
    };
  }

  /** An HTTP status with this little body. */
  boolean status(int code) throws IOException {
    return write(http(code, "text/plain", "no such thing", ""));
  }

  /** Any JSON. */
  boolean json(String json) throws IOException {
    return write(http(200, "application/json; charset=UTF-8", json, ""));
  }

  private static String doubled(String json) {
    return "{\"rsp_code\":\"A0004\","
        + json.substring(1)
            .replace("\"bank_rsp_code\":", "\"bank_rsp_code\":\"412\",\"bank_rsp_code\":");
  }

  private boolean write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return true;
  }

  private boolean drip(byte[] bytes, long eachNanos) throws IOException {
    for (byte each : bytes) {
      out.write(each);
      out.flush();
      LockSupport.parkNanos(eachNanos);
    }
    return true;
  }

  private void untilTheCallerGivesUp() throws IOException {
    socket.setSoTimeout((int) TimeUnit.MINUTES.toMillis(30));
    while (in.read() >= 0) {
      // What else it may say is not heard.
    }
  }

  private static byte[] http(int code, String type, String body, String more) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Stub\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(code, type, content.length, more);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(head.getBytes(StandardCharsets.UTF_8));
    bytes.write(content);
    return bytes.toByteArray();
  }
}
