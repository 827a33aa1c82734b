package io.ilwon.calls;

/**
 * Calls that fail alike.
 *
 * @param project empty where the caller is nobody we know
 * @param key its id, empty as the project is
 * @param call method and path as published
 * @param word the contract's word of the answer
 */
public record Failing(String project, String key, String call, String word) {
  /** A table's column for words holds so much; the contract's longest has 47. */
  private static final int LONGEST = 64;

  /** What stands for all that a node could not tell apart. */
  static final Failing MORE = new Failing("", "", "", "more");

  public Failing {
    word = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
  }
}
