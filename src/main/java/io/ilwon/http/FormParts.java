package io.ilwon.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.QuotedStringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Hears of the parts of a form in their order. The library goes on after anything we throw, so what
 * is wrong first is kept, and nothing behind it counts.
 */
final class FormParts extends MultiPart.AbstractPartsListener {

  private static final int MOST_PARTS = 64;
  private static final int LONGEST_PART_HEADER = 2 * 1024;
  private static final int LONGEST_TEXT = 64 * 1024;

  private final int largestFile;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream(64);
  private long length;
  private @Nullable MalformedBody malformed;
  private @Nullable Unacceptable unacceptable;

  private FormParts(int largestFile) {
    this.largestFile = largestFile;
  }

  /** As {@link Form#read}. */
  static Form read(String contentType, byte[] body, int largestFile) throws MalformedBody {
    FormParts parts = new FormParts(largestFile);
    MultiPart.Parser parser =
        new MultiPart.Parser(boundary(contentType), MultiPartCompliance.RFC7578_STRICT, parts);
    parser.setPartHeadersMaxLength(LONGEST_PART_HEADER);
    parser.setMaxParts(MOST_PARTS);
    parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), true));
    return parts.form();
  }

  private static String boundary(String contentType) throws MalformedBody {
    Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try {
      HttpField.getValueParameters(contentType, parameters);
    } catch (IllegalArgumentException e) { // a quotation without an end
      throw new MalformedBody("not a multipart form");
    }
    String boundary = QuotedStringTokenizer.CSV.unquote(parameters.get("boundary"));
    if (boundary == null || boundary.isEmpty()) {
      throw new MalformedBody("not a multipart form");
    }
    return boundary;
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    length += chunk.remaining();
    if (getFileName() == null && length <= LONGEST_TEXT) {
      text.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
    }
  }

  @Override
  public void onPartHeader(String header, String value) {
    try {
      super.onPartHeader(header, value);
    } catch (IllegalArgumentException e) { // a quotation without an end
      onFailure(e);
    }
  }

  @Override
  public void onPart(@Nullable String name, @Nullable String fileName, HttpFields headers) {
    List<String> dispositions = headers.getValuesList(HttpHeader.CONTENT_DISPOSITION);
    try {
      if (dispositions.size() > 1 && !isWrong()) {
        throw new MalformedBody("a part named twice");
      }
      if (name != null && !isWrong() && begins(dispositions.getFirst(), "form-data")) {
        // RFC 7578 §4.3: several files of one name once came as a form within the form.
        String type = headers.get(HttpHeader.CONTENT_TYPE);
        take(name, fileName != null || (type != null && begins(type, "multipart/mixed")));
      }
    } catch (MalformedBody e) {
      malformed = e;
    } catch (Unacceptable e) {
      unacceptable = e;
    }
    text.reset();
    length = 0;
  }

  private void take(String name, boolean isFile) throws MalformedBody {
    if (isFile) {
      if (length > largestFile) {
        throw new Unacceptable(Problem.REQUEST_ENTITY_TOO_LARGE);
      }
    } else if (length > LONGEST_TEXT) {
      throw new MalformedBody("a text too long");
    } else if (texts.put(name, StrictText.decode(text.toByteArray())) != null) {
      throw new MalformedBody("a name twice");
    }
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  private static boolean begins(String value, String word) {
    return value.regionMatches(true, 0, word, 0, word.length());
  }

  @Override
  public void onFailure(Throwable failure) {
    if (!isWrong()) {
      malformed = new MalformedBody("not a multipart form");
    }
  }

  private boolean isWrong() {
    return malformed != null || unacceptable != null;
  }

  /** The form, or what is wrong with it. */
  private Form form() throws MalformedBody {
    if (unacceptable != null) {
      throw unacceptable;
    }
    if (malformed != null) {
      throw malformed;
    }
    if (names.isEmpty()) {
      throw new MalformedBody("no part");
    }
    return new Form(texts, names);
  }
}
