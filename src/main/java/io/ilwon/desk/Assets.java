package io.ilwon.desk;

import io.ilwon.http.Handler;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** The files that pages of the desk load: nothing of them is anybody's secret. */
final class Assets {
  static final String FOLDER = "/desk/assets/";
  private static final String KEPT = "max-age=300";
  private static final String KEPT_FOR_EVER = "max-age=31536000, immutable";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final Map<String, File> FILES = new LinkedHashMap<>();

  /** A file as it is served, under its name without a version. */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  private record File(byte[] content, String type, String version) {
    @Override
    public String toString() {
      return "File";
    }
  }

  static {
    add("desk.css", "desk.css", STYLE);
    add("desk.js", "desk.js", SCRIPT);
    add("htmx.js", "htmx-2.0.11.min.js", SCRIPT);
    add("charts.js", "charts.js", SCRIPT);
    add("uplot.js", "uPlot-1.6.32.iife.min.js", SCRIPT);
    add("uplot.css", "uPlot-1.6.32.min.css", STYLE);
  }

  private Assets() {}

  private static void add(String name, String resource, String type) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + resource);
      }
      byte[] content = in.readAllBytes();
      CRC32 sum = new CRC32();
      sum.update(content);
      FILES.put(name, new File(content, type, Long.toHexString(sum.getValue())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where pages load it from: a page never gets a file of another release. */
  static String address(String name) {
    File file = FILES.get(name);
    if (file == null) {
      throw new IllegalArgumentException("no such file: " + name);
    }
    return FOLDER + name + "?v=" + file.version();
  }

  static Routes routes() {
    Routes routes = Routes.none();
    for (Map.Entry<String, File> each : FILES.entrySet()) {
      routes = routes.with("GET", FOLDER + each.getKey(), handler(each.getValue()));
    }
    return routes;
  }

  private static Handler handler(File file) {
    return request -> {
      boolean exact = request.query("v").filter(file.version()::equals).isPresent();
      String kept = exact ? KEPT_FOR_EVER : KEPT;
      return new Response(
          200,
          Map.of("Cache-Control", kept, "X-Content-Type-Options", "nosniff"),
          file.type(),
          file.content());
    };
  }
}
