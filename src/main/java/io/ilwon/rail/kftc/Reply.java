package io.ilwon.rail.kftc;

import io.ilwon.http.JsonObject;
import org.jspecify.annotations.Nullable;

/** What became of one request to the centre. Phrases are of a fixed list and quote nothing. */
sealed interface Reply {

  /**
   * A whole HTTP answer.
   *
   * @param body null where it is no JSON object, strictly read
   * @param fresh whether the connection served nobody before: on a used one, what does not name our
   *     request may be the second copy of an answer to another
   */
  record Answered(int status, @Nullable JsonObject body, boolean fresh) implements Reply {}

  /** Not one byte of the request left, for certain. */
  record NotSent(String why) implements Reply {}

  /** The same, since the send window was closed. */
  record HeldBack() implements Reply {}

  /** Something left, and no whole answer came. */
  record Lost(String how) implements Reply {}
}
