package io.ilwon.rail;

/**
 * What we know about the money after asking a rail to move it. Three answers, because only three
 * change what we may do next.
 */
public sealed interface TransferOutcome {

  /**
   * The bank confirmed the deposit.
   *
   * @param railReference the bank's own number for it
   */
  record Sent(String railReference) implements TransferOutcome {}

  /**
   * The bank confirmed, or we can prove, that no money moved.
   *
   * @param railCode the bank's code, or for our own refusals a short phrase of a fixed list
   */
  record Refused(Refusal why, String railCode) implements TransferOutcome {}

  /**
   * May or may not have moved: never resend, inquire.
   *
   * @param lastSeen the last thing learned, a bank's code or a short phrase of a fixed list; never
   *     an exception's text
   */
  record Unknown(String lastSeen) implements TransferOutcome {
    private static final Unknown NO_RECORD = new Unknown("no record");
    private static final Unknown IN_PROCESS = new Unknown("in process");

    /**
     * The bank knows nothing of the transfer. Believed only after the settle horizon: the booking
     * may come later than the question.
     */
    public static Unknown noRecord() {
      return NO_RECORD;
    }

    /** The bank has the order and no result yet. */
    public static Unknown inProcess() {
      return IN_PROCESS;
    }

    public boolean isNoRecord() {
      return equals(NO_RECORD);
    }
  }
}
