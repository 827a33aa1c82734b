package io.ilwon.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The README's picture of the demo. Letters look different on every machine, so pixels are not
 * compared: within the file stands a hash of what was drawn — elements, classes, texts, style
 * sheets; digits stand for any digits, and the list of calls, which grows on a slow machine, for
 * any calls — and the demo of now has to have the same.
 */
@SuppressWarnings("ArrayRecordComponent") // written or compared once
record Picture(byte[] png, String drawn) {
  static final Path FILE = Path.of("docs", "demo.png");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 860;
  private static final int LIMIT = 200 * 1024;
  private static final String KEYWORD = "drawn";

  /** Signature and header of a PNG; the first chunk of our own follows. */
  private static final int HEAD = 8 + 25;

  private static final String SKELETON =
      """
      () => [...document.querySelectorAll('body *:not(#calls ol *, .id *)')]
        .map((each) => each.tagName + '.' + each.getAttribute('class') + ' ' + [...each.childNodes]
          .filter((child) => child.nodeType === 3)
          .map((child) => child.data.trim().replace(/[a-z2-7]{32}/g, 'id').replace(/[0-9]+/g, '0')).join(' '))
        .join('\\n')
        + [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
          .map((rule) => rule.cssText).join('\\n')
      """;

  /** What the page shows now. What was hashed is left to be compared by eye. */
  static Picture of(Page page) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Frame frame : page.frames()) {
      all.append(frame.evaluate(SKELETON));
    }
    Files.writeString(Path.of("target", "demo", "drawn.txt"), all);
    return new Picture(page.screenshot(), hash(all.toString()));
  }

  private static String hash(String text) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes it with {@code -Dpictures=write}; else the file has to show the same. */
  void keep() throws IOException {
    if (System.getProperty("pictures", "").equals("write")) {
      Files.write(FILE, withHash());
    }
    byte[] kept = Files.readAllBytes(FILE);
    assertTrue(kept.length < LIMIT, kept.length + " bytes");
    assertEquals(List.of(WIDTH, HEIGHT), List.of(number(kept, 16), number(kept, 20)));
    assertEquals(drawn, hashIn(kept), "the demo looks different now: see it with -Dpictures=write");
  }

  private byte[] withHash() throws IOException {
    byte[] chunk = ("tEXt" + KEYWORD + "\0" + drawn).getBytes(UTF_8);
    CRC32 crc = new CRC32();
    crc.update(chunk);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.write(png, 0, HEAD);
    out.writeInt(chunk.length - 4);
    out.write(chunk);
    out.writeInt((int) crc.getValue());
    out.write(png, HEAD, png.length - HEAD);
    return file.toByteArray();
  }

  private static String hashIn(byte[] file) {
    byte[] own = Arrays.copyOfRange(file, HEAD, HEAD + 8 + number(file, HEAD));
    return new String(own, 8, own.length - 8, UTF_8).replace(KEYWORD + "\0", "");
  }

  private static int number(byte[] file, int at) {
    return ByteBuffer.wrap(file).getInt(at);
  }
}
