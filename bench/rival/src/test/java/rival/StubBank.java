package rival;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A KFTC centre on a real socket, which misbehaves as it is told. */
final class StubBank {
  static final String CLIENT_ID = "stub-client";
  static final String CLIENT_SECRET = "stub-secret";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A deposit as it came over the wire. */
  record Credit(String railId, String bank, String account, String holder, String print) {
    String code() {
      return print.substring(0, 3);
    }
  }

  /** How the answer to a send comes. */
  enum Manner {
    PLAIN,
    HANG,
    ERROR_500,
    CUT_BODY,
    GARBAGE,
    FOREIGN_ID,
    UNLISTED_CODE,
    REDIRECT
  }

  private final HttpServer server;
  private final List<Credit> sends = new CopyOnWriteArrayList<>();
  private final Map<String, String> words = new ConcurrentHashMap<>();
  private final Map<String, Manner> manners = new ConcurrentHashMap<>();
  private final Map<String, Boolean> forgotten = new ConcurrentHashMap<>();
  private volatile Consumer<Credit> onSend = credit -> {};

  StubBank() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/oauth/2.0/token", this::token);
    server.createContext("/v2.0/transfer/deposit/acnt_num", this::send);
    server.createContext("/v2.0/transfer/result", this::result);
    server.start();
  }

  void close() {
    server.stop(0);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** For this account the bank's code is this; {@code 000}, the usual, books. */
  void says(String account, String word) {
    words.put(account, word);
  }

  void answers(String account, Manner manner) {
    manners.put(account, manner);
  }

  /** Asked about this account's transfers it knows of none. */
  void forgets(String account) {
    forgotten.put(account, true);
  }

  /** Hears of each send before it is answered. */
  void onSend(Consumer<Credit> listener) {
    onSend = listener;
  }

  /** Every deposit that was asked for, in order. */
  List<Credit> sends(String account) {
    return sends.stream().filter(send -> send.account().equals(account)).toList();
  }

  String codeOf(String account) {
    return sends(account).getLast().code();
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean right =
        form.contains("client_id=" + CLIENT_ID)
            && form.contains("client_secret=" + CLIENT_SECRET)
            && form.contains("grant_type=client_credentials");
    answer(
        exchange,
        200,
        right
            ? "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":7776000}"
            : "{\"rsp_code\":\"O0001\"}");
  }

  private void send(HttpExchange exchange) throws IOException {
    JsonNode row = JSON.readTree(exchange.getRequestBody()).path("req_list").path(0);
    Credit credit =
        new Credit(
            row.path("bank_tran_id").stringValue(),
            row.path("bank_code_std").stringValue(),
            row.path("account_num").stringValue(),
            row.path("account_holder_name").stringValue(),
            row.path("print_content").stringValue());
    sends.add(credit);
    onSend.accept(credit);
    String word = words.getOrDefault(credit.account(), "000");
    String whole = answer("A0000", credit.railId(), word);
    switch (manners.getOrDefault(credit.account(), Manner.PLAIN)) {
      case PLAIN -> answer(exchange, 200, whole);
      case HANG -> {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3 * Surroundings.BANK_ANSWER));
        exchange.close();
      }
      case ERROR_500 -> answer(exchange, 500, whole);
      case CUT_BODY -> {
        exchange.sendResponseHeaders(200, whole.length());
        exchange.getResponseBody().write(whole.substring(0, 20).getBytes(UTF_8));
        exchange.close();
      }
      case GARBAGE -> answer(exchange, 200, "{]");
      case FOREIGN_ID -> answer(exchange, 200, answer("A0000", "M202300001UFOREIGN00", word));
      case UNLISTED_CODE -> answer(exchange, 200, answer("A0000", credit.railId(), "999"));
      case REDIRECT -> {
        exchange.getResponseHeaders().add("Location", exchange.getRequestURI().toString());
        answer(exchange, 307, "");
      }
    }
  }

  private void result(HttpExchange exchange) throws IOException {
    JsonNode row = JSON.readTree(exchange.getRequestBody()).path("req_list").path(0);
    String id = row.path("org_bank_tran_id").stringValue();
    String account =
        sends.stream()
            .filter(send -> send.railId().equals(id))
            .map(Credit::account)
            .findFirst()
            .orElse("");
    boolean unknown = account.isEmpty() || forgotten.containsKey(account);
    String word = words.getOrDefault(account, "000");
    answer(
        exchange,
        200,
        unknown ? "{\"rsp_code\":\"A0018\",\"res_list\":[]}" : answer("A0000", id, word));
  }

  private static String answer(String centre, String id, String word) {
    return """
    {"rsp_code":"%s","res_list":[{"bank_tran_id":"%s","bank_rsp_code":"%s"}]}\
    """
        .formatted(centre, id, word);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
