package io.ilwon.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 as Unicode defines it: what cannot be written back unchanged is not read. */
final class StrictText {

  private static final char REPLACEMENT = '\uFFFD';

  private StrictText() {}

  static String decode(byte[] utf8) throws MalformedBody {
    String text = new String(utf8, StandardCharsets.UTF_8);
    // Whatever is malformed has become this character; rarely somebody means it.
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(utf8);
  }

  private static String decodeStrictly(byte[] utf8) throws MalformedBody {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedBody("not UTF-8");
    }
  }

  /** JSON's escapes can spell half a surrogate pair, which is no character. */
  static String demandWellFormed(String text) throws MalformedBody {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          throw new MalformedBody("half a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }
}
