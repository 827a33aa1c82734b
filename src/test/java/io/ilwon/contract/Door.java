package io.ilwon.contract;

import io.ilwon.bank.BankDirectory;
import io.ilwon.calls.CallTally;
import io.ilwon.http.HttpServer;
import io.ilwon.http.RawClient;
import io.ilwon.reference.Described;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The door on a real socket, with a script behind it. */
final class Door implements AutoCloseable {

  final Script script = new Script();
  final CallTally tally = new CallTally();
  private final HttpServer server =
      HttpServer.startOnLoopback(0, Contract.routes(script, BankDirectory.load(), tally));

  int port() {
    return server.port();
  }

  /** A JSON body with a key, on a connection of its own; status and body come back. */
  String post(String path, String body) throws IOException {
    return send("POST", path, Map.of("content-type", "application/json"), body);
  }

  /** Any request with a key. */
  String send(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    String more =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining());
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head =
        "%s %s HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\n%scontent-length: %d\r\n\r\n"
            .formatted(method, path, more, length);
    byte[] request = (head + body).getBytes(StandardCharsets.UTF_8);
    return Golden.told(Described.checked(request, RawClient.once(port(), request)));
  }

  /** The code in an answer, or its message, or all of it. */
  static String code(String answer) {
    String body = answer.substring(4);
    for (String name : List.of("errorCode", "error_code", "message")) {
      int start = body.indexOf("\"" + name + "\":\"");
      if (start >= 0) {
        int begin = start + name.length() + 4;
        return body.substring(begin, body.indexOf('"', begin));
      }
    }
    return answer;
  }

  /** What reached the rooms behind last. */
  List<?> lastCall() {
    List<?> last = List.of();
    for (List<?> call : script.calls) {
      last = call;
    }
    return last;
  }

  @Override
  public void close() {
    server.close();
  }
}
