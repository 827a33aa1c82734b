package io.ilwon.reconciliation;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops reading when one line, or one quotation that never ends, would fill the memory. */
final class LineLimit extends FilterReader {
  /** Characters; the parser reads some thousands ahead. */
  static final int LONGEST = 65_536;

  private long read;

  /** The line is too long. */
  static final class TooLong extends IOException {}

  LineLimit(Reader in) {
    super(in);
  }

  /** A new line begins. */
  void lineBegins() {
    read = 0;
  }

  @Override
  public int read() throws IOException {
    int character = super.read();
    count(character < 0 ? 0 : 1);
    return character;
  }

  @Override
  public int read(char[] into, int from, int most) throws IOException {
    int got = super.read(into, from, most);
    count(Math.max(0, got));
    return got;
  }

  private void count(int characters) throws TooLong {
    read += characters;
    if (read > LONGEST) {
      throw new TooLong();
    }
  }
}
