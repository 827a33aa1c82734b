package rival;

/** What is known of the money. */
sealed interface Outcome {

  /** The bank confirmed it. */
  record Sent() implements Outcome {}

  /**
   * It did not move, certainly.
   *
   * @param word the bank's code, or a phrase of a fixed list
   */
  record Refused(Refusal why, String word) implements Outcome {}

  /** It may have moved: it is asked about, and never sent again. */
  record Unknown(String lastSeen) implements Outcome {}

  /** Asked about, the bank knows of no such transfer. */
  record NoRecord() implements Outcome {}
}
