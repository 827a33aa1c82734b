package io.ilwon.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A multipart/form-data body: its texts, and of its files the field names alone. What a file holds
 * is read past and forgotten. {@code toString} shows counts alone.
 */
public final class Form {

  private final Map<String, String> texts;
  private final List<String> names;

  Form(Map<String, String> texts, List<String> names) {
    this.texts = texts;
    this.names = List.copyOf(names);
  }

  /**
   * Reads the whole of {@code body}.
   *
   * @param contentType the request's, with its boundary
   * @param largestFile bytes; a part with a file name beyond it is {@link
   *     Problem#REQUEST_ENTITY_TOO_LARGE}
   * @throws MalformedBody for no part with a name, more than 64 parts, a part's header beyond 2
   *     KiB, framing that RFC 7578 forbids, a text beyond 64 KiB or not UTF-8, or a text's name
   *     twice
   */
  public static Form read(String contentType, byte[] body, int largestFile) throws MalformedBody {
    return FormParts.read(contentType, body, largestFile);
  }

  /** The text behind {@code name}; a file of that name is none. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** The names of all parts, files and texts, in order of appearance, each once. */
  public List<String> names() {
    return names;
  }

  @Override
  public String toString() {
    return "Form[" + names.size() + " names]";
  }
}
