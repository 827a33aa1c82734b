package io.ilwon.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;

/**
 * A multipart/form-data body: its texts, and of its files the field names alone. What a file holds
 * is read past and forgotten. {@code toString} shows counts alone.
 */
public final class Form {

  private static final int MOST_PARTS = 64;
  private static final int LONGEST_PART_HEADER = 2 * 1024;
  private static final int LONGEST_TEXT = 64 * 1024;

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();

  private Form() {}

  /**
   * Reads the whole of {@code body}.
   *
   * @param contentType the request's, with its boundary
   * @param largestFile bytes; a part with a file name beyond it is {@link
   *     Problem#REQUEST_ENTITY_TOO_LARGE}
   * @throws MalformedBody for no part with a name, more than 64 parts, a part's header beyond 2
   *     KiB, a text beyond 64 KiB or not UTF-8, or a text's name twice
   */
  public static Form read(String contentType, byte[] body, int largestFile) throws MalformedBody {
    FileUpload upload = new FileUpload();
    upload.setHeaderEncoding("UTF-8");
    upload.setPartHeaderSizeMax(LONGEST_PART_HEADER);
    Form form = new Form();
    try {
      FileItemIterator parts = upload.getItemIterator(new Context(contentType, body));
      for (int count = 0; parts.hasNext(); count++) {
        if (count == MOST_PARTS) {
          throw new MalformedBody("too many parts");
        }
        form.take(parts.next(), largestFile);
      }
    } catch (FileUploadException | IOException | RuntimeException e) {
      if (e instanceof Unacceptable tooLarge) {
        throw tooLarge;
      }
      throw new MalformedBody("not a multipart form");
    }
    if (form.names.isEmpty()) { // the library finds no part in anything that is no form
      throw new MalformedBody("no part");
    }
    return form;
  }

  private void take(FileItemStream part, int largestFile) throws IOException, MalformedBody {
    String name = part.getFieldName();
    if (name == null) {
      throw new MalformedBody("a part without a name");
    }
    try (InputStream content = part.openStream()) {
      if (part.isFormField()) {
        byte[] text = content.readNBytes(LONGEST_TEXT + 1);
        if (text.length > LONGEST_TEXT) {
          throw new MalformedBody("a text too long");
        }
        if (texts.put(name, StrictText.decode(text)) != null) {
          throw new MalformedBody("a name twice");
        }
      } else if (content.transferTo(OutputStream.nullOutputStream()) > largestFile) {
        throw new Unacceptable(Problem.REQUEST_ENTITY_TOO_LARGE);
      }
    }
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  /** The text behind {@code name}; a file of that name is none. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** The names of all parts, files and texts, in order of appearance, each once. */
  public List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public String toString() {
    return "Form[" + names.size() + " names]";
  }

  /** The body in the clothes that the library asks for. */
  private static final class Context implements UploadContext {

    private final String contentType;
    private final byte[] body;

    Context(String contentType, byte[] body) {
      this.contentType = contentType;
      this.body = body;
    }

    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    @Deprecated
    public int getContentLength() {
      return body.length;
    }

    @Override
    public long contentLength() {
      return body.length;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(body);
    }
  }
}
