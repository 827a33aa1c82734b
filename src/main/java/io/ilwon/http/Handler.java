package io.ilwon.http;

/**
 * Answers one request on a virtual thread, so it may block. An {@link Unacceptable} becomes its
 * {@link Problem}; any other exception becomes {@link Problem#INTERNAL_SERVER_ERROR} and its text
 * stays inside.
 */
@FunctionalInterface
public interface Handler {

  /** The answer to {@code request}; never null. */
  Response answer(Request request) throws Exception;
}
