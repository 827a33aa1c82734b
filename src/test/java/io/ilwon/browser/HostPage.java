package io.ilwon.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/** A client's page on another site, with the page in a frame of its own. */
final class HostPage implements AutoCloseable {
  private final HttpServer server;
  private volatile String html = "";

  HostPage() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = html.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  /**
   * Another site than {@code localhost}, as {@code shop.example} is than {@code verify.example}.
   */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Shows {@code link} by the script of {@code url}, and keeps all it hears in {@code heard}. */
  HostPage showing(String url, String link) {
    html =
        """
        <!doctype html><title>shop</title><h1>Shop</h1><div id="here"></div>
        <script src="%s/assets/embed.js"></script>
        <script>
          var heard = [], raw = [];
          addEventListener("message", (e) => raw.push({ origin: e.origin, data: e.data }));
          var box = Ilwon.open({
            url: "%s", into: document.getElementById("here"),
            onReady: () => heard.push("ready"),
            onChange: (it) => heard.push("state " + it.state),
            onDone: (it) => heard.push("done " + JSON.stringify(it)),
          });
        </script>
        """
            .formatted(url, link);
    return this;
  }

  @Override
  public String toString() {
    return origin().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
