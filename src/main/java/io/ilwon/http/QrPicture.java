package io.ilwon.http;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a picture phones read, drawn here: no third party hears of it.
 *
 * @param size squares a side, the quiet zone of four on each side included
 * @param path the dark squares, as an SVG path
 */
public record QrPicture(int size, String path) {
  /** ISO/IEC 18004: four light squares around. */
  private static final int QUIET = 4;

  public static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (x < code.size && code.getModule(x, y)) {
          x++;
        }
        if (x > from) {
          path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
          path.append('h').append(x - from).append("v1h-").append(x - from).append('z');
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, path.toString());
  }

  /** Without the picture, which may be a secret. */
  @Override
  public String toString() {
    return "QrPicture[" + size + "]";
  }

  /** The whole square. */
  public String box() {
    return "0 0 " + size + " " + size;
  }
}
