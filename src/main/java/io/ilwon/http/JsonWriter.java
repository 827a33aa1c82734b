package io.ilwon.http;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes one JSON object without blanks, its fields in the order of the calls, characters beyond
 * ASCII as they are.
 */
public final class JsonWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /** The object whose fields {@code fields} writes, in UTF-8. */
  public static byte[] object(Consumer<JsonWriter> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      fields.accept(new JsonWriter(out));
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** A list of objects on its own, each element's fields written by {@code fields}. */
  public static <T> byte[] list(Iterable<T> elements, Element<T> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new JsonWriter(out).elements(elements, fields);
    }
    return bytes.toByteArray();
  }

  /** A text field, or null. */
  public JsonWriter field(String name, @Nullable String text) {
    out.writeName(name);
    if (text == null) {
      out.writeNull();
    } else {
      out.writeString(text);
    }
    return this;
  }

  /** A whole number. */
  public JsonWriter field(String name, long number) {
    out.writeName(name);
    out.writeNumber(number);
    return this;
  }

  /** True or false. */
  public JsonWriter field(String name, boolean truth) {
    out.writeName(name);
    out.writeBoolean(truth);
    return this;
  }

  /** An object. */
  public JsonWriter object(String name, Consumer<JsonWriter> fields) {
    out.writeName(name);
    out.writeStartObject();
    fields.accept(this);
    out.writeEndObject();
    return this;
  }

  /** A list of texts. */
  public JsonWriter texts(String name, Iterable<String> texts) {
    out.writeName(name);
    out.writeStartArray();
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
    return this;
  }

  /** A list of objects. */
  public <T> JsonWriter list(String name, Iterable<T> elements, Element<T> fields) {
    out.writeName(name);
    elements(elements, fields);
    return this;
  }

  private <T> void elements(Iterable<T> elements, Element<T> fields) {
    out.writeStartArray();
    for (T element : elements) {
      out.writeStartObject();
      fields.write(this, element);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Writes the fields of one element of a list. */
  @FunctionalInterface
  public interface Element<T> {

    /** Writes the fields of {@code element}. */
    void write(JsonWriter json, T element);
  }
}
