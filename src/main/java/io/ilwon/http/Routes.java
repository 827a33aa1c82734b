package io.ilwon.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which handler answers which method on which path. Paths are compared exactly, byte for byte as
 * they came: no trailing slash, no letter case and no percent-encoding is forgiven. A path that
 * ends in {@code /*} stands for one name or more in its place, where no exact path fits.
 */
public final class Routes {
  private static final String ANY = "*";

  private final Map<String, Map<String, Handler>> handlers;

  /** Those that end in {@link #ANY}, without it. */
  private final List<String> folders;

  private Routes(Map<String, Map<String, Handler>> handlers) {
    this.handlers = handlers;
    this.folders =
        handlers.keySet().stream()
            .filter(path -> path.endsWith("/" + ANY))
            .map(path -> path.substring(0, path.length() - ANY.length()))
            .toList();
  }

  /** No route at all: every path is {@link Problem#NOT_FOUND}. */
  public static Routes none() {
    return new Routes(Map.of());
  }

  /** These routes and one more. Refuses a second handler for the same method and path. */
  public Routes with(String method, String path, Handler handler) {
    Map<String, Map<String, Handler>> more = new LinkedHashMap<>(handlers);
    Map<String, Handler> methods = new TreeMap<>(more.getOrDefault(path, Map.of()));
    if (methods.put(method, handler) != null) {
      throw new IllegalArgumentException("two handlers for " + method + " " + path);
    }
    more.put(path, methods);
    return new Routes(more);
  }

  /** These routes and all of {@code others}. Refuses a second handler as {@link #with} does. */
  public Routes and(Routes others) {
    Routes all = this;
    for (Map.Entry<String, Map<String, Handler>> path : others.handlers.entrySet()) {
      for (Map.Entry<String, Handler> method : path.getValue().entrySet()) {
        all = all.with(method.getKey(), path.getKey(), method.getValue());
      }
    }
    return all;
  }

  /** The same routes; {@code change} puts another handler in the place of each path's. */
  public Routes each(BiFunction<String, Handler, Handler> change) {
    Routes changed = none();
    for (Map.Entry<String, Map<String, Handler>> path : handlers.entrySet()) {
      for (Map.Entry<String, Handler> method : path.getValue().entrySet()) {
        changed =
            changed.with(
                method.getKey(), path.getKey(), change.apply(path.getKey(), method.getValue()));
      }
    }
    return changed;
  }

  /** Every route as {@code METHOD path}, in order. */
  public List<String> all() {
    return handlers.entrySet().stream()
        .flatMap(
            path -> path.getValue().keySet().stream().map(method -> method + " " + path.getKey()))
        .sorted()
        .toList();
  }

  /** The handler of a request; without one, a handler that says why there is none. */
  Handler find(String method, String path) {
    @Nullable Map<String, Handler> exactly = handlers.get(path);
    @Nullable Map<String, Handler> methods = exactly == null ? under(path) : exactly;
    if (methods == null) {
      return _ -> Problem.NOT_FOUND.response();
    }
    // RFC 9110 §9.1: whoever answers GET answers HEAD, which is the same without a body.
    @Nullable Handler handler =
        methods.get(method.equals("HEAD") && !methods.containsKey(method) ? "GET" : method);
    if (handler == null) {
      // RFC 9110 §15.5.6: a 405 names the methods that would do.
      String allowed = String.join(", ", methods.keySet());
      return _ -> Problem.METHOD_NOT_ALLOWED.response().with("Allow", allowed);
    }
    return handler;
  }

  /** What a path is called in a log: the route's own words, since a path may hold a secret. */
  String named(String path) {
    if (handlers.containsKey(path)) {
      return path;
    }
    String folder = nearest(path);
    return folder == null ? "a path of none" : folder + ANY;
  }

  /** The nearest folder that has a handler for whatever lies in it. */
  private @Nullable Map<String, Handler> under(String path) {
    @Nullable String nearest = nearest(path);
    return nearest == null ? null : handlers.get(nearest + ANY);
  }

  private @Nullable String nearest(String path) {
    @Nullable String nearest = null;
    for (String folder : folders) {
      boolean nearer = nearest == null || folder.length() > nearest.length();
      if (nearer && path.length() > folder.length() && path.startsWith(folder)) {
        nearest = folder;
      }
    }
    return nearest;
  }
}
