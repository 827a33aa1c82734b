package io.ilwon.sandbox;

import io.ilwon.http.Request;
import java.util.regex.Pattern;

/**
 * One call as the demo lists it, or several the same in a row. Nothing that a caller wrote is in
 * it: the path is the route's, its secret part cut, and of a submission's id the end is enough to
 * tell one from another.
 *
 * @param about the end of a submission's id, if it is about one
 */
record Call(String method, String path, int status, long millis, String about, int times) {
  private static final int SHOWN_OF_AN_ID = 6;

  /** An id of ours; whatever else a caller sends in its place is not shown. */
  private static final Pattern ID = Pattern.compile("[a-z2-7]{32}");

  /** What may follow a secret in a path: a word of ours. */
  private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)?");

  private static final int LONGEST_WORD = 12;

  static Call of(String route, Request request, int status, long millis) {
    String id = request.about();
    String about = ID.matcher(id).matches() ? id.substring(id.length() - SHOWN_OF_AN_ID) : "";
    return new Call(request.method(), path(route, request.path()), status, millis, about, 1);
  }

  /** {@code /v/…/send} for the route {@code /v/*}: what stands for the star is cut. */
  static String path(String route, String path) {
    if (!route.endsWith("/*")) {
      return route;
    }
    String folder = route.substring(0, route.length() - 1);
    String rest = path.substring(folder.length());
    int slash = rest.indexOf('/');
    String word = slash < 0 ? "" : rest.substring(slash + 1);
    boolean ours = word.length() <= LONGEST_WORD && WORD.matcher(word).matches();
    return folder + "…" + (ours ? "/" + word : "");
  }

  /** Whether it is the same once more. */
  boolean repeats(Call other) {
    return method.equals(other.method)
        && path.equals(other.path)
        && status == other.status
        && about.equals(other.about);
  }

  Call andBefore(Call other) {
    return new Call(method, path, status, millis, about, times + other.times);
  }
}
