import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ilwon.client.WebhookEvent;
import io.ilwon.client.WebhookRejected;
import io.ilwon.client.WebhookVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes webhooks on a port of this machine. Arguments: secret, port, how many to take. */
public final class ReceiveWebhook {
  public static void main(String[] args) throws IOException {
    // In earnest a table with a unique key, in the transaction that does the work.
    Set<String> taken = ConcurrentHashMap.newKeySet();
    WebhookVerifier verifier = WebhookVerifier.of(args[0]).rejectingRepeats(taken::add);
    int last = Integer.parseInt(args[2]);

    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/hook",
        exchange -> {
          exchange.sendResponseHeaders(answer(verifier, exchange), -1);
          exchange.close();
          if (taken.size() == last) {
            server.stop(0);
          }
        });
    server.start();
    System.out.println("listening on " + server.getAddress().getPort());
  }

  private static int answer(WebhookVerifier verifier, HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    byte[] body = exchange.getRequestBody().readAllBytes(); // as it came: the signature is over it
    try {
      WebhookEvent event =
          verifier.verify(
              headers.getFirst("webhook-id"),
              headers.getFirst("webhook-timestamp"),
              headers.getFirst("webhook-signature"),
              body);
      System.out.println(event.type() + " " + event.submissionId().orElse(""));
      return 204;
    } catch (WebhookRejected e) {
      System.out.println("refused: " + e.reason());
      return e.reason() == WebhookRejected.Reason.REPEATED ? 204 : 400;
    }
  }
}
