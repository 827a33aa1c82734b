package rival;

import java.time.Instant;

/** Moves the won. No method throws: whatever goes wrong becomes an outcome. */
interface Bank {

  /** Sends the won, once. */
  Outcome send(Order order);

  /** Asks what became of it. */
  Outcome inquire(String railId, Instant intentAt);

  /**
   * One won to one account.
   *
   * @param descriptor what its statement prints, the code first
   */
  record Order(
      String railId,
      String bankCode,
      String accountNumber,
      String holder,
      String descriptor,
      Instant intentAt) {
    @Override
    public String toString() {
      return railId;
    }
  }
}
